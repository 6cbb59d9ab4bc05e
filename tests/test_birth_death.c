/* Against closed forms, and the balance between neighbours. */
#include "queueing/birth_death.h"
#include "testing.h"
#include <math.h>

enum { MANY = 1000 };

static void test_a_chain_with_one_state_stays_there(void **state)
{
    (void)state;
    double p = 0.0;
    birth_death_solve(NULL, NULL, 1, &p);
    assert_near(p, 1.0, 0.0);
}

static void test_customers_who_never_wait_are_poisson(void **state)
{
    (void)state;
    double up[MANY];
    double down[MANY];
    double p[MANY + 1];
    for (int k = 0; k < MANY; k++) {
        up[k] = 3.5;
        down[k] = k + 1.0;
    }
    birth_death_solve(up, down, MANY + 1, p);
    double poisson = exp(-3.5);
    for (int k = 0; k <= 40; k++) {
        assert_near(p[k], poisson, 1e-14 * poisson + 1e-300);
        poisson *= 3.5 / (k + 1.0);
    }
}

static void test_one_queue_is_geometric(void **state)
{
    (void)state;
    double up[MANY];
    double down[MANY];
    double p[MANY + 1];
    for (int k = 0; k < MANY; k++) {
        up[k] = 0.9;
        down[k] = 1.0;
    }
    birth_death_solve(up, down, MANY + 1, p);
    for (int k = 0; k <= 200; k++) {
        assert_near(p[k], 0.1 * pow(0.9, k), 1e-13 * p[k]);
    }
}

static void test_neighbours_are_in_balance_at_any_scale(void **state)
{
    (void)state;
    double up[MANY];
    double down[MANY];
    double p[MANY + 1];
    for (int k = 0; k < MANY; k++) {
        up[k] = 1e9 / (1.0 + k);
        down[k] = 1.0 + 1e3 * k * sin(k) * sin(k);
    }
    birth_death_solve(up, down, MANY + 1, p);
    double sum = 0.0;
    for (int k = 0; k < MANY; k++) {
        sum += p[k];
        assert_true(p[k] >= 0.0 && p[k] <= 1.0);
        assert_near(p[k] * up[k], p[k + 1] * down[k],
                    1e-12 * p[k] * up[k] + 1e-290);
    }
    assert_near(sum + p[MANY], 1.0, 1e-13);
}

static void test_states_beyond_a_closed_door_are_empty(void **state)
{
    (void)state;
    const double up[3] = { 1.0, 0.0, 1.0 };
    const double down[3] = { 2.0, 1.0, 1.0 };
    double p[4];
    birth_death_solve(up, down, 4, p);
    assert_near(p[0], 2.0 / 3.0, 1e-15);
    assert_near(p[1], 1.0 / 3.0, 1e-15);
    assert_true(p[2] == 0.0 && p[3] == 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_chain_with_one_state_stays_there),
        cmocka_unit_test(test_customers_who_never_wait_are_poisson),
        cmocka_unit_test(test_one_queue_is_geometric),
        cmocka_unit_test(test_neighbours_are_in_balance_at_any_scale),
        cmocka_unit_test(test_states_beyond_a_closed_door_are_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
