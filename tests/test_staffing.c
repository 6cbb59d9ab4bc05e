/* Against cases found elsewhere by trying every number, and by hand. */
#include "queueing/staffing.h"
#include "staffing_cases.h"
#include "testing.h"
#include <math.h>

enum { AT_MOST = 2000000 };

static struct staffing_target level(double share_frac, double within_s)
{
    struct staffing_target target = staffing_no_target();
    target.service_level_frac = share_frac;
    target.within_s = within_s;
    return target;
}

static int32_t agents_for(const struct erlang_queue *queue,
                          struct staffing_target target)
{
    return staffing_agents(queue, ERLANG_NO_LIMIT, &target, AT_MOST);
}

static void test_known_queues_without_hanging_up_get_their_agents(void **state)
{
    (void)state;
    const size_t n = sizeof WAIT_ALL_CASES / sizeof WAIT_ALL_CASES[0];
    for (size_t i = 0; i < n; i++) {
        const struct wait_all_case *row = &WAIT_ALL_CASES[i];
        const struct erlang_queue queue = { row->rate_per_hour / 3600.0,
                                            row->handle_min * 60.0, HUGE_VAL, 1,
                                            ERLANG_NO_LIMIT };
        struct staffing_target asa = staffing_no_target();
        asa.mean_wait_s = 30.0;
        assert_int_equal(agents_for(&queue, level(0.80, 20.0)),
                         row->for_80_in_20);
        assert_int_equal(agents_for(&queue, level(0.90, 10.0)),
                         row->for_90_in_10);
        assert_int_equal(agents_for(&queue, level(0.95, 60.0)),
                         row->for_95_in_60);
        assert_int_equal(agents_for(&queue, asa), row->for_asa_30);
    }
}

static void test_known_queues_with_hanging_up_get_their_agents(void **state)
{
    (void)state;
    const size_t n = sizeof HANG_UP_CASES / sizeof HANG_UP_CASES[0];
    for (size_t i = 0; i < n; i++) {
        const struct hang_up_case *row = &HANG_UP_CASES[i];
        const struct erlang_queue queue = { row->rate_per_hour / 3600.0,
                                            row->handle_min * 60.0,
                                            row->patience_min * 60.0, 1,
                                            ERLANG_NO_LIMIT };
        assert_int_equal(agents_for(&queue, level(0.80, 20.0)),
                         row->for_80_in_20);
        struct staffing_target target = staffing_no_target();
        target.p_abandon = 0.05;
        assert_int_equal(agents_for(&queue, target), row->for_5_lost);
        target.p_abandon = 0.02;
        assert_int_equal(agents_for(&queue, target), row->for_2_lost);
        target = staffing_no_target();
        target.mean_wait_all_s = 15.0;
        assert_int_equal(agents_for(&queue, target), row->for_mean_wait_15);
        target = staffing_no_target();
        target.p_wait = 0.2;
        assert_int_equal(agents_for(&queue, target), row->for_20_wait);
    }
}

static void test_the_square_root_rule_has_its_known_coefficients(void **state)
{
    (void)state;
    const size_t n = sizeof BETA_CASES / sizeof BETA_CASES[0];
    for (size_t i = 0; i < n; i++) {
        const struct beta_case *row = &BETA_CASES[i];
        assert_near(
            staffing_square_root_beta(row->p_wait, row->handle_per_patience),
            row->beta, 2e-9);
    }
}

/* The rule is a limit; a hundred thousand agents are near it. */
static void test_the_square_root_rule_holds_in_a_large_centre(void **state)
{
    (void)state;
    const double load = 100000.0;
    const double beta = staffing_square_root_beta(0.2, 0.5);
    const struct erlang_queue queue = {
        load / 180.0, 180.0, 360.0,
        (uint32_t)lround(staffing_square_root(load, beta)), ERLANG_NO_LIMIT
    };
    assert_near(erlang_figures(&queue).p_wait, 0.2, 0.002);
}

static void test_one_agent_less_does_not_do(void **state)
{
    (void)state;
    const double patiences_s[] = { 30.0, 300.0, HUGE_VAL };
    const double loads[] = { 0.02, 0.9, 7.0, 80.0, 900.0, 100000.0 };
    const struct staffing_target target = level(0.8, 20.0);
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < 6; k++) {
            struct erlang_queue queue = { loads[k] / 200.0, 200.0,
                                          patiences_s[i], 1, ERLANG_NO_LIMIT };
            const int32_t n = agents_for(&queue, target);
            queue.agents = (uint32_t)n;
            assert_true(staffing_meets(&queue, &target));
            queue.agents = (uint32_t)n - 1;
            assert_true(n == 1 || !staffing_meets(&queue, &target));
        }
    }
}

