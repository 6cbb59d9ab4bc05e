/*
 * Threads leave no trace: 1, 2 and 8 of them give the same bytes, whenever
 * the run ends, and what was folded is a beginning of the longer run.
 */
#include "engine/simulation.h"
#include "engine/trace.h"
#include "model/centre.h"
#include "same_estimates.h"
#include "study/run.h"
#include "testing.h"
#include <math.h>
#include <string.h>

enum { N_CHANNELS = 2, N_TEAMS = 2, N_DAYS = 9 };

static const uint32_t SERVES_BOTH[] = { 0, 1 };
static const uint32_t SERVES_PHONE[] = { 0 };
static const double SPEEDS[] = { 1, 1.2 };
static const struct answered_by BY_BOTH[] = { { 0, 0 }, { 1, 20 } };
static const struct answered_by BY_FIRST[] = { { 0, 0 } };

static const struct team TEAMS[N_TEAMS] = {
    { .name = "first_line",
      .n_serves = 2,
      .serves = SERVES_BOTH,
      .agents = 6,
      .speed = SPEEDS,
      .replaced_after_s = HUGE_VAL,
      .has_cost = true,
      .cost_an_hour = 30 },
    { .name = "experts",
      .n_serves = 1,
      .serves = SERVES_PHONE,
      .agents = 1,
      .speed = SPEEDS,
      .replaced_after_s = HUGE_VAL },
};

static struct distribution exponential(double mean_s)
{
    return (struct distribution){ .shape = SHAPE_EXPONENTIAL,
                                  .mean_s = mean_s,
                                  .cv = 1 };
}

static struct channel channel_of(const char *name, double calls_an_hour)
{
    return (struct channel){
        .name = name,
        .kind = "phone",
        .volume = { .basis = VOLUME_PER_HOUR, .amount = calls_an_hour },
        .growth_a_day = 1,
        .day_variation_cv = 0.1,
        .opening_hours = { .always = true },
        .handle_time = exponential(240),
        .wrap_up = { .shape = SHAPE_CONSTANT },
        .patience = exponential(180),
        .lines = NO_LIMIT,
        .waiting_places = NO_LIMIT,
        .priority = 1,
        .target = { .set = true, .share_frac = 0.8, .within_s = 20 },
    };
}

struct office {
    struct channel channels[N_CHANNELS];
    struct centre centre;
};

/* 80 calls an hour for seven agents who can each take 15. */
static struct office office(void)
{
    struct office office = {
        .channels = { channel_of("phone", 60), channel_of("orders", 20) },
        .centre = {
            .title = "Office",
            .audience = AUDIENCE_NONE,
            .plan = { .start_day = 20822,
                      .n_days = N_DAYS,
                      .interval_s = 1800,
                      .run_out_s = 14 * 86400.0,
                      .language = "en",
                      .currency = "EUR" },
            .opening_hours = { .always = true },
            .n_channels = N_CHANNELS,
            .n_teams = N_TEAMS,
            .teams = TEAMS,
            .study = { .replications = 25,
                       .seed = 1,
                       .confidence_frac = 0.95,
                       .at_most = 5000 },
        },
    };
    office.channels[0].n_answered_by = 2;
    office.channels[0].answered_by = BY_BOTH;
    office.channels[1].n_answered_by = 1;
    office.channels[1].answered_by = BY_FIRST;
    office.channels[1].service_level_counts = COUNTS_OFFERED_LESS_SHORT;
    return office;
}

static const struct results *run(struct office *office, uint32_t n_threads,
                                 struct arena *arena)
{
    office->centre.channels = office->channels;
    const struct run_request request = { .centre = &office->centre,
                                         .seed = 1,
                                         .n_threads = n_threads };
    return run_centre(&request, arena);
}

/* ---- the same bytes ---- */

#define ASSERT_SAME(a, b, n) assert_memory_equal(a, b, (n) * sizeof *(a))

