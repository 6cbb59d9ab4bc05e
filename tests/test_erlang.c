/*
 * Against textbook sums, closed forms of special cases, cases worked out
 * elsewhere, and each way of computing against the other.
 */
#include "erlang_cases.h"
#include "queueing/erlang.h"
#include "testing.h"
#include <gsl/gsl_cdf.h>
#include <math.h>

/* Below this a double has fewer digits. */
static const double SUBNORMAL = 1e-307;

/* What shares near 1 may differ by. */
static const double ROUNDING = 1e-14;

/* B by the sum over k = 0 .. n of a^k / k!. */
static double erlang_b_by_sum(double a, uint32_t n)
{
    double term = 1.0;
    double sum = 1.0;
    for (uint32_t k = 1; k <= n; k++) {
        term *= a / k;
        sum += term;
    }
    return term / sum;
}

static double erlang_c_by_sum(double a, uint32_t n)
{
    double term = 1.0;
    double sum = 0.0;
    for (uint32_t k = 0; k < n; k++) {
        sum += term;
        term *= a / (k + 1.0);
    }
    const double waiting = term * n / (n - a);
    return waiting / (sum + waiting);
}

static struct erlang_queue queue_of(const struct erlang_case *row)
{
    return (struct erlang_queue){
        .rate_per_s = row->rate_per_hour / 3600.0,
        .handle_s = row->handle_min * 60.0,
        .patience_s =
            row->patience_min > 0.0 ? row->patience_min * 60.0 : HUGE_VAL,
        .agents = row->agents,
        .waiting_places = row->waiting_places,
    };
}

/* To nine of the ten digits that are known. */
static void assert_known(double actual, double known)
{
    if (!isnan(known)) {
        assert_near(actual, known, 2e-9 * fabs(known));
    }
}

static void test_erlang_b_is_the_textbook_sum(void **state)
{
    (void)state;
    const double loads[] = { 0.0, 0.01, 0.5, 2.9, 8.4, 21.0, 56.0, 130.0 };
    for (size_t i = 0; i < sizeof loads / sizeof loads[0]; i++) {
        for (uint32_t n = 0; n <= 150; n++) {
            const double b = erlang_b_by_sum(loads[i], n);
            assert_near(erlang_b(loads[i], n), b, 1e-13 * b + SUBNORMAL);
        }
    }
}

static void test_erlang_c_is_the_textbook_sum(void **state)
{
    (void)state;
    const double loads[] = { 0.01, 0.5, 2.9, 8.4, 21.0, 56.0, 129.9 };
    for (size_t i = 0; i < sizeof loads / sizeof loads[0]; i++) {
        for (uint32_t n = (uint32_t)loads[i] + 1; n <= 150; n++) {
            const double c = erlang_c_by_sum(loads[i], n);
            assert_near(erlang_c(loads[i], n), c, 1e-11 * c + SUBNORMAL);
        }
    }
}

static void test_a_queue_without_enough_agents_always_waits(void **state)
{
    (void)state;
    assert_true(erlang_c(5.0, 5) == 1.0);
    assert_true(erlang_c(5.0, 4) == 1.0);
    assert_true(erlang_c(0.5, 0) == 1.0);
    const struct erlang_queue queue = { 0.1, 50.0, HUGE_VAL, 5,
                                        ERLANG_NO_LIMIT };
    const struct erlang_figures figures = erlang_figures(&queue);
    assert_true(isinf(figures.mean_wait_s) && isinf(figures.mean_queue));
    assert_near(figures.occupancy_frac, 1.0, 0.0);
    assert_near(erlang_fate(&queue, 1e6).answered_frac, 0.0, 0.0);
    assert_true(isinf(erlang_wait_quantile_s(&queue, 0.5)));
}

/* 1 / B(n, n) = 1 + Q(n) with Ramanujan's Q, whose expansion is known. */
static void test_a_million_agents_overflow_nothing(void **state)
{
    (void)state;
    const double n = 1e6;
    const double pi = acos(-1.0);
    const double q = sqrt(pi * n / 2.0) - 1.0 / 3.0 +
                     sqrt(pi / (2.0 * n)) / 12.0 - 4.0 / (135.0 * n);
    assert_near(1.0 / erlang_b(n, 1000000), 1.0 + q, 1e-7);
    assert_true(erlang_b(1.0, 1000000) >= 0.0);
    assert_near(erlang_b(1e12, 10), 1.0 - 1e-11, 1e-15);
}

