/*
 * Waits of channels that count as often with a launch as without it. The
 * oracle of the mean is the sum by hand, that of the interval the delta method
 * on all the means at once, with a gradient taken numerically.
 */
#include "study/launch_mix.h"
#include "study/launch_tally.h"
#include "testing.h"
#include <math.h>
#include <string.h>

enum { N_CHANNELS = 3, N_RUNS = 8, N_MEANS = 4 * N_CHANNELS };

/* Of each replication and channel: waits and contacts without, then with. The
 * last channel has no contacts without the launch: it has no say. */
static const double runs[N_RUNS][N_MEANS] = {
    { 500, 10, 480, 9, 8000, 4, 6300, 3, 0, 0, 90, 30 },
    { 450, 9, 520, 10, 7000, 3, 7100, 3, 0, 0, 80, 28 },
    { 610, 12, 600, 11, 9900, 5, 8800, 4, 0, 0, 99, 33 },
    { 480, 11, 530, 10, 6100, 3, 4500, 2, 0, 0, 70, 22 },
    { 530, 10, 610, 10, 8200, 4, 7000, 3, 0, 0, 85, 29 },
    { 700, 13, 690, 12, 9000, 4, 9300, 4, 0, 0, 95, 31 },
    { 390, 8, 410, 8, 5900, 3, 4300, 2, 0, 0, 77, 25 },
    { 560, 11, 590, 10, 10100, 5, 9700, 4, 0, 0, 88, 30 },
};

static struct launch_mix mixed(const double (*of)[N_MEANS], struct arena *arena)
{
    struct launch_mix mix = launch_mix_create(N_CHANNELS, arena);
    for (size_t i = 0; i < N_RUNS; i++) {
        struct launch_mix_cell *cells = launch_mix_next(&mix);
        for (size_t c = 0; c < N_CHANNELS; c++) {
            const double *x = of[i] + 4 * c;
            cells[c].without = (struct pair){ x[0], x[1] };
            cells[c].with = (struct pair){ x[2], x[3] };
        }
    }
    return mix;
}

/* With less without, of sums or means. */
static double change_of(const double x[static N_MEANS])
{
    double with = 0;
    double without = 0;
    double contacts = 0;
    for (size_t c = 0; c < N_CHANNELS; c++) {
        with +=
            x[4 * c + 1] > 0 ? x[4 * c + 1] * x[4 * c + 2] / x[4 * c + 3] : 0;
        without += x[4 * c];
        contacts += x[4 * c + 1];
    }
    return (with - without) / contacts;
}

static void means_of(double means[static N_MEANS])
{
    memset(means, 0, N_MEANS * sizeof *means);
    for (size_t i = 0; i < N_RUNS; i++) {
        for (size_t k = 0; k < N_MEANS; k++) {
            means[k] += runs[i][k] / N_RUNS;
        }
    }
}

/* Of the change, by central differences; 0 of what is always 0. */
static double slope(const double means[static N_MEANS], size_t k)
{
    double up[N_MEANS];
    double down[N_MEANS];
    const double step = 1e-4 * means[k];
    memcpy(up, means, sizeof up);
    memcpy(down, means, sizeof down);
    up[k] += step;
    down[k] -= step;
    return step > 0 ? (change_of(up) - change_of(down)) / (2 * step) : 0;
}

static double half_width_of(const double means[static N_MEANS])
{
    double square = 0;
    for (size_t i = 0; i < N_RUNS; i++) {
        double along = 0;
        for (size_t k = 0; k < N_MEANS; k++) {
            along += slope(means, k) * (runs[i][k] - means[k]);
        }
        square += along * along;
    }
    const double t_of_7 = 2.3646242510; /* two-sided 95 %, seven degrees */
    return t_of_7 * sqrt(square / (N_RUNS - 1) / N_RUNS);
}

static void test_the_change_and_its_interval_are_those_by_hand(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct launch_mix mix = mixed(runs, arena);
    struct launch_figure figure;
    double means[N_MEANS];
    means_of(means);
    assert_true(launch_mix_figure(&mix, 0.95, arena, &figure));
    const struct estimate *change = &figure.change.change;
    assert_near(change->mean, change_of(means), 1e-9);
    assert_near(change->half_width, half_width_of(means),
                1e-6 * change->half_width);
    /* 84 calls and 31 e-mails without; 4430 s / 80 and 57000 s / 25 with */
    assert_near(figure.without.mean, (4220.0 + 64200) / (84 + 31), 1e-9);
    assert_near(figure.with.mean, (84 * 4430 / 80.0 + 31 * 57000 / 25.0) / 115,
                1e-9);
    double square = 0;
    double mean = 0;
    for (size_t i = 0; i < N_RUNS; i++) {
        mean += change_of(runs[i]) / N_RUNS;
    }
    for (size_t i = 0; i < N_RUNS; i++) {
        square += pow(change_of(runs[i]) - mean, 2);
    }
    assert_near(change->sd, sqrt(square / (N_RUNS - 1)), 1e-9);
    assert_int_equal(change->n, N_RUNS);
    arena_destroy(arena);
}

/* Half of the e-mails stay away and the rest wait as long as ever: the mean of
 * all falls, and nothing has changed. */
static void test_who_stays_away_changes_nothing(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    double of[N_RUNS][N_MEANS];
    for (size_t i = 0; i < N_RUNS; i++) {
        memcpy(of[i], runs[i], sizeof of[i]);
        for (size_t c = 0; c < 2; c++) {
            of[i][4 * c + 2] = of[i][4 * c] / (1 + (double)c);
            of[i][4 * c + 3] = of[i][4 * c + 1] / (1 + (double)c);
        }
    }
    const struct launch_mix mix = mixed((const double(*)[N_MEANS])of, arena);
    struct launch_figure figure;
    assert_true(launch_mix_figure(&mix, 0.95, arena, &figure));
    assert_near(figure.change.change.mean, 0, 1e-9);
    assert_near(figure.with.mean, figure.without.mean, 1e-9);
    arena_destroy(arena);
}

/* A channel that nobody uses any more has no wait to count. */
static void test_without_contacts_with_it_there_is_none(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    double of[N_RUNS][N_MEANS];
    memcpy(of, runs, sizeof of);
    for (size_t i = 0; i < N_RUNS; i++) {
        of[i][2] = of[i][3] = 0;
    }
    const struct launch_mix mix = mixed((const double(*)[N_MEANS])of, arena);
    struct launch_figure figure;
    assert_false(launch_mix_figure(&mix, 0.95, arena, &figure));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_change_and_its_interval_are_those_by_hand),
        cmocka_unit_test(test_who_stays_away_changes_nothing),
        cmocka_unit_test(test_without_contacts_with_it_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