static void assert_same_days(const struct day_result *a,
                             const struct day_result *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        assert_same_estimates(&a[i].offered, &b[i].offered, 1);
        assert_same_estimates(&a[i].answered, &b[i].answered, 1);
        assert_same_estimates(&a[i].abandoned, &b[i].abandoned, 1);
        assert_same_estimates(&a[i].service_level, &b[i].service_level, 1);
        assert_same_estimates(&a[i].mean_wait_s, &b[i].mean_wait_s, 1);
        assert_memory_equal(&a[i].wait_p50_s, &b[i].wait_p50_s,
                            3 * sizeof a[i].wait_p50_s);
    }
}

static void assert_same_weeks(const struct week_channel_result *a,
                              const struct week_channel_result *b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        assert_same_estimates(&a[i].offered, &b[i].offered, 1);
        assert_same_estimates(&a[i].service_level, &b[i].service_level, 1);
        assert_same_estimates(&a[i].mean_wait_s, &b[i].mean_wait_s, 1);
    }
}

static void assert_same_channel(const struct results *a,
                                const struct channel_result *x,
                                const struct channel_result *y)
{
    size_t n;
    measure_list(&n);
    assert_string_equal(x->name, y->name);
    assert_same_estimates(x->measures, y->measures, n);
    ASSERT_SAME(x->intervals, y->intervals, a->n_intervals);
    assert_same_days(x->days, y->days, a->n_days);
    assert_same_weeks(x->weeks, y->weeks, a->n_weeks);
    ASSERT_SAME(x->slots, y->slots, 7 * a->slots_a_day);
    ASSERT_SAME(x->waits, y->waits, HISTOGRAM_BUCKETS);
}

static void assert_same(const struct results *a, const struct results *b)
{
    assert_int_equal(a->replications, b->replications);
    assert_int_equal(a->n_contacts, b->n_contacts);
    assert_int_equal(a->n_events, b->n_events);
    assert_true(a->converged == b->converged);
    assert_memory_equal(&a->precision_reached, &b->precision_reached,
                        sizeof a->precision_reached);
    assert_same_channel(a, &a->whole, &b->whole);
    for (size_t c = 0; c < a->n_channels; c++) {
        assert_same_channel(a, &a->channels[c], &b->channels[c]);
    }
    size_t n;
    team_measure_list(&n);
    for (size_t t = 0; t < a->n_teams; t++) {
        const struct team_result *x = &a->teams[t];
        const struct team_result *y = &b->teams[t];
        assert_same_estimates(x->measures, y->measures, n);
        ASSERT_SAME(x->intervals, y->intervals, a->n_intervals);
        assert_same_estimates(x->week_occupancy, y->week_occupancy, a->n_weeks);
    }
    const struct centre_measure *measures = centre_measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        assert_same_estimates(results_centre_measure(a, &measures[m]),
                              results_centre_measure(b, &measures[m]), 1);
    }
}

static void test_1_2_and_8_threads_give_the_same_bytes(void **state)
{
    struct office plan = office();
    const struct results *one = run(&plan, 1, *state);
    assert_int_equal(one->replications, 25);
    assert_true(one->converged && !one->interrupted);
    assert_int_equal(one->n_threads, 1);
    assert_same(one, run(&plan, 2, *state));
    assert_same(one, run(&plan, 8, *state));
}

static void test_the_same_bytes_when_precision_decides(void **state)
{
    struct office plan = office();
    plan.centre.study.precision_frac = 0.06;
    const struct results *one = run(&plan, 1, *state);
    assert_true(one->precision_asked && one->converged);
    assert_true(one->precision_reached <= 0.06);
    assert_true(one->replications == 20 || one->replications == 40 ||
                one->replications == 80 || one->replications == 160);
    assert_same(one, run(&plan, 2, *state));
    assert_same(one, run(&plan, 8, *state));
}

