/*
 * What is written of a comparison: as the schema says, and the same numbers in
 * JSON, CSV and table.
 */
#include "base/file.h"
#include "chart/words.h"
#include "report/compare_files.h"
#include "report/compare_json.h"
#include "report/compare_table.h"
#include "report/compare_words.h"
#include "report/json.h"
#include "schema_check.h"
#include <math.h>
#include <stdlib.h>

enum { N_PLANS = 3 };

struct made {
    struct arena *arena;
    struct scenario scenarios[N_PLANS];
    struct compare_report report;
};

static const char *const files[N_PLANS] = { "scenarios/variants.cfg",
                                            "scenarios/variants.cfg#one_more",
                                            "scenarios/variants.cfg#faster" };
static const char *const labels[N_PLANS] = { "variants", "one_more", "faster" };

static struct made *make(void)
{
    struct arena *arena = arena_create();
    struct made *made = arena_alloc(arena, 1, sizeof *made);
    struct centre *first = arena_alloc(arena, 1, sizeof *first);
    const struct centre *centres[N_PLANS];
    made->arena = arena;
    for (size_t i = 0; i < N_PLANS; i++) {
        struct problems problems = { 0 };
        const struct scenario_request request = { .file = files[i] };
        assert_true(
            scenario_load(&request, arena, &made->scenarios[i], &problems));
        centres[i] = made->scenarios[i].centre;
    }
    *first = *centres[0];
    first->study.replications = 10;
    centres[0] = first;
    const struct comparison_request request = { .n_plans = N_PLANS,
                                                .centres = centres,
                                                .seed = 1 };
    made->report = (struct compare_report){
        .comparison = comparison_run(&request, arena),
        .labels = labels,
        .scenarios = made->scenarios,
    };
    return made;
}

static void test_a_comparison_is_as_the_schema_says(void **state)
{
    (void)state;
    struct made *made = make();
    struct text text;
    text_start(&text, made->arena);
    json_t *json = json_of_comparison(&made->report);
    json_add_text(json, &text);
    assert_true(schema_check("docs/schema/compare-1.json", text.bytes) > 2000);
    json_decref(json);
    arena_destroy(made->arena);
}

/* mean and mean_against of the row, and their difference. */
static void test_rows_are_the_plans_and_their_difference(void **state)
{
    (void)state;
    struct made *made = make();
    struct output_folder *folder = NULL;
    struct error err;
    const char *path =
        arena_text(made->arena, "%s/compared", getenv("DESKCAST_TMP"));
    const struct csv_format format = { .separator = ',', .decimal_mark = '.' };
    assert_true(output_folder_open(path, made->arena, &folder, &err));
    assert_true(
        compare_files_write(folder, &made->report, format, made->arena, &err));
    char line[512] = "";
    FILE *csv = fopen(arena_text(made->arena, "%s/compare.csv", path), "r");
    assert_non_null(csv);
    const char *start = "faster,variants,phone,,service_level,share,";
    while (strncmp(line, start, strlen(start)) != 0) {
        assert_non_null(fgets(line, sizeof line, csv));
    }
    (void)fclose(csv);
    char *at = line + strlen(start);
    double cells[5];
    for (int i = 0; i < 5; i++) {
        cells[i] = strtod(at, &at);
        at++;
    }
    const struct difference *d = &made->report.comparison->others[1]
                                      .channels[0]
                                      .measures[measure_index("service_level")];
    assert_near(cells[2], cells[0] - cells[1], 1e-9);
    assert_near(cells[2], d->change.mean, 1e-9);
    assert_near(cells[4] - cells[3], 2 * d->change.half_width, 1e-9);
    assert_true(d->clear);
    arena_destroy(made->arena);
}

static struct difference of(double mean, double half_width)
{
    return (struct difference){
        .change = { .mean = mean, .half_width = half_width },
        .clear = fabs(mean) > half_width,
    };
}

/* 1 - (1 - 0.95) / n: five in a hundred shared by n intervals. */
static void test_intervals_together_name_both_confidences(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_null(compare_words_together(arena, 1, 0.95, 0.95));
    assert_string_equal(compare_words_together(arena, 2, 0.95, 0.975),
                        "The intervals of the 2 comparisons hold together with "
                        "95 %, each alone with 97.5 %.");
    assert_string_equal(words_confidence(arena, 1 - 0.05 / 3), "98.33 %");
    assert_string_equal(words_confidence(arena, 1 - 0.01 / 270), "99.996 %");
    arena_destroy(arena);
}

static void test_differences_in_words(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct difference wait = of(18.2, 9.1);
    const struct difference level = of(-0.0723, 0.004);
    const struct difference none = of(0.5, 0.6);
    const struct difference same = of(0, 0);
    assert_string_equal(compare_words_change(arena, "s", &wait),
                        "+18.2 ± 9.1 s");
    assert_string_equal(compare_words_change(arena, "share", &level),
                        "-7.23 ± 0.40 points");
    assert_string_equal(compare_words_change(arena, "s", &none),
                        "no clear difference");
    assert_string_equal(compare_words_change(arena, "s", &same), "the same");
    assert_string_equal(
        compare_words_sentence(arena, "phone", "mean wait", "s", &wait, 0.95),
        "phone, mean wait: 18.2 s longer (95 %: 9.1 s to 27.3 s).");
    assert_string_equal(compare_words_sentence(arena, "phone", "service level",
                                               "share", &level, 0.95),
                        "phone, service level: 7.23 points lower (95 %: 6.83 "
                        "to 7.63).");
    assert_string_equal(
        compare_words_sentence(arena, "phone", "mean wait", "s", &none, 0.95),
        "phone, mean wait: no clear difference.");
    const struct difference once = of(18.2, nan(""));
    assert_string_equal(compare_words_change(arena, "s", &once), "+18.2 s");
    assert_string_equal(
        compare_words_sentence(arena, "phone", "mean wait", "s", &once, 0.95),
        "phone, mean wait: a difference cannot be told from luck.");
    arena_destroy(arena);
}

static void test_the_table_names_every_plan(void **state)
{
    (void)state;
    struct made *made = make();
    struct text text;
    text_start(&text, made->arena);
    table_of_comparison(&made->report, 80, false, &text);
    assert_non_null(strstr(text.bytes, "Against variants   "));
    assert_non_null(strstr(text.bytes, "variants  one_more   "));
    assert_non_null(strstr(text.bytes, "variants  faster   "));
    assert_non_null(strstr(text.bytes, "one_more: One more agent"));
    assert_non_null(strstr(text.bytes, "97.5 %"));
    arena_destroy(made->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_comparison_is_as_the_schema_says),
        cmocka_unit_test(test_rows_are_the_plans_and_their_difference),
        cmocka_unit_test(test_intervals_together_name_both_confidences),
        cmocka_unit_test(test_differences_in_words),
        cmocka_unit_test(test_the_table_names_every_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
