/* What a validation case is made of: formulas over a sample, files of
 * expectations, and the judgement. Numbers by hand. */
#include "testing.h"

#include "base/arena.h"
#include "engine/sample.h"
#include "model/centre.h"
#include "study/formula.h"
#include "study/validation.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Two channels, one team, two days of four intervals of six hours. */
enum { DAYS = 2, SLOTS = 4, INTERVALS = DAYS * SLOTS };

static const struct channel channels[] = { { .name = "phone" },
                                           { .name = "desk_2" } };
static const struct team teams[] = { { .name = "desk" } };
static const struct centre centre = {
    .plan = { .n_days = DAYS, .interval_s = 21600.0 },
    .n_channels = 2,
    .channels = channels,
    .n_teams = 1,
    .teams = teams,
};

static struct sample *make_sample(struct arena *arena)
{
    struct sample *sample = arena_alloc(arena, 1, sizeof *sample);
    *sample = (struct sample){ .n_channels = 2,
                               .n_teams = 1,
                               .n_days = DAYS,
                               .slots_a_day = SLOTS,
                               .n_intervals = INTERVALS };
    sample->totals = arena_alloc(arena, 2, sizeof *sample->totals);
    sample->cells = arena_alloc(arena, 2 * INTERVALS, sizeof *sample->cells);
    sample->team_totals = arena_alloc(arena, 1, sizeof *sample->team_totals);
    sample->team_cells =
        arena_alloc(arena, INTERVALS, sizeof *sample->team_cells);
    /* phone: 1 2 3 4 | 5 6 7 8; desk_2: nobody but 9 in the last interval */
    for (uint32_t i = 0; i < INTERVALS; i++) {
        sample->cells[i].offered = i + 1;
        sample->cells[i].in_time = i;
        sample->cells[i].backlog = 10 * i;
        sample->team_cells[i].busy_s = 100.0 * i;
    }
    sample->cells[2 * INTERVALS - 1].offered = 9;
    sample->totals[0][TOTAL_OFFERED] = 36.0;
    sample->totals[0][TOTAL_ANSWERED_AT_ONCE] = 9.0;
    sample->totals[0][TOTAL_HELD_S] = 500.0;
    sample->totals[0][TOTAL_HOLDING_S] = 200.0;
    sample->totals[0][TOTAL_PENDING_S] = 700.0;
    sample->totals[1][TOTAL_OFFERED] = 9.0;
    sample->team_totals[0][TEAM_BUSY_S] = 2800.0;
    sample->team_totals[0][TEAM_INTERRUPTIONS] = 10.0;
    return sample;
}

static void assert_value(const char *written, double above, double below)
{
    struct arena *arena = arena_create();
    struct formula formula;
    struct error err = { 0 };
    double a = 0.0, b = 0.0;
    if (!formula_read(written, &centre, arena, &formula, &err)) {
        fail_test("%s: %s", written, err.message);
    }
    formula_evaluate(&formula, make_sample(arena), &a, &b);
    assert_near(a, above, 0.0);
    assert_near(b, below, 0.0);
    arena_destroy(arena);
}

static void test_a_formula_is_a_ratio_of_sums(void **state)
{
    (void)state;
    assert_value("phone.offered", 36.0, 1.0);
    assert_value("3600 * phone.offered / 2", 129600.0, 2.0);
    assert_value("(phone.offered - phone.answered_at_once) / phone.offered",
                 27.0, 36.0);
    assert_value("phone.offered / (desk_2.offered+phone.answered_at_once)",
                 36.0, 18.0);
    assert_value("desk.busy_s - 800", 2000.0, 1.0);
}

static void test_a_clock_time_picks_that_interval_of_every_day(void **state)
{
    (void)state;
    assert_value("phone.06:00.offered", 2.0 + 6.0, 1.0);
    assert_value("phone.06:00-18:00.in_time / desk.18:00.busy_s",
                 1.0 + 2.0 + 5.0 + 6.0, 300.0 + 700.0);
    assert_value("desk_2.18:00-24:00.offered", 9.0, 1.0);
}

static void test_a_day_picks_the_intervals_of_one_day(void **state)
{
    (void)state;
    assert_value("phone.06:00.backlog", 10.0 + 50.0, 1.0);
    assert_value("phone.day_2.06:00.backlog", 50.0, 1.0);
    assert_value("phone.day_1.06:00-18:00.in_time / desk.day_2.18:00.busy_s",
                 1.0 + 2.0, 700.0);
}

static void test_totals_of_chats_and_tickets_have_names(void **state)
{
    (void)state;
    assert_value("phone.held_s / phone.holding_s", 500.0, 200.0);
    assert_value("3 * phone.pending_s - desk.interruptions", 2090.0, 1.0);
}

static void test_squares_say_how_far_counts_spread(void **state)
{
    (void)state;
    /* days of 10 and 26 calls */
    assert_value("phone.day_square.18 / phone.days", 64.0 + 64.0, 2.0);
    assert_value("phone.slot_square.4.5", 42.0, 1.0);
    assert_value("phone.days_up_to.10 / phone.days", 1.0, 2.0);
    assert_value("phone.days_up_to.9", 0.0, 1.0);
}