static void test_known_queues_have_their_known_figures(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_ERLANG_CASES; i++) {
        const struct erlang_case *row = &ERLANG_CASES[i];
        const struct erlang_queue queue = queue_of(row);
        const struct erlang_figures figures = erlang_figures(&queue);
        assert_known(figures.p_wait, row->p_wait);
        assert_known(figures.p_block, row->p_block);
        assert_known(figures.p_abandon, row->p_abandon);
        assert_known(figures.mean_wait_all_s, row->mean_wait_all_s);
        assert_known(figures.mean_wait_s, row->mean_wait_s);
        assert_known(figures.mean_wait_abandoned_s, row->mean_wait_abandoned_s);
        assert_known(figures.mean_queue, row->mean_queue);
        assert_known(figures.occupancy_frac, row->occupancy_frac);
    }
}

static void test_known_queues_have_their_known_service_levels(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_FATE_CASES; i++) {
        const struct fate_case *row = &FATE_CASES[i];
        const struct erlang_queue queue = queue_of(&ERLANG_CASES[row->queue]);
        const double admitted = 1.0 - erlang_figures(&queue).p_block;
        const double t_s = row->t_s;
        assert_known(erlang_fate(&queue, t_s).waiting_frac / admitted,
                     row->waiting);
        assert_known(erlang_service_level(&queue, t_s, ERLANG_OFFERED),
                     row->in_time);
        assert_known(erlang_service_level(&queue, t_s, ERLANG_ANSWERED),
                     row->of_answered);
        assert_known(
            erlang_service_level(&queue, t_s, ERLANG_OFFERED_LESS_SHORT),
            row->less_short);
        assert_known(erlang_service_level(&queue, t_s, ERLANG_SHORT_COUNTS),
                     row->short_counts);
    }
}

/* With patience as long as handling, everybody leaves at the same rate,
 * answered or not: the number present is Poisson. */
static void test_patience_as_long_as_handling_makes_poisson(void **state)
{
    (void)state;
    const double loads[] = { 0.5, 10.0, 100.0, 5000.0 };
    for (size_t i = 0; i < sizeof loads / sizeof loads[0]; i++) {
        const uint32_t n = (uint32_t)ceil(0.95 * loads[i]);
        const struct erlang_queue queue = { loads[i] / 240.0, 240.0, 240.0, n,
                                            ERLANG_NO_LIMIT };
        const double p_wait = gsl_cdf_poisson_Q(n - 1, loads[i]);
        assert_near(erlang_figures(&queue).p_wait, p_wait, 1e-9 * p_wait);
    }
}

static void assert_same_figures(const struct erlang_figures *a,
                                const struct erlang_figures *b, double relative)
{
    assert_near(a->p_wait, b->p_wait, relative * b->p_wait);
    assert_near(a->p_abandon, b->p_abandon, relative * b->p_abandon);
    assert_near(a->mean_wait_s, b->mean_wait_s, relative * b->mean_wait_s);
    assert_near(a->mean_wait_all_s, b->mean_wait_all_s,
                relative * b->mean_wait_all_s);
    assert_near(a->mean_queue, b->mean_queue, relative * b->mean_queue);
    assert_near(a->occupancy_frac, b->occupancy_frac,
                relative * b->occupancy_frac);
}

/* Integrals over the offered wait, and sums over places: no line of code in
 * common but Erlang B. */