static void test_a_precision_out_of_reach_ends_at_at_most(void **state)
{
    struct office plan = office();
    plan.centre.study.precision_frac = 0.0001;
    plan.centre.study.at_most = 23;
    const struct results *results = run(&plan, 2, *state);
    assert_int_equal(results->replications, 23);
    assert_false(results->converged);
    assert_false(results->interrupted);
    assert_int_equal(results->n_warnings, 1);
    assert_non_null(strstr(results->warnings[0], "0.01 % was not reached"));
}

/* ---- interrupted ---- */

struct watcher {
    volatile sig_atomic_t stop;
    uint32_t stop_after; /* replications folded */
    uint32_t n_seen;     /* by `replication`, in order */
    uint32_t n_told;     /* by `progress` */
};

static void watch_replication(void *context, uint32_t replication,
                              const struct sample *sample)
{
    struct watcher *watcher = context;
    assert_int_equal(replication, watcher->n_seen);
    assert_true(sample->totals[0][TOTAL_OFFERED] > 0);
    watcher->n_seen++;
    if (watcher->n_seen == watcher->stop_after) {
        watcher->stop = 1;
    }
}

static void watch_progress(void *context, const struct run_progress *progress)
{
    struct watcher *watcher = context;
    watcher->n_told++;
    assert_int_equal(progress->done, watcher->n_told);
    assert_true(progress->of >= progress->done);
    assert_true(progress->elapsed_s >= 0 && progress->left_s >= 0);
}

static const struct results *run_watched(struct office *office,
                                         struct watcher *watcher,
                                         uint32_t n_threads,
                                         struct arena *arena)
{
    office->centre.channels = office->channels;
    const struct run_listener listener = { watcher, watch_progress,
                                           watch_replication };
    const struct run_request request = { .centre = &office->centre,
                                         .seed = 1,
                                         .n_threads = n_threads,
                                         .listener = &listener,
                                         .stop = &watcher->stop };
    return run_centre(&request, arena);
}

static void test_a_stopped_run_is_a_beginning_of_the_whole_one(void **state)
{
    static const uint32_t threads[] = { 1, 2, 8 };
    for (size_t i = 0; i < 3; i++) {
        struct office plan = office();
        plan.centre.study.replications = 400; /* more than may be begun */
        struct watcher watcher = { .stop_after = 6 };
        const struct results *stopped =
            run_watched(&plan, &watcher, threads[i], *state);
        assert_true(stopped->interrupted);
        assert_false(stopped->converged);
        assert_true(stopped->replications >= 6);
        assert_true(stopped->replications < 400);
        assert_int_equal(watcher.n_seen, stopped->replications);
        assert_int_equal(watcher.n_told, stopped->replications);

        struct office shorter = office();
        shorter.centre.study.replications = stopped->replications;
        const struct results *whole = run(&shorter, 1, *state);
        assert_true(whole->converged);
        assert_same_channel(whole, &stopped->whole, &whole->whole);
        assert_same_channel(whole, &stopped->channels[0], &whole->channels[0]);
    }
}

static void test_a_run_stopped_before_it_began_has_no_results(void **state)
{
    struct office plan = office();
    struct watcher watcher = { .stop = 1 };
    const struct results *results = run_watched(&plan, &watcher, 2, *state);
    assert_int_equal(results->replications, 0);
    assert_true(results->interrupted);
    assert_false(results->converged);
    assert_nan(results->whole.measures[measure_index("offered")].mean);
    assert_nan(results->channels[0].intervals[20].offered.mean);
    assert_nan(results->channels[0].days[1].wait_p90_s);
    assert_nan(results->cost_a_week.mean);
    assert_nan(results->precision_reached);
}

static void test_a_stop_that_comes_too_late_changes_nothing(void **state)
{
    struct office plan = office();
    struct watcher watcher = { .stop_after = 25 };
    const struct results *results = run_watched(&plan, &watcher, 2, *state);
    assert_int_equal(results->replications, 25);
    assert_true(results->converged && !results->interrupted);
}

/* ---- one replication ---- */

