/*
 * Whether two plans meet the same customers. The improver of the presets has
 * five articles on topics of which the five most wanted are asked 36 % of all,
 * is tried first by 40 %, finds 82.5 % and solves 60 %: it prevents
 * 0.36 x 0.4 x 0.825 x 0.6 = 7.128 % of the mails when the plan begins, and
 * half of that of the calls that it reaches half of.
 */
#include "report/compare_json.h"
#include "report/compare_start.h"
#include "report/compare_table.h"
#include "report/json.h"
#include "schema_check.h"
#include "testing.h"
#include <jansson.h>
#include <string.h>

static const double OF_MAILS = 0.36 * 0.4 * 0.825 * 0.6;

struct pair_of_plans {
    struct arena *arena;
    struct scenario scenarios[2];
    struct compare_report report;
};

/* The shop for two weeks, and the same with one setting more. */
static struct pair_of_plans *make(const char *setting, const char *another)
{
    static const char *const labels[] = { "today", "other" };
    struct arena *arena = arena_create();
    struct pair_of_plans *made = arena_alloc(arena, 1, sizeof *made);
    const struct centre *centres[2];
    const char *sets[] = { "plan.weeks = 2", "study.replications = 2", setting,
                           another };
    for (size_t i = 0; i < 2; i++) {
        struct problems problems = { 0 };
        const struct scenario_request request = {
            .file = "scenarios/help_centre.cfg",
            .n_sets = i == 0 ? 2
                             : 2 + (another   ? 2
                                    : setting ? 1
                                              : 0),
            .sets = sets
        };
        if (!scenario_load(&request, arena, &made->scenarios[i], &problems)) {
            fail_test("%s", problems.list[0].message);
        }
        centres[i] = made->scenarios[i].centre;
    }
    const struct comparison_request request = { .n_plans = 2,
                                                .centres = centres,
                                                .seed = 1 };
    made->arena = arena;
    made->report = (struct compare_report){
        .comparison = comparison_run(&request, arena),
        .labels = labels,
        .scenarios = made->scenarios,
    };
    return made;
}

static const char *words_of(const struct pair_of_plans *made)
{
    const struct compare_start *start =
        compare_start_find(&made->report, 1, made->arena);
    return start ? compare_start_words(start, "today", "other", made->arena)
                 : NULL;
}

static const char *table_of(const struct pair_of_plans *made)
{
    struct text text;
    text_start(&text, made->arena);
    table_of_comparison(&made->report, 500, false, &text);
    return text.bytes;
}

static void test_other_articles_are_other_customers(void **state)
{
    (void)state;
    struct pair_of_plans *made =
        make("help_centre.approach = set_and_forget", NULL);
    const struct compare_start *start =
        compare_start_find(&made->report, 1, made->arena);
    assert_non_null(start);
    assert_int_equal(start->n_channels, 2);
    assert_string_equal(start->channels[1].name, "email");
    assert_near(start->channels[1].first_frac, OF_MAILS, 1e-9);
    assert_near(start->channels[0].first_frac, OF_MAILS / 2, 1e-9);
    assert_true(start->channels[0].other_frac > start->channels[0].first_frac);
    const char *words = words_of(made);
    assert_non_null(strstr(words, "help_centre.articles (5 and 120)"));
    assert_non_null(
        strstr(words, "help_centre.approach (improver and set_and_forget)"));
    assert_non_null(strstr(words, "write volume_counts = \"needs\""));
    assert_null(strstr(words, "help_centre.browse"));
    const char *table = table_of(made);
    assert_non_null(strstr(table, "Mind: today and other do not meet"));
    assert_null(strstr(table, "the same customers\n"));
    assert_null(strstr(table, "with the same customers"));
    arena_destroy(made->arena);
}

static void test_other_agents_are_not(void **state)
{
    (void)state;
    struct pair_of_plans *made = make("teams.desk.agents = 5", NULL);
    assert_null(words_of(made));
    assert_false(compare_start_moves(&made->report));
    assert_non_null(
        strstr(table_of(made), "each plan with the same customers"));
    assert_null(strstr(table_of(made), "Mind:"));
    arena_destroy(made->arena);
}

