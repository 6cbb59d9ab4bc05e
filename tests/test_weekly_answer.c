/* Which weeks of a plan are tight: of figures made up by hand, and of a run
 * beside what its own files say. */
#include "chart/store.h"
#include "chart/words.h"
#include "report/document.h"
#include "report/weekly_answer.h"
#include "report/weekly_tight.h"
#include "report_run.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

enum { MONDAY = 20822, WEEKS = 3, DAYS = 21, INTERVALS = 42 };

/* Three weeks from 4 Jan 2027 of one channel, one team and two intervals a
 * day; all is well in all of them. */
struct made {
    struct arena *arena;
    struct weekly_figures *figures;
    struct brief_estimate levels[WEEKS];
    struct brief_estimate busy[WEEKS];
    struct brief_estimate backlog[INTERVALS];
    struct brief_estimate at_ends[WEEKS];
};

static struct made *make(void)
{
    struct arena *arena = arena_create();
    struct made *made = arena_alloc(arena, 1, sizeof *made);
    made->arena = arena;
    made->figures = weekly_figures_start(MONDAY, DAYS, 1, 1, 2, arena);
    made->figures->replications = 10;
    made->figures->channels[0] =
        (struct weekly_channel){ .name = "email",
                                 .target = "90 % in 8 h",
                                 .target_frac = 0.9,
                                 .levels = made->levels };
    made->figures->teams[0] = (struct weekly_team){ "care", made->busy };
    for (size_t w = 0; w < WEEKS; w++) {
        made->levels[w] = (struct brief_estimate){ 0.95, 0.01 };
        made->busy[w] = (struct brief_estimate){ 0.7, 0.01 };
    }
    return made;
}

static void add_backlog(struct made *made, double tickets)
{
    made->figures->n_intervals = INTERVALS;
    made->figures->channels[0].backlog = made->backlog;
    made->figures->channels[0].backlog_at_ends = made->at_ends;
    made->figures->channels[0].tickets_a_day = 100.0;
    for (size_t i = 0; i < INTERVALS; i++) {
        made->backlog[i] = (struct brief_estimate){ tickets, 1.0 };
    }
    for (size_t w = 0; w < WEEKS; w++) {
        made->at_ends[w] = (struct brief_estimate){ tickets, 1.0 };
    }
}

static const struct text_list *answer(const struct made *made)
{
    struct text_list *list = text_list_start(made->arena);
    weekly_answer(made->figures, list);
    return list;
}

static void assert_sentence(const struct text_list *list, size_t i,
                            const char *sentence)
{
    assert_true(i < list->n);
    assert_string_equal(list->texts[i], sentence);
}

static void test_when_all_is_well_that_is_said_at_once(void **state)
{
    (void)state;
    const struct made *made = make();
    const struct text_list *list = answer(made);
    assert_sentence(list, 0,
                    "No week is tight: every target is met in every week, and "
                    "no team is busy over 88 % of its time in any.");
    assert_sentence(list, 1,
                    "The target is met in every week by email (95.0 ± 1.0 %).");
    assert_sentence(list, 2,
                    "How busy a team is in its busiest week: care 70.0 ± 1.0 "
                    "% (week of 4 Jan 2027).");
    assert_int_equal(list->n, 3);
    arena_destroy(made->arena);
}

static void test_the_launch_week_is_named_with_what_goes_wrong(void **state)
{
    (void)state;
    struct made *made = make();
    made->levels[2] = (struct brief_estimate){ 0.853, 0.02 };
    made->busy[2] = (struct brief_estimate){ 0.931, 0.01 };
    weekly_add_opening(made->figures, "chat", MONDAY + 15, 0.0, made->arena);
    const struct text_list *list = answer(made);
    assert_sentence(list, 0,
                    "1 of 3 weeks is tight, that of 18 Jan 2027, in which chat "
                    "opens: care is busy 93.1 ± 1.0 % of its time and email is "
                    "85.3 ± 2.0 % in time (target 90 %).");
    assert_sentence(list, 1,
                    "email misses its target (90 % in 8 h) in 1 of 3 weeks: "
                    "that of 18 Jan 2027 (85.3 ± 2.0 %).");
    assert_sentence(list, 2,
                    "A week is tight too when a team is busy over 88 % of its "
                    "time: care is in 1 of 3 weeks, that of 18 Jan 2027.");
    assert_int_equal(list->n, 3);
    arena_destroy(made->arena);
}