static void test_one_replication_has_no_half_widths(void **state)
{
    struct office plan = office();
    plan.centre.study.replications = 1;
    const struct results *results = run(&plan, 2, *state);
    size_t n;
    measure_list(&n);
    assert_int_equal(results->replications, 1);
    for (size_t m = 0; m < n; m++) {
        assert_nan(results->channels[0].measures[m].half_width);
    }
    assert_true(results->channels[0].measures[0].mean > 0);
    assert_nan(results->channels[0].intervals[20].offered.half_width);
}

/* Its offered calls are the third row of what the longer run hands over. */
struct third {
    double offered;
};

static void keep_third(void *context, uint32_t replication,
                       const struct sample *sample)
{
    struct third *third = context;
    if (replication == 2) {
        third->offered = sample->totals[0][TOTAL_OFFERED];
    }
}

static void test_a_single_replication_can_be_repeated(void **state)
{
    struct office plan = office();
    plan.centre.channels = plan.channels;
    struct third third = { 0 };
    const struct run_listener listener = { &third, NULL, keep_third };
    struct run_request request = {
        .centre = &plan.centre, .seed = 1, .n_threads = 2, .listener = &listener
    };
    run_centre(&request, *state);
    request.only_one = true;
    request.only_replication = 2;
    request.listener = NULL;
    request.trace = trace_create(*state);
    const struct results *again = run_centre(&request, *state);
    assert_int_equal(again->replications, 1);
    assert_true(again->channels[0].measures[0].mean == third.offered);
    double n_phone = 0;
    for (size_t i = 0; i < request.trace->n_rows; i++) {
        n_phone += request.trace->rows[i].channel == 0 &&
                   request.trace->rows[i].arrival_s >= 0 &&
                   request.trace->rows[i].arrival_s < N_DAYS * 86400.0;
    }
    assert_true(n_phone == third.offered);
}

/* ---- and it adds up ---- */

static void test_the_centre_is_its_channels_together(void **state)
{
    struct office plan = office();
    const struct results *results = run(&plan, 2, *state);
    const size_t n_counts = measure_index("transferred_out") + 1;
    for (size_t m = 0; m < n_counts; m++) {
        const double sum = results->channels[0].measures[m].mean +
                           results->channels[1].measures[m].mean;
        assert_near(results->whole.measures[m].mean, sum, 1e-9 * (1 + sum));
    }
    for (size_t i = 0; i < results->n_intervals; i++) {
        const double sum = results->channels[0].intervals[i].answered.mean +
                           results->channels[1].intervals[i].answered.mean;
        assert_near(results->whole.intervals[i].answered.mean, sum, 1e-9);
    }
}

static void test_expected_arrivals_lie_within_the_interval(void **state)
{
    struct office plan = office();
    const struct results *results = run(&plan, 2, *state);
    const struct estimate *offered = results->channels[0].measures;
    /* 60 an hour for nine days; 99.9 %: 1.9 times the 95 % half-width */
    assert_near(offered->mean, 60.0 * 24 * N_DAYS, 1.9 * offered->half_width);
}

static int setup(void **state)
{
    *state = arena_create();
    return 0;
}

static int teardown(void **state)
{
    arena_destroy(*state);
    return 0;
}

#define IN_ARENA(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_ARENA(test_1_2_and_8_threads_give_the_same_bytes),
        IN_ARENA(test_the_same_bytes_when_precision_decides),
        IN_ARENA(test_a_precision_out_of_reach_ends_at_at_most),
        IN_ARENA(test_a_stopped_run_is_a_beginning_of_the_whole_one),
        IN_ARENA(test_a_run_stopped_before_it_began_has_no_results),
        IN_ARENA(test_a_stop_that_comes_too_late_changes_nothing),
        IN_ARENA(test_one_replication_has_no_half_widths),
        IN_ARENA(test_a_single_replication_can_be_repeated),
        IN_ARENA(test_the_centre_is_its_channels_together),
        IN_ARENA(test_expected_arrivals_lie_within_the_interval),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