/* What the help centre adds later changes nothing about who comes today. */
static void test_more_articles_later_are_not(void **state)
{
    (void)state;
    struct pair_of_plans *made = make("help_centre.adds_per_week = 9", NULL);
    assert_null(words_of(made));
    arena_destroy(made->arena);
}

static void test_needs_beside_contacts_are_other_customers(void **state)
{
    (void)state;
    struct pair_of_plans *made =
        make("channels.email.volume_counts = needs", NULL);
    const struct compare_start *start =
        compare_start_find(&made->report, 1, made->arena);
    assert_int_equal(start->n_channels, 1);
    assert_near(start->channels[0].first_frac, OF_MAILS, 1e-9);
    assert_near(start->channels[0].other_frac, 0, 0);
    arena_destroy(made->arena);
}

/* 420 contacts a week are what is left of 420 / (1 - 7.128 %) = 452 needs. */
static void test_needs_that_leave_those_contacts_are_the_same(void **state)
{
    (void)state;
    struct pair_of_plans *made = make("channels.email.volume_counts = needs",
                                      "channels.email.volume = 452 / week");
    assert_null(words_of(made));
    arena_destroy(made->arena);
}

static void test_the_file_holds_what_the_words_say(void **state)
{
    (void)state;
    struct pair_of_plans *made =
        make("help_centre.approach = set_and_forget", NULL);
    json_t *json = json_of_comparison(&made->report);
    struct text text;
    text_start(&text, made->arena);
    json_add_text(json, &text);
    assert_true(schema_check("docs/schema/compare-1.json", text.bytes) > 100);
    const json_t *difference =
        json_array_get(json_object_get(json, "differences"), 0);
    const struct compare_start *read = compare_start_read(
        json_object_get(difference, "help_centre_at_start"), made->arena);
    assert_non_null(read);
    const char *words = words_of(made);
    assert_string_equal(
        compare_start_words(read, "today", "other", made->arena), words);
    const json_t *warnings = json_object_get(
        json_array_get(json_object_get(json, "plans"), 1), "warnings");
    bool found = false;
    for (size_t i = 0; i < json_array_size(warnings); i++) {
        const char *warning = json_string_value(json_array_get(warnings, i));
        found = found || strcmp(warning, words) == 0;
    }
    assert_true(found);
    json_decref(json);
    arena_destroy(made->arena);
}

/* Who comes more without the block, day by day the same draws, is whom the help
 * centre prevents more since the plan began: in every replication, so that the
 * intervals are the same too. */
static void test_a_plan_without_the_block_differs_by_what_changed(void **state)
{
    (void)state;
    enum { REPLICATIONS = 6 };
    struct pair_of_plans *made = make(NULL, NULL);
    struct centre with = *made->scenarios[0].centre;
    struct centre without = with;
    const struct centre *centres[] = { &with, &without };
    with.study.replications = REPLICATIONS;
    without.help_centre.set = false;
    const struct comparison_request request = { .n_plans = 2,
                                                .centres = centres,
                                                .seed = 1 };
    const struct comparison *comparison = comparison_run(&request, made->arena);
    const size_t first = measure_index("first_attempts");
    const size_t since = measure_index("prevented_since_start");
    for (size_t c = 0; c < 2; c++) {
        const struct estimate *more =
            &comparison->others[0].channels[c].measures[first].change;
        const struct estimate *kept =
            &comparison->plans[0]->channels[c].measures[since];
        assert_true(kept->mean > 0);
        assert_near(more->mean, kept->mean, 1e-9);
        assert_near(more->half_width, kept->half_width, 1e-9);
    }
    arena_destroy(made->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_other_articles_are_other_customers),
        cmocka_unit_test(test_other_agents_are_not),
        cmocka_unit_test(test_more_articles_later_are_not),
        cmocka_unit_test(test_needs_beside_contacts_are_other_customers),
        cmocka_unit_test(test_needs_that_leave_those_contacts_are_the_same),
        cmocka_unit_test(test_a_plan_without_the_block_differs_by_what_changed),
        cmocka_unit_test(test_the_file_holds_what_the_words_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