static void test_very_many_places_are_no_limit(void **state)
{
    (void)state;
    const struct erlang_queue queues[] = {
        { 600.0, 180.0, 120.0, 100000, 20000 }, /* overloaded */
        { 600.0, 180.0, 120.0, 108000, 20000 }, /* in balance */
        { 0.5, 180.0, 3600.0, 100, 3000 },
        { 10.0, 180.0, 5.0, 1, 1000 }, /* hopeless */
        { 0.001, 180.0, 3.0, 1, 1000 },
    };
    const double times_s[] = { 0.0, 0.1, 5.0, 9.6, 60.0 };
    for (size_t i = 0; i < sizeof queues / sizeof queues[0]; i++) {
        struct erlang_queue no_limit = queues[i];
        no_limit.waiting_places = ERLANG_NO_LIMIT;
        const struct erlang_figures sum = erlang_figures(&queues[i]);
        const struct erlang_figures integral = erlang_figures(&no_limit);
        assert_same_figures(&integral, &sum, 1e-9);
        assert_near(integral.mean_wait_abandoned_s, sum.mean_wait_abandoned_s,
                    1e-8 * sum.mean_wait_abandoned_s);
        for (size_t k = 0; k < sizeof times_s / sizeof times_s[0]; k++) {
            const struct erlang_fate a = erlang_fate(&no_limit, times_s[k]);
            const struct erlang_fate b = erlang_fate(&queues[i], times_s[k]);
            assert_near(a.answered_frac, b.answered_frac, 1e-11);
            assert_near(a.abandoned_frac, b.abandoned_frac, 1e-11);
            assert_near(a.waiting_frac, b.waiting_frac, 1e-11);
        }
    }
}

static void test_very_long_patience_is_endless(void **state)
{
    (void)state;
    for (uint32_t agents = 9; agents <= 20; agents++) {
        const struct erlang_queue patient = { 0.05, 168.0, 1e12, agents,
                                              ERLANG_NO_LIMIT };
        struct erlang_queue endless = patient;
        endless.patience_s = HUGE_VAL;
        struct erlang_queue many_places = endless;
        many_places.waiting_places = 100000;
        const struct erlang_figures expected = erlang_figures(&endless);
        const struct erlang_figures a = erlang_figures(&patient);
        const struct erlang_figures b = erlang_figures(&many_places);
        /* what hanging up still changes is below wait / patience */
        assert_near(a.p_wait, expected.p_wait, 1e-8);
        assert_near(a.mean_wait_s, expected.mean_wait_s,
                    1e-7 * expected.mean_wait_s);
        assert_near(b.p_wait, expected.p_wait, 1e-12);
        assert_near(b.mean_wait_s, expected.mean_wait_s,
                    1e-11 * expected.mean_wait_s);
        assert_near(erlang_fate(&patient, 30.0).answered_frac,
                    erlang_fate(&endless, 30.0).answered_frac, 1e-8);
    }
}

static void test_without_places_a_queue_is_erlang_b(void **state)
{
    (void)state;
    for (uint32_t agents = 1; agents <= 40; agents++) {
        const struct erlang_queue queue = { 0.1, 200.0, HUGE_VAL, agents, 0 };
        const struct erlang_figures figures = erlang_figures(&queue);
        const double b = erlang_b_by_sum(20.0, agents);
        assert_near(figures.p_block, b, 1e-13);
        assert_near(figures.p_wait, 0.0, 0.0);
        assert_near(figures.mean_busy, 20.0 * (1.0 - b), 1e-11);
        assert_near(erlang_fate(&queue, 5.0).answered_frac, 1.0 - b, 1e-13);
    }
}

/* Offered = answered + abandoned + waiting + blocked; and Little's law. */
static void test_nobody_gets_lost(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_ERLANG_CASES; i++) {
        const struct erlang_queue queue = queue_of(&ERLANG_CASES[i]);
        const struct erlang_figures f = erlang_figures(&queue);
        assert_near(f.p_answered + f.p_abandon + f.p_block, 1.0, 1e-12);
        assert_near(f.mean_queue,
                    queue.rate_per_s * f.mean_wait_all_s * (1.0 - f.p_block),
                    1e-11 * f.mean_queue);
        if (f.p_abandon > 0.0) {
            const double sum_s = f.p_answered * f.mean_wait_s +
                                 f.p_abandon * f.mean_wait_abandoned_s;
            assert_near(sum_s / (1.0 - f.p_block), f.mean_wait_all_s, 1e-9);
        }
        for (double t_s = 0.0; t_s <= 600.0; t_s += 20.0) {
            const struct erlang_fate fate = erlang_fate(&queue, t_s);
            assert_near(fate.answered_frac + fate.abandoned_frac +
                            fate.waiting_frac + f.p_block,
                        1.0, 1e-11);
        }
        const struct erlang_fate late = erlang_fate(&queue, 1e6);
        assert_near(late.answered_frac, f.p_answered, 1e-11);
        assert_near(late.abandoned_frac, f.p_abandon, 1e-11);
    }
}

