/*
 * Runs in which every replication is a future of its own.
 *
 * One day of calls whose volume is PERT(100, 200, 500) brings a mixed Poisson
 * count: its mean is that of the law, 1400/6, and its variance that mean plus
 * the law's variance, with a = 2 and b = 4: 400^2 * 8 / (36 * 7).
 */
#include "base/rng.h"
#include "centres.h"
#include "engine/simulation.h"
#include "same_estimates.h"
#include "stats/pert.h"
#include "study/run.h"

enum { N_RUNS = 3000 };

static const double mean_volume = 1400.0 / 6;
static const double law_variance = 400.0 * 400.0 * 8 / (36 * 7);

static struct centre uncertain_centre(struct desk *desk, struct uncertain *row)
{
    desk_set(desk, 1, 1);
    desk->channels[0].volume =
        (struct volume){ .basis = VOLUME_PER_DAY, .amount = 200 };
    desk->teams[0].agents = 20;
    *row = (struct uncertain){ .path = "channels.phone.volume",
                               .low = 100,
                               .likely = 200,
                               .high = 500,
                               .field = &desk->channels[0].volume.amount };
    struct centre centre = desk->centre;
    centre.n_uncertain = 1;
    centre.uncertain = row;
    centre.study.confidence_frac = 0.95;
    return centre;
}

static const struct results *run(const struct centre *centre,
                                 uint32_t n_threads, struct arena *arena)
{
    const struct run_request request = { .centre = centre,
                                         .seed = 5,
                                         .n_threads = n_threads };
    return run_centre(&request, arena);
}

/* At 99.9 %: 3.29 standard errors, the variance's own from the kurtosis of a
 * law between a normal and a uniform one (below 3). */
static void test_counts_are_mixed_poisson(void **state)
{
    (void)state;
    struct desk desk;
    struct uncertain row;
    struct arena *arena = arena_create();
    struct centre centre = uncertain_centre(&desk, &row);
    centre.study.replications = N_RUNS;
    const struct results *results = run(&centre, 0, arena);
    const struct estimate *offered =
        &results->channels[0].measures[measure_index("offered")];
    const double variance = mean_volume + law_variance;
    assert_near(offered->mean, mean_volume, 3.29 * sqrt(variance / N_RUNS));
    assert_near(offered->sd * offered->sd, variance,
                3.29 * variance * sqrt(2.0 / N_RUNS));
    /* the range of futures is that of the law, the Poisson noise beside it */
    assert_near(offered->p50, pert_quantile(100, 200, 500, 0.5), 6);
    assert_true(offered->p10 < pert_quantile(100, 200, 500, 0.1) + 3);
    assert_true(offered->p90 > pert_quantile(100, 200, 500, 0.9) - 3);
    assert_true(offered->p90 - offered->p10 > 40 * offered->half_width);
    arena_destroy(arena);
}

static void test_threads_leave_no_trace_in_futures(void **state)
{
    (void)state;
    static const uint32_t n_threads[] = { 1, 2, 8 };
    struct desk desk;
    struct uncertain row;
    struct arena *arena = arena_create();
    struct centre centre = uncertain_centre(&desk, &row);
    centre.study.replications = 40;
    size_t n = 0;
    measure_list(&n);
    const struct results *first = NULL;
    for (size_t i = 0; i < 3; i++) {
        const struct results *results = run(&centre, n_threads[i], arena);
        first = first ? first : results;
        assert_same_estimates(results->channels[0].measures,
                              first->channels[0].measures, n);
    }
    arena_destroy(arena);
}

/* A plan that leans on another plan's tables is that plan. */
static void test_a_plan_like_another_of_the_same_centre_is_the_same(
    void **state)
{
    (void)state;
    struct desk desk;
    struct arena *arena = arena_create();
    desk_set(&desk, 1, 1);
    desk.channels[0].volume =
        (struct volume){ .basis = VOLUME_PER_DAY, .amount = 500 };
    desk.channels[0].handle_time =
        (struct distribution){ .shape = SHAPE_GAMMA, .mean_s = 200, .cv = 0.7 };
    desk.channels[0].patience = exponential(100);
    desk.channels[0].day_variation_cv = 0.1;
    const struct centre *centre = &desk.centre;
    const struct simulation_plan *plan = simulation_plan(centre, arena);
    const struct simulation_plan *like =
        simulation_plan_like(plan, centre, arena);
    struct sample *a = sample_create(centre, arena);
    struct sample *b = sample_create(centre, arena);
    simulation_run(plan, 3, 1, arena, NULL, a);
    simulation_run(like, 3, 1, arena, NULL, b);
    assert_true(a->totals[0][TOTAL_OFFERED] > 300);
    assert_memory_equal(a->totals, b->totals, sizeof a->totals[0]);
    /* stretched to twice the length: the same customers, twice the work */
    desk.channels[0].handle_time.mean_s = 400;
    desk.channels[0].patience = endless();
    desk.teams[0].agents = 400;
    simulation_run(simulation_plan_like(plan, centre, arena), 3, 1, arena, NULL,
                   b);
    desk.channels[0].handle_time.mean_s = 200;
    simulation_run(simulation_plan_like(plan, centre, arena), 3, 1, arena, NULL,
                   a);
    assert_relative(b->totals[0][TOTAL_HANDLE_S],
                    2 * a->totals[0][TOTAL_HANDLE_S], 1e-6);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_are_mixed_poisson),
        cmocka_unit_test(test_threads_leave_no_trace_in_futures),
        cmocka_unit_test(
            test_a_plan_like_another_of_the_same_centre_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
