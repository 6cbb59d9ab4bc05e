/*
 * What is said of launches side by side: of results written by hand, and the
 * same in compare.json, the table and the page.
 */
#include "base/file.h"
#include "base/language.h"
#include "report/compare_files.h"
#include "report/compare_launch_json.h"
#include "report/compare_launches.h"
#include "report/compare_table.h"
#include "report/document.h"
#include "schema_check.h"
#include <math.h>
#include <stdlib.h>

static struct difference of(double mean, double half_width)
{
    return (struct difference){
        .change = { .mean = mean, .half_width = half_width, .n = 30 },
        .clear = fabs(mean) > half_width,
    };
}

/* E-mail, chat and all of them, of a launch on 18 January 2027. */
struct by_hand {
    struct launch_entry entries[3];
    struct launch_result launch;
};

static void set_launch(struct by_hand *by_hand, double peak, uint32_t day)
{
    *by_hand = (struct by_hand){ 0 };
    by_hand->entries[0].name = "email";
    by_hand->entries[0].contacts_quotient.mean = 0.73;
    by_hand->entries[1].name = "chat";
    by_hand->entries[2].name = "centre";
    by_hand->launch = (struct launch_result){
        .channel = "chat",
        .channel_index = 1,
        .on_day = 20836,
        .n_steps = 1,
        .n_after = 60,
        .n_open = 44,
        .replications = 30,
        .n_entries = 3,
        .entries = by_hand->entries,
        .peak = { .day = day, .change = of(peak, 20), .stands_out = true },
        .own_peak = { .day = day, .change = of(2 * peak, 20) },
        .settled = of(103, 4),
        .settled_calendar = of(74, 3),
        .has_settled = true,
        .settled_day = 29,
    };
}

/* The row of the label; the first of two. */
static const struct launch_row *find(const struct launch_row *rows, size_t n,
                                     const char *label)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(rows[i].label, label) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

static void test_rows_stand_beside_each_other(void **state)
{
    struct arena *arena = *state;
    struct by_hand first, other;
    set_launch(&first, 189, 0);
    set_launch(&other, 116, 4);
    other.launch.peak.stands_out = false;
    other.launch.has_settled = false;
    other.launch.n_steps = 3;
    struct launch_donor_change donor = { "email", of(0.08, 0.01) };
    const struct launch_change change = {
        .channel = "chat", .peak = of(-73, 49), .n_donors = 1, .donors = &donor
    };
    const struct launch_beside beside = { "chat",
                                          { &first.launch, &other.launch },
                                          &change };
    size_t n = 0;
    const struct launch_row *rows = compare_launches_rows(&beside, arena, &n);
    const struct launch_row *peak =
        find(rows, n, "peak, net over all channels");
    const struct launch_row *day = find(rows, n, "day of that peak");
    const struct launch_row *donors =
        find(rows, n, "email: contacts since opening");
    assert_string_equal(peak->key, "rollout.chat.peak");
    assert_string_equal(peak->texts[0], "+189");
    assert_string_equal(peak->texts[1], "+116");
    assert_near(peak->change.change.mean, -73, 0);
    assert_null(day->key);
    assert_string_equal(day->texts[0], "18 Jan 2027");
    assert_string_equal(day->texts[1], "no clear peak");
    assert_string_equal(find(rows, n, "steps")->texts[1], "3");
    assert_string_equal(find(rows, n, "settles by")->texts[0], "week 5");
    assert_string_equal(find(rows, n, "settles by")->texts[1], "not yet seen");
    assert_string_equal(donors->channel, "email");
    assert_string_equal(donors->texts[0], "-27.0 %");
    assert_near(donors->change.change.mean, 0.08, 0);
    assert_null(find(rows, n, "last day of the channel"));
    assert_null(find(rows, n, "chat: contacts since opening"));
    assert_non_null(find(rows, n, "peak of chat itself"));
    other.launch.has_end = true;
    rows = compare_launches_rows(&beside, arena, &n);
    const struct launch_row *last = find(rows, n, "last day of the channel");
    assert_string_equal(last->texts[0], "not seen");
    assert_string_equal(last->texts[1], "18 Mar 2027"); /* the 60th */
    /* a withdrawal sends contacts to it, too */
    first.entries[1].figures[LAUNCH_AFTER][LAUNCH_CONTACTS].without.mean = 9;
    rows = compare_launches_rows(&beside, arena, &n);
    assert_null(find(rows, n, "peak of chat itself"));
}

