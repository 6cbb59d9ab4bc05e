/*
 * What the plan itself shows around a launch, in more replications than are
 * played without it. The oracle is the samples, one by one: each replication's
 * own sums, and what they come to by the textbook's formulas. The half-width
 * of a quotient is beside that of the jackknife, which knows no derivative.
 */
#include "reading.h"
#include "stats/estimate.h"
#include "study/run.h"

#include <math.h>
#include <string.h>

enum { PHONE, FRESH, N_CHANNELS };
enum { ON = 14, N_DAYS = 30, N_RUNS = 66 };

static const char plan[] =
    "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 30; };\n"
    "channels = {\n"
    "  phone = { volume = \"90 / day\"; handle_time = \"6 min\"; patience = "
    "\"2 min\"; redial = { probability = \"60 %\"; after = \"10 min\"; at_most "
    "= 3; }; };\n"
    "  fresh = { kind = \"phone\"; volume = \"30 / day\"; handle_time = \"3 "
    "min\"; patience = \"5 min\"; redial = { probability = \"50 %\"; after = "
    "\"10 min\"; at_most = 2; }; };\n"
    "};\n"
    "opening_hours = ( { days = \"daily\"; from = \"09:00\"; to = \"17:00\"; } "
    ");\n"
    "teams = { desk = { serves = [ \"phone\", \"fresh\" ]; agents = 2; }; };\n"
    "rollout = ( { launch = \"fresh\"; on = \"2027-01-18\"; comes_from = { "
    "new_customers = \"60 %\"; phone = \"40 %\"; }; spike = \"80 %\"; settles "
    "= \"21 days\"; training = \"16 h\"; } );\n"
    "study = { replications = 66; seed = 4; };\n";

/* Of all channels, before and after. */
struct days {
    double offered[2];
    double wait_s[2];
    double answered[2];
};

struct stage {
    struct reading *reading;
    struct days runs[N_RUNS];
    const struct results *results;
};

static void note(void *context, uint32_t replication,
                 const struct sample *sample)
{
    struct stage *stage = context;
    struct days *days = &stage->runs[replication];
    for (size_t i = 0; i < N_CHANNELS * sample->n_intervals; i++) {
        const struct interval_cell *cell = &sample->cells[i];
        const size_t day = i % sample->n_intervals / sample->slots_a_day;
        const size_t side = day >= ON;
        days->offered[side] += cell->offered;
        days->answered[side] += cell->answered;
        days->wait_s[side] +=
            1e-6 * (double)(cell->wait_answered_ticks + cell->handle_ticks);
    }
}

static int set_up(void **state)
{
    void *reading = NULL;
    struct stage *stage = calloc(1, sizeof *stage);
    (void)reading_set_up(&reading);
    stage->reading = reading;
    const struct run_listener listener = { .context = stage,
                                           .replication = note };
    const struct run_request request = {
        .centre = reading_text(stage->reading, plan),
        .seed = 4,
        .listener = &listener,
    };
    stage->results = run_centre(&request, stage->reading->arena);
    *state = stage;
    return 0;
}

static int tear_down(void **state)
{
    struct stage *stage = *state;
    void *reading = stage->reading;
    (void)reading_tear_down(&reading);
    free(stage);
    return 0;
}

static double mean_of(const double *values)
{
    double sum = 0;
    for (size_t i = 0; i < N_RUNS; i++) {
        sum += values[i];
    }
    return sum / N_RUNS;
}

static double sd_of(const double *values)
{
    const double mean = mean_of(values);
    double squares = 0;
    for (size_t i = 0; i < N_RUNS; i++) {
        squares += (values[i] - mean) * (values[i] - mean);
    }
    return sqrt(squares / (N_RUNS - 1));
}

/* Of a plain mean. */
static void is_of_all(const struct estimate *estimate, const double *values)
{
    const double sd = sd_of(values);
    assert_int_equal(estimate->n, N_RUNS);
    assert_near(estimate->mean, mean_of(values), 1e-9 * estimate->mean);
    assert_near(estimate->sd, sd, 1e-9 * sd);
    assert_near(estimate->half_width,
                student_t(0.95, N_RUNS - 1) * sd / sqrt(N_RUNS), 1e-9 * sd);
    assert_true(estimate->p10 < estimate->p50 && estimate->p50 < estimate->p90);
}

