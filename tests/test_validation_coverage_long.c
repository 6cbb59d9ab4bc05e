/*
 * A 95 % interval holds the true value 95 times in 100. The truth is Erlang
 * A's (validation/cases/erlang-a-2.csv: Palm 1957); 1 000 small runs of 20
 * replications, each with a seed of its own, are asked whether their intervals
 * hold it. 93 to 97 % is three standard errors of 1 000 coins on either side.
 */
#include "testing.h"

#include "base/arena.h"
#include "model/scenario.h"
#include "study/run.h"

enum { REPETITIONS = 1000 };

struct truth {
    const char *key;
    double value;
    unsigned n_held;
};

static const struct centre *load(struct arena *arena)
{
    const struct scenario_request request = {
        .file = "tests/test_validation_coverage.cfg"
    };
    struct scenario scenario;
    struct problems problems = { 0 };
    if (!scenario_load(&request, arena, &scenario, &problems)) {
        fail_test("%s", problems.list[0].message);
    }
    return scenario.centre;
}

static void ask(const struct results *results, struct truth *truth)
{
    const struct estimate *estimate =
        &results->channels[0].measures[measure_index(truth->key)];
    truth->n_held +=
        fabs(estimate->mean - truth->value) <= estimate->half_width;
}

static void test_intervals_hold_the_truth_as_often_as_they_say(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct arena *scratch = arena_create();
    const struct centre *centre = load(arena);
    struct truth truths[] = { { "mean_wait_all_s", 27.76698873, 0 },
                              { "mean_wait_s", 21.35866552, 0 },
                              { "service_level", 0.5560040032, 0 },
                              { "abandonment", 0.2313915727, 0 },
                              { "mean_queue", 0.4627831454, 0 } };
    const size_t n = sizeof truths / sizeof truths[0];
    for (uint64_t seed = 1; seed <= REPETITIONS; seed++) {
        const struct run_request request = { .centre = centre, .seed = seed };
        const struct results *results = run_centre(&request, scratch);
        for (size_t i = 0; i < n; i++) {
            ask(results, &truths[i]);
        }
        arena_reset(scratch);
    }
    for (size_t i = 0; i < n; i++) {
        print_message("%s: %.1f %%\n", truths[i].key,
                      100.0 * truths[i].n_held / REPETITIONS);
    }
    for (size_t i = 0; i < n; i++) {
        assert_in_range(truths[i].n_held, REPETITIONS * 93 / 100,
                        REPETITIONS * 97 / 100);
    }
    arena_destroy(scratch);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_intervals_hold_the_truth_as_often_as_they_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