/* All tight weeks are accounted for: one by its target, two by the team. */
static void test_busy_weeks_are_named_beside_missed_targets(void **state)
{
    (void)state;
    struct made *made = make();
    made->levels[0] = (struct brief_estimate){ 0.5, 0.01 };
    made->busy[1] = (struct brief_estimate){ 0.89, 0.01 };
    made->busy[2] = (struct brief_estimate){ 0.9, 0.01 };
    const struct text_list *list = answer(made);
    assert_non_null(
        strstr(list->texts[0], "3 of 3 weeks are tight; the worst"));
    assert_sentence(list, 2,
                    "A week is tight too when a team is busy over 88 % of its "
                    "time: care is in 2 of 3 weeks, those of 11 Jan 2027 to 18 "
                    "Jan 2027.");
    arena_destroy(made->arena);
}

/* The busy team of the week on the edge does not count that week again. */
static void test_tight_weeks_are_counted_by_what_they_are(void **state)
{
    (void)state;
    struct made *made = make();
    made->levels[0] = (struct brief_estimate){ 0.5, 0.01 };
    made->levels[1] = (struct brief_estimate){ 0.89, 0.02 };
    made->busy[1] = (struct brief_estimate){ 0.89, 0.01 };
    made->busy[2] = (struct brief_estimate){ 0.9, 0.01 };
    struct tight_weeks tight = tight_weeks(made->figures);
    assert_string_equal(tight_weeks_by_what(&tight, made->arena),
                        " (1 misses a target, 1 is on the edge and 1 only has "
                        "a team that is too busy)");
    made->levels[0] = made->levels[1];
    made->busy[2] = (struct brief_estimate){ 0.7, 0.01 };
    tight = tight_weeks(made->figures);
    assert_int_equal(tight.n, 2);
    assert_string_equal(tight_weeks_by_what(&tight, made->arena), "");
    arena_destroy(made->arena);
}

/* 1 January is in the warm-up: what it left lies in the first week. */
static void test_closed_and_special_days_nearby_are_named(void **state)
{
    (void)state;
    static const struct weekly_unusual days[] = { { MONDAY - 3, true },
                                                  { MONDAY + 2, false },
                                                  { MONDAY + 30, true } };
    struct made *made = make();
    made->figures->unusual = days;
    made->figures->n_unusual = sizeof days / sizeof *days;
    made->levels[0] = (struct brief_estimate){ 0.5, 0.01 };
    weekly_add_opening(made->figures, "chat", MONDAY + 14, 3600.0, made->arena);
    assert_non_null(strstr(answer(made)->texts[0],
                           "that of 4 Jan 2027, after 1 Jan 2027 (closed), "
                           "with 6 Jan 2027 (special day), in which agents "
                           "train for chat: email is"));
    made->levels[0].mean = 0.95;
    made->levels[2] = (struct brief_estimate){ 0.5, 0.01 };
    assert_null(strstr(answer(made)->texts[0], "closed"));
    assert_null(strstr(answer(made)->texts[0], "special"));
    arena_destroy(made->arena);
}

static void test_a_target_within_the_interval_is_not_called_missed(void **state)
{
    (void)state;
    struct made *made = make();
    made->levels[1] = (struct brief_estimate){ 0.89, 0.01 };
    const struct text_list *list = answer(made);
    for (size_t i = 0; i < list->n; i++) {
        assert_null(strstr(list->texts[i], "misses"));
    }
    assert_sentence(list, 1,
                    "email is on the edge of its target (90 % in 8 h) in 1 of "
                    "3 weeks: that of 11 Jan 2027 (89.0 ± 1.0 %).");
    made->levels[1].half_width = 0.0099;
    assert_non_null(strstr(answer(made)->texts[1], "misses"));
    arena_destroy(made->arena);
}

