/*
 * The three ways of keeping a help centre, as presets, beside the figures of
 * the Zendesk Benchmark (report 000) that they were fitted to: means of the
 * weeks 40 to 52, two fixed replications.
 */
#include "reading.h"

#include "engine/sample.h"
#include "engine/simulation.h"
#include "study/self_service.h"
#include <math.h>

enum { FIRST_DAY = 39 * 7, N_DAYS = 13 * 7, REPLICATIONS = 2 };

struct figures {
    double self_service_ratio, no_result_share, top_5, top_3;
    double prevented_first_weeks;
};

/* What the scenario says of the help centre, without its braces. */
static struct figures simulate(void **state, const char *audience,
                               const char *help)
{
    struct reading *reading = *state;
    struct arena *arena = reading->arena;
    const bool neutral = strcmp(audience, "none") == 0;
    const struct centre *centre = reading_text(
        reading,
        arena_text(arena,
                   "format = 1;\naudience = \"%s\";\n"
                   "plan = { start = \"2027-01-04\"; weeks = 52; "
                   "interval = \"24 h\"; warm_up = \"0 days\"; };\n"
                   "opening_hours = \"always\";\n"
                   "channels = { web_form = { volume = \"200 / day\";%s }; };\n"
                   "teams = { desk = { serves = [ \"web_form\" ]; agents = 20; "
                   "}; };\n"
                   "help_centre = { %s };\n",
                   audience, neutral ? " handle_time = \"5 min\";" : "", help));
    const struct simulation_plan *plan = simulation_plan(centre, arena);
    struct sample *sample = sample_create(centre, arena);
    struct arena *scratch = arena_create();
    double sum[N_HELP_TOTALS] = { 0 };
    struct figures figures = { 0 };
    for (uint32_t r = 0; r < REPLICATIONS; r++) {
        double totals[N_HELP_TOTALS];
        simulation_run(plan, 1, r, scratch, NULL, sample);
        arena_reset(scratch);
        help_totals(sample->help, 0, 25 * 7, totals);
        figures.prevented_first_weeks += totals[HELP_TOTAL_PREVENTED];
        help_totals(sample->help, FIRST_DAY, N_DAYS, totals);
        for (size_t i = 0; i < N_HELP_TOTALS; i++) {
            sum[i] += totals[i];
        }
    }
    arena_destroy(scratch);
    figures.self_service_ratio =
        sum[HELP_TOTAL_VISITS] / sum[HELP_TOTAL_TICKETS];
    figures.no_result_share = sum[HELP_TOTAL_IN_VAIN] / sum[HELP_TOTAL_VISITS];
    figures.top_5 = sum[HELP_TOTAL_TOP_5_VIEWS] / sum[HELP_TOTAL_VIEWS];
    figures.top_3 = sum[HELP_TOTAL_TOP_3_VIEWS] / sum[HELP_TOTAL_VIEWS];
    return figures;
}

static void assert_views(const struct figures *figures)
{
    assert_near(figures->top_5, 0.40, 0.03);
    assert_near(figures->top_3, 0.50, 0.03);
}

static void test_improvers_have_the_best_ratio(void **state)
{
    const struct figures figures =
        simulate(state, "b2c", "approach = \"improver\";");
    assert_relative(figures.self_service_ratio, 4.4, 0.05);
    assert_near(figures.no_result_share, 0.29, 0.02);
    assert_views(&figures);
}

/* The report says that over 40 % of their searches find nothing. */
static void test_forgetters_fade(void **state)
{
    const struct figures figures =
        simulate(state, "b2c", "approach = \"set_and_forget\";");
    assert_relative(figures.self_service_ratio, 2.4, 0.05);
    assert_near(figures.no_result_share, 0.41, 0.01);
    assert_views(&figures);
}

static void test_planners_come_between(void **state)
{
    const struct figures figures =
        simulate(state, "b2c", "approach = \"planner\";");
    assert_relative(figures.self_service_ratio, 2.9, 0.05);
    assert_near(figures.no_result_share, 0.41, 0.01);
    assert_views(&figures);
}

static void test_planners_prevent_nothing_until_they_open(void **state)
{
    const struct figures figures = simulate(
        state, "b2c", "approach = \"planner\"; publish_on = \"2027-06-28\";");
    assert_near(figures.prevented_first_weeks, 0, 0);
    assert_relative(figures.self_service_ratio, 2.9, 0.05);
    assert_near(figures.no_result_share, 0.41, 0.01);
    assert_views(&figures);
}

static void test_an_approach_is_the_same_without_an_audience(void **state)
{
    const struct figures figures =
        simulate(state, "none", "approach = \"improver\";");
    assert_relative(figures.self_service_ratio, 4.4, 0.05);
    assert_near(figures.no_result_share, 0.29, 0.02);
    assert_views(&figures);
}

int main(void)
{
#define TEST(test)                                                             \
    cmocka_unit_test_setup_teardown(test, reading_set_up, reading_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_improvers_have_the_best_ratio),
        TEST(test_forgetters_fade),
        TEST(test_planners_come_between),
        TEST(test_planners_prevent_nothing_until_they_open),
        TEST(test_an_approach_is_the_same_without_an_audience),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
