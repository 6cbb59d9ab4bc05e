/* Steps of an offer that come when the plan or the channel is over: what check
 * says of them. */
#include "checked_centre.h"

static void test_a_step_that_comes_too_late_is_doubted(void **state)
{
    struct fixture *f = *state;
    const int32_t start = f->centre.plan.start_day;
    struct offered_step steps[] = { { start + 7, 0.1 }, { start + 27, 1.0 } };
    struct rollout entries[] = {
        { .what = ROLLOUT_LAUNCH,
          .title = "phone",
          .on_day = start + 7,
          .n_steps = 2,
          .steps = steps },
        { .what = ROLLOUT_WITHDRAW, .title = "phone", .on_day = start + 21 }
    };
    f->centre.n_rollouts = 1;
    f->centre.rollouts = entries;
    assert_doubt(f, NULL, NULL);
    steps[1].on_day++;
    assert_doubt(f, "rollout.phone.offered_to",
                 "the step of 1 Feb 2027 is outside the plan, which runs from "
                 "4 Jan 2027 to 31 Jan 2027; take that step out");
    steps[1].on_day = start + 21;
    f->centre.n_rollouts = 2;
    assert_doubt(f, "rollout.phone.offered_to",
                 "the step of 25 Jan 2027 comes too late: phone closes on 25 "
                 "Jan 2027; take that step out");
}

/* From 10 % on 11 Jan to 50 % on 31 Jan: 2 % a day, 30 % on 21 Jan. */
static void test_all_steps_that_come_too_late_are_named(void **state)
{
    struct fixture *f = *state;
    const int32_t on = f->centre.plan.start_day + 7;
    struct offered_step steps[] = { { on, 0.1 },
                                    { on + 20, 0.5 },
                                    { on + 30, 1.0 } };
    struct rollout entries[] = {
        { .what = ROLLOUT_LAUNCH,
          .title = "phone",
          .on_day = on,
          .n_steps = 3,
          .steps = steps },
        { .what = ROLLOUT_WITHDRAW, .title = "phone", .on_day = on + 10 }
    };
    f->centre.n_rollouts = 2;
    f->centre.rollouts = entries;
    assert_doubt(f, "rollout.phone.offered_to",
                 "the steps of 31 Jan 2027 and 10 Feb 2027 come too late: "
                 "phone closes on 21 Jan 2027; take those steps out");
    entries[0].ramp = true;
    assert_doubt(f, "rollout.phone.offered_to",
                 "the steps of 31 Jan 2027 and 10 Feb 2027 come too late: "
                 "phone closes on 21 Jan 2027; by then 30 % of the customers "
                 "are offered it. Write in their place { on = \"2027-01-21\"; "
                 "share = \"30 %\"; }");
    entries[0].n_steps = 2;
    steps[1] = (struct offered_step){ on + 10, 0.3 };
    assert_doubt(f, NULL, NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_step_that_comes_too_late_is_doubted),
        TEST(test_all_steps_that_come_too_late_are_named),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