static void test_training_weeks_are_named_as_such(void **state)
{
    (void)state;
    struct made *made = make();
    made->levels[0] = (struct brief_estimate){ 0.5, 0.01 };
    weekly_add_opening(made->figures, "chat", MONDAY + 14, 3600.0, made->arena);
    assert_non_null(
        strstr(answer(made)->texts[0],
               "that of 4 Jan 2027, in which agents train for chat: email is"));
    arena_destroy(made->arena);
}

static void test_weeks_without_contacts_miss_nothing(void **state)
{
    (void)state;
    struct made *made = make();
    made->levels[0] = (struct brief_estimate){ nan(""), nan("") };
    made->levels[2] = (struct brief_estimate){ 0.5, 0.01 };
    assert_non_null(strstr(answer(made)->texts[1], "in 1 of 2 weeks"));
    arena_destroy(made->arena);
}

static void test_one_replication_misses_nothing(void **state)
{
    (void)state;
    struct made *made = make();
    made->figures->replications = 1;
    made->levels[1] = (struct brief_estimate){ 0.1, nan("") };
    made->busy[1] = (struct brief_estimate){ 0.97, nan("") };
    const struct text_list *list = answer(made);
    assert_int_equal(list->n, 1);
    assert_sentence(list, 0,
                    "How busy a team is in its busiest week: care 97.0 % "
                    "(week of 11 Jan 2027).");
    arena_destroy(made->arena);
}

/* A hundred come in on a day: of 366 on a Monday all but two are done. */
static void test_a_backlog_is_worked_off_where_little_is_left(void **state)
{
    (void)state;
    struct made *made = make();
    add_backlog(made, 240.0);
    made->backlog[14].mean = 366.0;
    made->backlog[40].mean = 2.0;
    const struct text_list *list = answer(made);
    assert_sentence(
        list, list->n - 1,
        "email: most tickets wait in the week of 11 Jan 2027, 366 "
        "± 1; in the last seven days they fall to 2 ± 1 at the lowest.");
    arena_destroy(made->arena);
}

/* Little waits early in the last week, but what matters is the end of it. */
static void test_a_backlog_that_rises_at_the_end_is_not_worked_off(void **state)
{
    (void)state;
    struct made *made = make();
    add_backlog(made, 2.0);
    const size_t n = made->figures->n_intervals;
    made->backlog[n - 2].mean = 918.0;
    made->backlog[n - 1].mean = 904.0;
    assert_sentence(answer(made), 0,
                    "email: at the end 904 ± 1 tickets wait, 902 more than a "
                    "week before; most wait in the week of 18 Jan 2027, 918 ± "
                    "1.");
    arena_destroy(made->arena);
}

static void test_of_a_short_plan_only_the_end_is_told(void **state)
{
    (void)state;
    struct made *made = make();
    add_backlog(made, 2.0);
    made->figures->n_intervals /= 3;
    made->figures->n_days /= 3;
    made->figures->n_weeks = 1;
    made->backlog[made->figures->n_intervals - 1].mean = 763.0;
    const struct text_list *list = answer(made);
    assert_sentence(list, list->n - 1,
                    "email: most tickets wait in the week of 4 Jan 2027, 763 ± "
                    "1; at the end 763 ± 1 wait.");
    arena_destroy(made->arena);
}

static void test_too_few_contacts_are_no_met_target(void **state)
{
    (void)state;
    struct made *made = make();
    made->levels[1] = (struct brief_estimate){ 0.0, nan("") };
    assert_sentence(answer(made), 0,
                    "No week is seen to be tight, and no team is busy over 88 "
                    "% of its time in any; but too few contacts of email came "
                    "in some weeks to judge their target.");
    arena_destroy(made->arena);
}

static void test_a_backlog_that_stays_comes_first(void **state)
{
    (void)state;
    struct made *made = make();
    add_backlog(made, 240.0);
    made->backlog[0].mean = 2.0; /* before the last seven days */
    assert_sentence(answer(made), 0,
                    "email: most tickets wait in the week of 4 Jan 2027, 240 ± "
                    "1; they are not worked off by the end: in the last seven "
                    "days never fewer than 240 ± 1 wait.");
    made->at_ends[1].mean = 400.0;
    made->at_ends[2].mean = 600.0;
    assert_non_null(
        strstr(answer(made)->texts[0], "email: the backlog grows, from 240"));
    arena_destroy(made->arena);
}