static void assert_refused(const char *written, const char *message)
{
    struct arena *arena = arena_create();
    struct formula formula;
    struct error err = { 0 };
    assert_false(formula_read(written, &centre, arena, &formula, &err));
    assert_string_equal(err.message, message);
    arena_destroy(arena);
}

static void test_a_formula_that_means_nothing_is_refused(void **state)
{
    (void)state;
    assert_refused("chat.offered",
                   "no channel or team goes with \"chat.offered\"");
    assert_refused("phone", "no channel or team goes with \"phone\"");
    assert_refused("phone.happy",
                   "nothing in a result is called \"phone.happy\"");
    assert_refused("phone.25:00.offered",
                   "nothing in a result is called \"phone.25:00.offered\"");
    assert_refused("phone.18:00-06:00.offered",
                   "nothing in a result is called "
                   "\"phone.18:00-06:00.offered\"");
    assert_refused("phone.day_3.06:00.offered",
                   "nothing in a result is called "
                   "\"phone.day_3.06:00.offered\"");
    assert_refused("phone.day_0.06:00.offered",
                   "nothing in a result is called "
                   "\"phone.day_0.06:00.offered\"");
    assert_refused("desk.06:00.offered",
                   "nothing in a result is called \"desk.06:00.offered\"");
    assert_refused("phone.offered - 1 / 2",
                   "a sum before \"/\" needs brackets");
    assert_refused("(phone.offered", "a bracket is not closed before \"\"");
    assert_refused("phone.offered / / 2",
                   "a name or number is missing before \"/ 2\"");
    assert_refused("phone.offered / 2 2",
                   "cannot read the formula from \"2\" on");
}

/* Student's 0.975 quantile with 20 degrees is 2.0860: a half-width of 2.086
 * is a standard error of 1. */
static struct finding judge(double expected, double tolerance, double mean)
{
    const struct known_value known = { .expected = expected,
                                       .tolerance = tolerance };
    const struct estimate simulated = { .mean = mean,
                                        .half_width = 2.0859634473,
                                        .n = 21 };
    return validation_judge(&known, &simulated, 0.95);
}

static void test_the_bound_is_the_largest_of_three(void **state)
{
    (void)state;
    assert_near(judge(100.0, 0.0, 100.0).bound, 4.0, 1e-8);
    assert_near(judge(1000.0, 0.0, 1000.0).bound, 5.0, 1e-8);
    assert_near(judge(-1000.0, 0.0, 1000.0).bound, 5.0, 1e-8);
    assert_near(judge(100.0, 7.0, 100.0).bound, 7.0, 1e-8);
}

static void test_a_deviation_fits_is_marked_or_lies_outside(void **state)
{
    (void)state;
    assert_int_equal(judge(100.0, 0.0, 102.4).verdict, VERDICT_FITS);
    assert_int_equal(judge(100.0, 0.0, 102.6).verdict, VERDICT_MARKED);
    assert_int_equal(judge(100.0, 0.0, 97.4).verdict, VERDICT_MARKED);
    assert_int_equal(judge(100.0, 0.0, 95.9).verdict, VERDICT_OUTSIDE);
    assert_int_equal(judge(1000.0, 0.0, 1004.5).verdict, VERDICT_MARKED);
    assert_int_equal(judge(100.0, 7.0, 106.9).verdict, VERDICT_FITS);
    assert_int_equal(judge(100.0, 2.6, 102.7).verdict, VERDICT_MARKED);
    assert_near(judge(100.0, 0.0, 95.9).deviation_se, -4.1, 1e-6);
    assert_int_equal(judge(100.0, 0.0, nan("")).verdict, VERDICT_OUTSIDE);
}

static void test_what_is_certain_has_no_deviation(void **state)
{
    (void)state;
    const struct known_value known = { .expected = 60.0 };
    const struct estimate simulated = { .mean = 60.0 + 1e-9, .n = 21 };
    const struct finding finding = validation_judge(&known, &simulated, 0.95);
    assert_int_equal(finding.verdict, VERDICT_FITS);
    assert_near(finding.deviation_se, 0.0, 0.0);
}

/* ---- a suite in a folder of its own ---- */