static void test_the_hardest_demand_decides(void **state)
{
    (void)state;
    const struct erlang_queue queue = { 0.1, 174.0, 120.0, 1, ERLANG_NO_LIMIT };
    struct staffing_target busy = staffing_no_target();
    busy.occupancy_frac = 0.7;
    struct staffing_target both = level(0.8, 20.0);
    both.occupancy_frac = 0.7;
    const int32_t for_level = agents_for(&queue, level(0.8, 20.0));
    const int32_t for_occupancy = agents_for(&queue, busy);
    assert_true(for_occupancy > for_level);
    assert_int_equal(agents_for(&queue, both), for_occupancy);
}

/* 2 an hour of half an hour each are one erlang; B(4, 1) = 1/65 and
 * B(3, 1) = 1/16. */
static void test_blocking_decides_where_nobody_waits(void **state)
{
    (void)state;
    const struct erlang_queue queue = { 2.0 / 3600.0, 1800.0, HUGE_VAL, 1, 0 };
    struct staffing_target target = staffing_no_target();
    target.p_block = 0.05;
    assert_int_equal(agents_for(&queue, target), 4);
    target.p_block = 1.0 / 15.9;
    assert_int_equal(agents_for(&queue, target), 3);
}

/* With 4 lines for 2 erlangs nothing but lines matters beyond 4 agents. */
static void test_lines_limit_what_agents_can_do(void **state)
{
    (void)state;
    const struct erlang_queue queue = { 2.0 / 60.0, 60.0, HUGE_VAL, 1,
                                        ERLANG_NO_LIMIT };
    struct staffing_target target = staffing_no_target();
    target.p_block = 0.1;
    const int32_t n = staffing_agents(&queue, 4, &target, AT_MOST);
    assert_true(n >= 1 && n <= 4);
    target.p_block = 0.05; /* B(4, 2) = 2/21 */
    assert_int_equal(staffing_agents(&queue, 4, &target, 4),
                     STAFFING_IMPOSSIBLE);
}

static void test_an_impossible_demand_is_said_to_be_so(void **state)
{
    (void)state;
    const struct erlang_queue queue = { 1.0, 180.0, 60.0, 1, ERLANG_NO_LIMIT };
    struct staffing_target target = level(0.8, 20.0);
    assert_int_equal(staffing_agents(&queue, ERLANG_NO_LIMIT, &target, 100),
                     STAFFING_IMPOSSIBLE);
    target.service_level_frac = 1.1;
    assert_int_equal(staffing_agents(&queue, ERLANG_NO_LIMIT, &target, 5000),
                     STAFFING_IMPOSSIBLE);
}

static void test_without_contacts_no_agent_is_needed(void **state)
{
    (void)state;
    const struct erlang_queue queue = { 0.0, 180.0, 60.0, 1, ERLANG_NO_LIMIT };
    assert_int_equal(agents_for(&queue, level(0.8, 20.0)), 0);
}

static void test_without_a_demand_one_agent_does(void **state)
{
    (void)state;
    const struct erlang_queue queue = { 1.0, 180.0, 60.0, 1, ERLANG_NO_LIMIT };
    assert_int_equal(agents_for(&queue, staffing_no_target()), 1);
}

static void test_shrinkage_divides(void **state)
{
    (void)state;
    assert_near(staffing_fte(70.0, 0.3), 100.0, 1e-12);
    assert_near(staffing_fte(12.0, 0.0), 12.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_queues_without_hanging_up_get_their_agents),
        cmocka_unit_test(test_known_queues_with_hanging_up_get_their_agents),
        cmocka_unit_test(test_the_square_root_rule_has_its_known_coefficients),
        cmocka_unit_test(test_the_square_root_rule_holds_in_a_large_centre),
        cmocka_unit_test(test_one_agent_less_does_not_do),
        cmocka_unit_test(test_the_hardest_demand_decides),
        cmocka_unit_test(test_blocking_decides_where_nobody_waits),
        cmocka_unit_test(test_lines_limit_what_agents_can_do),
        cmocka_unit_test(test_an_impossible_demand_is_said_to_be_so),
        cmocka_unit_test(test_without_contacts_no_agent_is_needed),
        cmocka_unit_test(test_without_a_demand_one_agent_does),
        cmocka_unit_test(test_shrinkage_divides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