static void test_contacts_a_day_are_those_of_the_plan(void **state)
{
    const struct stage *stage = *state;
    const struct launch_result *launch = &stage->results->launches[0];
    double before[N_RUNS];
    double after[N_RUNS];
    for (size_t r = 0; r < N_RUNS; r++) {
        before[r] = stage->runs[r].offered[0] / ON;
        after[r] = stage->runs[r].offered[1] / (N_DAYS - ON);
    }
    is_of_all(&launch->before_per_day, before);
    is_of_all(&launch->after_per_day, after);
    /* one agent at a time is away, and who hangs up tries again */
    const struct difference *trained =
        &launch_whole(launch)->figures[LAUNCH_BEFORE][LAUNCH_CONTACTS].change;
    assert_true(trained->clear && trained->change.mean > 1);
    double sum = 0;
    for (size_t c = 0; c < N_CHANNELS; c++) {
        for (size_t day = 0; day < ON; day++) {
            sum += stage->results->channels[c].days[day].offered.mean;
        }
    }
    assert_near(launch->before_per_day.mean, sum / ON, 1e-9 * sum);
}

/* The launched channel has no others: all its first attempts are either. */
static void test_new_and_moved_contacts_are_all_there_are(void **state)
{
    const struct stage *stage = *state;
    const struct launch_result *launch = &stage->results->launches[0];
    const struct estimate *first =
        &stage->results->channels[FRESH]
             .measures[measure_index("first_attempts")];
    assert_near(launch->new_contacts.mean + launch->moved_contacts.mean,
                first->mean, 1e-9 * first->mean);
    assert_int_equal(launch->new_contacts.n, N_RUNS);
    assert_int_equal(launch->moved_contacts.n, N_RUNS);
    assert_true(launch->new_contacts.sd > 0 && launch->moved_contacts.sd > 0);
}

/* After / before but for one replication; of all when there is none such. */
static double quotient_but(const struct stage *stage, size_t but)
{
    struct days all = { 0 };
    for (size_t r = 0; r < N_RUNS; r++) {
        for (size_t side = 0; side < 2 && r != but; side++) {
            all.wait_s[side] += stage->runs[r].wait_s[side];
            all.answered[side] += stage->runs[r].answered[side];
        }
    }
    return all.wait_s[1] / all.answered[1] / (all.wait_s[0] / all.answered[0]);
}

static void test_requester_wait_changes_as_in_the_plan(void **state)
{
    const struct stage *stage = *state;
    const struct estimate *change =
        &stage->results->launches[0].requester_change;
    double own[N_RUNS];
    double left_out[N_RUNS];
    for (size_t r = 0; r < N_RUNS; r++) {
        const struct days *days = &stage->runs[r];
        own[r] = days->wait_s[1] / days->answered[1] /
                 (days->wait_s[0] / days->answered[0]);
        left_out[r] = quotient_but(stage, r);
    }
    const double quotient = quotient_but(stage, N_RUNS);
    assert_int_equal(change->n, N_RUNS);
    assert_near(change->mean, quotient - 1, 1e-9);
    assert_near(change->sd, sd_of(own), 1e-9);
    const double error = (N_RUNS - 1) / sqrt(N_RUNS) * sd_of(left_out);
    const double half_width = student_t(0.95, N_RUNS - 1) * error;
    assert_near(change->half_width, half_width, 0.02 * half_width);
    assert_true(change->p10 < change->mean && change->mean < change->p90);
}

/* What stands side by side is of the same replications. */
static void test_figures_beside_those_without_it_are_of_pairs(void **state)
{
    const struct stage *stage = *state;
    const struct launch_result *launch = &stage->results->launches[0];
    assert_int_equal(launch->replications, LAUNCH_PAIRS_AT_MOST);
    assert_int_equal(launch->spike_ratio.n, LAUNCH_PAIRS_AT_MOST);
    assert_true(launch->spike_ratio.sd > 0);
    const struct launch_figure *after =
        &launch_whole(launch)->figures[LAUNCH_AFTER][LAUNCH_CONTACTS];
    double sum = 0;
    for (size_t r = 0; r < LAUNCH_PAIRS_AT_MOST; r++) {
        sum += stage->runs[r].offered[1];
    }
    assert_int_equal(after->with.n, LAUNCH_PAIRS_AT_MOST);
    assert_near(after->with.mean, sum / LAUNCH_PAIRS_AT_MOST / (N_DAYS - ON),
                1e-9 * sum);
    assert_near(after->with.mean - after->without.mean,
                after->change.change.mean, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contacts_a_day_are_those_of_the_plan),
        cmocka_unit_test(test_new_and_moved_contacts_are_all_there_are),
        cmocka_unit_test(test_requester_wait_changes_as_in_the_plan),
        cmocka_unit_test(test_figures_beside_those_without_it_are_of_pairs),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