static void test_sentences_of_a_launch_in_two_plans(void **state)
{
    struct arena *arena = *state;
    struct by_hand first, other;
    set_launch(&first, 189, 0);
    set_launch(&other, 116, 4);
    other.launch.has_settled = false;
    const struct launch_change change = { .channel = "chat",
                                          .peak = of(-73, 49),
                                          .settled_calendar = of(-0.1, 0.3) };
    struct launch_beside beside = { "chat",
                                    { &first.launch, &other.launch },
                                    &change };
    const char *const labels[] = { "at_once", "in_steps" };
    size_t n = 0;
    const char *const *words =
        compare_launches_words(&beside, labels, 0.95, arena, &n);
    assert_int_equal(n, 3);
    assert_string_equal(words[0],
                        "launch of chat, contacts a day at its peak, net over "
                        "all channels: 73 lower (95 %: 24 to 122).");
    assert_string_equal(words[1],
                        "launch of chat, contacts a calendar day in the last "
                        "week seen: no clear difference.");
    assert_string_equal(words[2],
                        "launch of chat: in at_once it settles by week 5 after "
                        "it opens, in in_steps it has not settled in the days "
                        "seen.");
    first.launch.has_settled = false;
    words = compare_launches_words(&beside, labels, 0.95, arena, &n);
    assert_string_equal(words[2], "launch of chat: in both plans it has not "
                                  "settled in the days seen.");
    first.launch.has_settled = true;
    other.launch.has_settled = true;
    words = compare_launches_words(&beside, labels, 0.95, arena, &n);
    assert_string_equal(words[2], "launch of chat: in both plans it settles by "
                                  "week 5 after it opens.");
    beside.plans[0] = NULL;
    beside.change = NULL;
    words = compare_launches_words(&beside, labels, 0.95, arena, &n);
    assert_int_equal(n, 1);
    assert_string_equal(words[0], "chat is launched in in_steps alone.");
    /* of days on which the channel is closed */
    first.launch.n_open = 0;
    beside = (struct launch_beside){ "chat",
                                     { &first.launch, &other.launch },
                                     &change };
    (void)compare_launches_words(&beside, labels, 0.95, arena, &n);
    assert_int_equal(n, 0);
    first.launch.n_open = 44;
    /* of one replication nothing is told */
    first.launch.replications = 1;
    beside = (struct launch_beside){ "chat",
                                     { &first.launch, &first.launch },
                                     &change };
    (void)compare_launches_words(&beside, labels, 0.95, arena, &n);
    assert_int_equal(n, 0);
}

static void test_launches_are_matched_by_their_channel(void **state)
{
    struct arena *arena = *state;
    const struct launch_result first[] = { { .channel = "chat" },
                                           { .channel = "social" } };
    const struct launch_result other[] = { { .channel = "app" },
                                           { .channel = "chat" } };
    const struct launch_change change = { .channel = "chat" };
    size_t n = 0;
    const struct launch_beside *list = compare_launches_list(
        &(struct launch_list){ 2, first }, &(struct launch_list){ 2, other },
        &change, 1, arena, &n);
    assert_int_equal(n, 3);
    assert_ptr_equal(list[0].plans[0], &first[0]);
    assert_ptr_equal(list[0].plans[1], &other[1]);
    assert_ptr_equal(list[0].change, &change);
    assert_string_equal(list[1].channel, "social");
    assert_null(list[1].plans[1]);
    assert_null(list[1].change);
    assert_string_equal(list[2].channel, "app");
    assert_null(list[2].plans[0]);
}

enum { N_PLANS = 2 };

static const char *const labels[N_PLANS] = { "at_once", "slowly" };

static const struct compare_report *simulate(struct arena *arena)
{
    static const char *const files[] = {
        "scenarios/limited_launch.cfg", "scenarios/limited_launch.cfg#slowly"
    };
    struct scenario *scenarios = arena_alloc(arena, N_PLANS, sizeof *scenarios);
    const struct centre *centres[N_PLANS];
    for (size_t i = 0; i < N_PLANS; i++) {
        struct problems problems = { 0 };
        const struct scenario_request request = { .file = files[i] };
        assert_true(scenario_load(&request, arena, &scenarios[i], &problems));
        centres[i] = scenarios[i].centre;
    }
    struct centre *first = arena_alloc(arena, 1, sizeof *first);
    *first = *centres[0];
    first->study.replications = 6;
    centres[0] = first;
    const struct comparison_request request = { .n_plans = N_PLANS,
                                                .centres = centres,
                                                .seed = 1 };
    struct compare_report *report = arena_alloc(arena, 1, sizeof *report);
    *report = (struct compare_report){
        .comparison = comparison_run(&request, arena),
        .labels = labels,
        .scenarios = scenarios,
    };
    return report;
}