static void test_another_agent_never_makes_it_worse(void **state)
{
    (void)state;
    const double patiences_s[] = { 10.0, 120.0, 3600.0, HUGE_VAL };
    const uint32_t places[] = { 3, 50, ERLANG_NO_LIMIT };
    for (size_t i = 0; i < 4; i++) {
        for (size_t k = 0; k < 3; k++) {
            struct erlang_queue queue = { 0.1, 174.0, patiences_s[i], 1,
                                          places[k] };
            struct erlang_figures before = erlang_figures(&queue);
            double level = 0.0;
            while (queue.agents < 60) {
                queue.agents++;
                const struct erlang_figures now = erlang_figures(&queue);
                const double now_level =
                    erlang_service_level(&queue, 20.0, ERLANG_OFFERED);
                assert_true(now.mean_wait_s <= before.mean_wait_s);
                assert_true(now.mean_wait_all_s <= before.mean_wait_all_s);
                assert_true(now.p_abandon <= before.p_abandon);
                assert_true(now.p_block <= before.p_block);
                assert_true(now_level >= level - ROUNDING);
                before = now;
                level = now_level;
            }
            assert_true(level > 0.999);
        }
    }
}

static void test_without_contacts_nobody_waits(void **state)
{
    (void)state;
    const struct erlang_queue queue = { 0.0, 180.0, 60.0, 1, 5 };
    const struct erlang_figures figures = erlang_figures(&queue);
    assert_near(figures.mean_wait_s, 0.0, 0.0);
    assert_near(figures.p_answered, 1.0, 0.0);
    assert_near(figures.occupancy_frac, 0.0, 0.0);
    assert_true(isnan(figures.mean_wait_abandoned_s));
    assert_near(erlang_service_level(&queue, 20.0, ERLANG_OFFERED), 1.0, 0.0);
}

/* P(wait > t) = C exp(-(n mu - rate) t). */
static void test_the_quantile_of_erlang_c_has_a_closed_form(void **state)
{
    (void)state;
    const struct erlang_queue queue = { 60.0 / 3600.0, 174.0, HUGE_VAL, 4,
                                        ERLANG_NO_LIMIT };
    const double c = erlang_c_by_sum(2.9, 4);
    const double headroom_per_s = 4.0 / 174.0 - 60.0 / 3600.0;
    const double t_s = log(c / 0.1) / headroom_per_s;
    assert_near(erlang_wait_quantile_s(&queue, 0.9), t_s, 1e-6);
    assert_near(erlang_wait_quantile_s(&queue, 0.5), 0.0, 0.0);
}

static void test_a_quantile_is_where_that_share_is_answered(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_ERLANG_CASES; i++) {
        const struct erlang_queue queue = queue_of(&ERLANG_CASES[i]);
        for (double share = 0.05; share < 1.0; share += 0.1) {
            const double t_s = erlang_wait_quantile_s(&queue, share);
            const double reached =
                erlang_service_level(&queue, t_s, ERLANG_ANSWERED);
            if (t_s > 0.0) {
                assert_near(reached, share, 1e-8);
            } else {
                assert_true(reached >= share);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_erlang_b_is_the_textbook_sum),
        cmocka_unit_test(test_erlang_c_is_the_textbook_sum),
        cmocka_unit_test(test_a_queue_without_enough_agents_always_waits),
        cmocka_unit_test(test_a_million_agents_overflow_nothing),
        cmocka_unit_test(test_known_queues_have_their_known_figures),
        cmocka_unit_test(test_known_queues_have_their_known_service_levels),
        cmocka_unit_test(test_patience_as_long_as_handling_makes_poisson),
        cmocka_unit_test(test_very_many_places_are_no_limit),
        cmocka_unit_test(test_very_long_patience_is_endless),
        cmocka_unit_test(test_without_places_a_queue_is_erlang_b),
        cmocka_unit_test(test_nobody_gets_lost),
        cmocka_unit_test(test_another_agent_never_makes_it_worse),
        cmocka_unit_test(test_without_contacts_nobody_waits),
        cmocka_unit_test(test_the_quantile_of_erlang_c_has_a_closed_form),
        cmocka_unit_test(test_a_quantile_is_where_that_share_is_answered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