static double week_number(const json_t *week, const char *block,
                          const char *name, const char *measure,
                          const char *key)
{
    const json_t *of = json_object_get(json_object_get(week, block), name);
    return store_number(json_object_get(of, measure), key);
}

/* The weeks that miss the target, counted in run.json. */
static size_t count_missed(const json_t *run, const char *channel,
                           double target_frac)
{
    const json_t *weeks = json_object_get(run, "weeks");
    size_t n = 0;
    for (size_t i = 0; i < json_array_size(weeks); i++) {
        const json_t *week = json_array_get(weeks, i);
        const double mean =
            week_number(week, "channels", channel, "service_level", "mean");
        const double half_width = week_number(week, "channels", channel,
                                              "service_level", "half_width");
        n += mean + half_width < target_frac ? 1 : 0;
    }
    return n;
}

/* The terminal says of results in memory what a report says of their folder,
 * and it is what run.json holds. */
static void test_a_run_and_its_report_say_the_same(void **state)
{
    (void)state;
    struct report_run *run =
        report_run_make("scenarios/chat_launch.cfg", 4, "same");
    struct error err;
    struct store *store = NULL;
    struct document *document = NULL;
    const struct csv_format format = { .separator = ',', .decimal_mark = '.' };
    assert_true(run_files_finish(run->files, &run->report, format, &err));
    const char *folder =
        arena_text(run->arena, "%s/same", getenv("DESKCAST_TMP"));
    const struct document_wishes wishes = { .style = style_house() };
    assert_true(store_open(folder, run->arena, &store, &err));
    assert_true(document_of_results(&store, 1, &wishes, &document, &err));
    struct text_list *said = text_list_start(run->arena);
    const struct weekly_figures *figures =
        weekly_figures_of(run->report.results, run->arena);
    for (size_t c = 0; c < figures->n_channels; c++) {
        figures->channels[c].name =
            words_name(run->arena, figures->channels[c].name);
    }
    weekly_answer(figures, said);
    assert_true(said->n > 2);
    for (size_t i = 0; i < said->n; i++) {
        assert_string_equal(words_sentence(run->arena, said->texts[i]),
                            document->parts[0].findings->texts[i]);
    }
    for (size_t c = 0; c < figures->n_channels; c++) {
        const struct weekly_channel *channel = &figures->channels[c];
        const size_t n =
            count_missed(store_document(store), run->centre.channels[c].name,
                         channel->target_frac);
        bool told = false;
        for (size_t i = 0; i < said->n; i++) {
            told |= strncmp(said->texts[i],
                            arena_text(run->arena, "%s misses", channel->name),
                            strlen(channel->name) + 7) == 0 &&
                    strstr(said->texts[i],
                           arena_text(run->arena, " in %zu of ", n)) != NULL;
        }
        assert_true(told == (n > 0));
    }
    document_close(document);
    store_close(store);
    arena_destroy(run->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_when_all_is_well_that_is_said_at_once),
        cmocka_unit_test(test_the_launch_week_is_named_with_what_goes_wrong),
        cmocka_unit_test(
            test_a_target_within_the_interval_is_not_called_missed),
        cmocka_unit_test(test_busy_weeks_are_named_beside_missed_targets),
        cmocka_unit_test(test_tight_weeks_are_counted_by_what_they_are),
        cmocka_unit_test(test_closed_and_special_days_nearby_are_named),
        cmocka_unit_test(test_training_weeks_are_named_as_such),
        cmocka_unit_test(test_weeks_without_contacts_miss_nothing),
        cmocka_unit_test(test_one_replication_misses_nothing),
        cmocka_unit_test(test_a_backlog_is_worked_off_where_little_is_left),
        cmocka_unit_test(test_a_backlog_that_stays_comes_first),
        cmocka_unit_test(
            test_a_backlog_that_rises_at_the_end_is_not_worked_off),
        cmocka_unit_test(test_of_a_short_plan_only_the_end_is_told),
        cmocka_unit_test(test_too_few_contacts_are_no_met_target),
        cmocka_unit_test(test_a_run_and_its_report_say_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
