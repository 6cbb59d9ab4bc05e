/*
 * The range of futures of what a launch changes. The values of the single
 * replications are got back from means of ever more of them,
 *
 *     value of the n-th = n mean(n) - (n - 1) mean(n - 1)
 *
 * and the quantiles of these are taken by hand.
 */
#include "reading.h"
#include "study/launch_tally.h"
#include "study/run.h"

#include <stdlib.h>

enum { N_RUNS = 5 };

static const char plan[] =
    "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 28; };\n"
    "channels = {\n"
    "  phone = { volume = \"500 / day\"; handle_time = \"1 min\"; };\n"
    "  fresh = { kind = \"phone\"; handle_time = \"1 min\"; volume = { low = "
    "\"50 / day\"; likely = \"100 / day\"; high = \"400 / day\"; }; };\n"
    "};\n"
    "teams = { desk = { serves = [ \"phone\", \"fresh\" ]; agents = 2; }; };\n"
    "rollout = ( { launch = \"fresh\"; on = \"2027-01-11\"; training = \"0 "
    "h\";\n"
    "  comes_from = { new_customers = \"60 %\"; phone = \"40 %\"; }; } );\n";

static const struct launch_result *run(struct reading *reading, uint32_t n)
{
    struct centre *centre = arena_alloc(reading->arena, 1, sizeof *centre);
    *centre = *reading_text(reading, plan);
    centre->study.replications = n;
    const struct run_request request = { .centre = centre, .seed = 9 };
    return run_centre(&request, reading->arena)->launches;
}

static int by_size(const void *left, const void *right)
{
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Of five values: the middle, and 0.4 of the way from the end to the next. */
static void has_range(const struct estimate *estimate, const double *values)
{
    double ordered[N_RUNS];
    memcpy(ordered, values, sizeof ordered);
    qsort(ordered, N_RUNS, sizeof *ordered, by_size);
    const double tolerance = 1e-6 * fabs(ordered[2]) + 1e-9;
    assert_near(estimate->p10, 0.6 * ordered[0] + 0.4 * ordered[1], tolerance);
    assert_near(estimate->p50, ordered[2], tolerance);
    assert_near(estimate->p90, 0.6 * ordered[4] + 0.4 * ordered[3], tolerance);
}

static void test_launches_have_their_range_of_futures(void **state)
{
    double values[4][N_RUNS];
    double before[4] = { 0 };
    const struct launch_result *launch = NULL;
    for (uint32_t n = 1; n <= N_RUNS; n++) {
        launch = run(*state, n);
        const struct launch_figure *all =
            &launch_whole(launch)->figures[LAUNCH_AFTER][LAUNCH_CONTACTS];
        const double sums[4] = { n * all->with.mean,
                                 n * all->change.change.mean,
                                 n * launch->moved_contacts.mean,
                                 n * launch->settled.change.mean };
        for (size_t i = 0; i < 4; i++) {
            values[i][n - 1] = sums[i] - before[i];
            before[i] = sums[i];
        }
    }
    const struct launch_figure *all =
        &launch_whole(launch)->figures[LAUNCH_AFTER][LAUNCH_CONTACTS];
    has_range(&all->with, values[0]);
    has_range(&all->change.change, values[1]);
    has_range(&launch->moved_contacts, values[2]);
    has_range(&launch->settled.change, values[3]);
    /* what is uncertain shows: new contacts are 30 to 240 a day */
    assert_true(all->change.change.p90 - all->change.change.p10 > 10);
}

/* 2 / 4 and 6 / 3, then nothing without it, then 1 / 2 and 4 / 2. */
static void test_quotients_and_changes_are_of_one_future(void **state)
{
    struct reading *reading = *state;
    struct launch_tally tally = launch_tally_create(reading->arena);
    launch_tally_add(&tally, (struct pair){ 2, 4 }, (struct pair){ 6, 3 });
    launch_tally_add(&tally, (struct pair){ 0, 0 }, (struct pair){ 5, 5 });
    launch_tally_add(&tally, (struct pair){ 1, 2 }, (struct pair){ 4, 2 });
    const struct launch_figure figure = launch_tally_figure(&tally, 0.95);
    const struct estimate quotient = launch_tally_quotient(&tally, 0.95);
    assert_near(figure.with.p10, 1.2, 1e-12);
    assert_near(figure.with.p90, 2, 1e-12);
    assert_near(figure.without.p50, 0.5, 1e-12);
    assert_near(figure.change.change.p10, 1.5, 1e-12);
    assert_near(figure.change.change.p90, 1.5, 1e-12);
    assert_near(quotient.p50, 4, 1e-12);
    assert_near(quotient.mean, (15.0 / 10) / (3.0 / 6), 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_launches_have_their_range_of_futures),
        cmocka_unit_test(test_quotients_and_changes_are_of_one_future),
    };
    return cmocka_run_group_tests(tests, reading_set_up, reading_tear_down);
}