static bool says(const struct document_part *part, const char *sentence)
{
    for (size_t i = 0; i < part->findings->n; i++) {
        if (strcmp(part->findings->texts[i], sentence) == 0) {
            return true;
        }
    }
    return false;
}

static const struct document_table *table_called(
    const struct document_part *part, const char *title)
{
    for (size_t i = 0; i < part->n_tables; i++) {
        if (strcmp(part->tables[i]->title, title) == 0) {
            return part->tables[i];
        }
    }
    fail_test("there is no table %s", title);
    return NULL;
}

/* Every figure of the launch that the results have, in the row of the page. */
static void check_page(const struct document_part *part,
                       const struct launch_change *change, struct arena *arena)
{
    const struct document_table *table =
        table_called(part, "Launches side by side, contacts a day");
    size_t n_found = 0;
    for (size_t row = 0; row < document_table_rows(table); row++) {
        const char *name =
            document_cell_text(document_table_cell(table, row, 1), arena);
        const struct difference *expected =
            strcmp(name, "peak, net over all channels") == 0 ? &change->peak
            : strcmp(name, "peak of chat itself") == 0       ? &change->own_peak
            : strcmp(name, "phone: contacts since opening") == 0
                ? &change->donors[0].quotient
                : NULL;
        if (expected) {
            const struct document_cell *cell =
                document_table_cell(table, row, 4);
            n_found++;
            assert_near(cell->number, expected->change.mean, 1e-6);
            assert_near(cell->half_width, expected->change.half_width, 1e-6);
        }
    }
    assert_int_equal(n_found, 3);
    assert_int_equal(part->facts->replications, 6);
}

static void test_file_table_and_page_say_the_same(void **state)
{
    struct arena *arena = *state;
    const struct compare_report *report = simulate(arena);
    const struct comparison_plan *plan = report->comparison->others;
    const char *path = arena_text(arena, "%s/launched", getenv("DESKCAST_TMP"));
    const struct csv_format format = { .separator = ',', .decimal_mark = '.' };
    const struct document_wishes wishes = { .style = style_house() };
    struct output_folder *folder = NULL;
    struct store *store = NULL;
    struct document *document = NULL;
    struct error err;
    assert_int_equal(plan->n_launches, 1);
    assert_true(output_folder_open(path, arena, &folder, &err));
    assert_true(compare_files_write(folder, report, format, arena, &err));
    char *json = NULL;
    size_t n_bytes = 0;
    assert_true(file_read(file_join(arena, path, "compare.json"), 1 << 24,
                          arena, &json, &n_bytes, &err));
    assert_true(schema_check("docs/schema/compare-1.json", json) > 2000);

    struct text text;
    text_start(&text, arena);
    table_of_comparison(report, 100, false, &text);
    assert_non_null(strstr(text.bytes, "Launch of chat "));
    assert_non_null(strstr(text.bytes, "\npeak, net over all channels "));
    assert_true(store_open(path, arena, &store, &err));
    assert_true(document_of_results(&store, 1, &wishes, &document, &err));
    check_page(&document->parts[0], plan->launches, arena);
    size_t n = 0;
    const struct launch_beside *list =
        compare_report_launches(report, 1, arena, &n);
    const char *const *sentences =
        compare_launches_words(list, labels, 0.95, arena, &n);
    assert_int_equal(n, 3);
    for (size_t i = 0; i < n; i++) {
        const char *from = arena_text(arena, "L%s", sentences[i] + 1);
        assert_true(says(&document->parts[0], from));
    }
    store_close(store);
    document_close(document);
}

static int make_arena(void **state)
{
    *state = arena_create();
    return 0;
}

static int drop_arena(void **state)
{
    arena_destroy(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows_stand_beside_each_other,
                                        make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_sentences_of_a_launch_in_two_plans,
                                        make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(
            test_launches_are_matched_by_their_channel, make_arena, drop_arena),
        cmocka_unit_test_setup_teardown(test_file_table_and_page_say_the_same,
                                        make_arena, drop_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