static const char *folder(struct arena *arena)
{
    const char *tmp = getenv("DESKCAST_TMP");
    return arena_text(arena, "%s/suite", tmp ? tmp : ".");
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* One case "one" with these expectations. */
static struct validation_suite make_suite(struct arena *arena,
                                          const char *expectations)
{
    struct validation_suite suite;
    const char *top = folder(arena);
    (void)mkdir(top, 0777);
    (void)mkdir(arena_text(arena, "%s/cases", top), 0777);
    write_file(arena_text(arena, "%s/not-applicable.csv", top),
               "case,what,reason\nnone,nothing,no reason\n");
    write_file(arena_text(arena, "%s/cases/one.cfg", top), "format = 1;\n");
    write_file(arena_text(arena, "%s/cases/one.csv", top), expectations);
    assert_true(validation_suite_open(top, arena, &suite, NULL));
    return suite;
}

static void test_expectations_are_read_line_by_line(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct validation_suite suite =
        make_suite(arena, "# a comment\n"
                          "quantity,expected,tolerance,formula\n"
                          "phone.blocking,0.25,,\n"
                          "phone.wait_p90_s,40,1 %,\n\n"
                          "calls,8,0.5,phone.offered / phone.days\n");
    const struct known_value *list = NULL;
    size_t n = 0;
    assert_true(validation_suite_read(&suite, "one", arena, &list, &n, NULL));
    assert_int_equal(n, 3);
    assert_string_equal(list[0].quantity, "phone.blocking");
    assert_near(list[0].expected, 0.25, 0.0);
    assert_near(list[0].tolerance, 0.0, 0.0);
    assert_null(list[0].formula);
    assert_near(list[1].tolerance, 0.4, 1e-12);
    assert_near(list[2].tolerance, 0.5, 0.0);
    assert_string_equal(list[2].formula, "phone.offered / phone.days");
    assert_int_equal(list[2].line, 6);
    assert_int_equal(suite.n_exclusions, 1);
    assert_string_equal(suite.exclusions[0].reason, "no reason");
    arena_destroy(arena);
}

static void assert_file_refused(const char *expectations, const char *message)
{
    struct arena *arena = arena_create();
    const struct validation_suite suite = make_suite(arena, expectations);
    const struct known_value *list = NULL;
    size_t n = 0;
    struct error err = { 0 };
    assert_false(validation_suite_read(&suite, "one", arena, &list, &n, &err));
    assert_string_equal(err.message, arena_text(arena, "%s/cases/one.csv%s",
                                                folder(arena), message));
    arena_destroy(arena);
}

static void test_a_broken_line_is_named(void **state)
{
    (void)state;
    assert_file_refused("quantity,expected\n",
                        ":1: the first line must be "
                        "\"quantity,expected,tolerance,formula\"");
    assert_file_refused("quantity,expected,tolerance,formula\na,1,,b,c\n",
                        ":2: 4 fields are wanted, without commas of their own");
    assert_file_refused("quantity,expected,tolerance,formula\na,1\n",
                        ":2: 4 fields are wanted, without commas of their own");
    assert_file_refused("quantity,expected,tolerance,formula\n",
                        ": nothing is expected of this case");
}

static void test_a_case_that_is_not_there_brings_its_neighbour(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct validation_suite suite =
        make_suite(arena, "quantity,expected,tolerance,formula\na,1,,\n");
    struct error err = { 0 };
    assert_true(validation_suite_has(&suite, "one", NULL));
    assert_false(validation_suite_has(&suite, "ome", &err));
    assert_error(err, "there is no case \"ome\"", "did you mean \"one\"?");
    assert_false(validation_suite_has(&suite, "something", &err));
    assert_error(err, "there is no case \"something\"",
                 "`deskcast validate --list` names them all");
    arena_destroy(arena);
}

static void test_a_folder_without_cases_is_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *found = NULL;
    struct error err = { 0 };
    assert_false(validation_suite_find("src", arena, &found, &err));
    assert_error(err, "there are no validation cases in \"src\"",
                 "name the folder validation of deskcast's sources; it holds "
                 "a folder cases");
    arena_destroy(arena);
}

/* The suite as shipped: every case has expectations that can be read. */
static void test_every_shipped_case_has_expectations(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct validation_suite suite;
    struct error err = { 0 };
    if (!validation_suite_open("validation", arena, &suite, &err)) {
        fail_test("%s", err.message);
    }
    assert_true(suite.n_cases >= 127);
    for (size_t i = 0; i < suite.n_cases; i++) {
        const struct known_value *list = NULL;
        size_t n = 0;
        if (!validation_suite_read(&suite, suite.cases[i], arena, &list, &n,
                                   &err)) {
            fail_test("%s", err.message);
        }
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_formula_is_a_ratio_of_sums),
        cmocka_unit_test(test_a_clock_time_picks_that_interval_of_every_day),
        cmocka_unit_test(test_a_day_picks_the_intervals_of_one_day),
        cmocka_unit_test(test_totals_of_chats_and_tickets_have_names),
        cmocka_unit_test(test_squares_say_how_far_counts_spread),
        cmocka_unit_test(test_a_formula_that_means_nothing_is_refused),
        cmocka_unit_test(test_the_bound_is_the_largest_of_three),
        cmocka_unit_test(test_a_deviation_fits_is_marked_or_lies_outside),
        cmocka_unit_test(test_what_is_certain_has_no_deviation),
        cmocka_unit_test(test_expectations_are_read_line_by_line),
        cmocka_unit_test(test_a_broken_line_is_named),
        cmocka_unit_test(test_a_case_that_is_not_there_brings_its_neighbour),
        cmocka_unit_test(test_a_folder_without_cases_is_refused),
        cmocka_unit_test(test_every_shipped_case_has_expectations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
