/* Hours of authors beside hours at work, worked out by hand. */
#include "checked_centre.h"

/* 2 agents are at work for 100 h a week. */
static void test_articles_that_take_a_tenth_of_the_time_are_doubted(
    void **state)
{
    struct fixture *f = *state;
    struct new_hire hire = { .agents = 1,
                             .on_day = f->centre.plan.start_day + 14,
                             .shift = NO_INDEX,
                             .starts_at = 1.0,
                             .full_speed_after_s = 86400.0 };
    const double reach[] = { 1.0 };
    struct help_centre *help = &f->centre.help_centre;
    *help = (struct help_centre){
        .set = true,
        .topics = 200,
        .articles = 5,
        .adds_a_week = 2.0,
        .publish_day = f->centre.plan.start_day,
        .hours_per_article_s = 5 * 3600.0,
        .reach = reach,
    };
    assert_doubt(f, NULL, NULL);
    help->adds_a_week = 3.0;
    assert_doubt(f, "help_centre.hours_per_article",
                 "in the week from 4 Jan 2027 on, writing articles takes 15.0 "
                 "% of the time that agents are at work (15.0 of 100.0 hours), "
                 "and whoever writes answers nobody");
    help->publish_day += 14; /* with the third agent: 150 h */
    f->teams[0].n_new_hires = 1;
    f->teams[0].new_hires = &hire;
    assert_doubt(f, NULL, NULL);
    hire.on_day++;
    assert_doubt(f, "help_centre.hours_per_article",
                 "in the week from 18 Jan 2027 on, writing articles takes 15.0 "
                 "% of the time that agents are at work (15.0 of 100.0 hours), "
                 "and whoever writes answers nobody");
    help->articles = 200; /* one on every topic */
    assert_doubt(f, NULL, NULL);
}

/* Monday to Friday from 8 to 18 is 50 h; three agents are hired by the day
 * asked, and one comes a day later. */
static void test_hires_are_at_work_when_their_team_is(void **state)
{
    struct fixture *f = *state;
    struct team *team = &f->teams[0];
    const int32_t day = f->centre.plan.start_day + 7;
    struct new_hire hires[] = {
        { .agents = 3, .on_day = day, .shift = NO_INDEX },
        { .agents = 1, .on_day = day + 1, .shift = NO_INDEX },
    };
    team->n_new_hires = 2;
    team->new_hires = hires;
    assert_near(workload_present_s_a_week(&f->centre, day, f->arena),
                (2 + 3) * 50 * 3600.0, 1e-6);
    assert_near(workload_present_s_a_week(&f->centre, day + 1, f->arena),
                (2 + 4) * 50 * 3600.0, 1e-6);

    uint32_t daily[24] = { 0 }; /* four hours a day, of which two are open */
    for (size_t hour = 16; hour < 20; hour++) {
        daily[hour] = 2;
    }
    team->staffing = STAFF_DAILY;
    team->n_daily = 24;
    team->daily = daily;
    assert_near(workload_present_s_a_week(&f->centre, day, f->arena),
                (2 + 3) * 5 * 2 * 3600.0, 1e-6);

    /* all of a week from the first day of the plan, but its last two days */
    const struct staff_step steps[] = { { 0, 2 },
                                        { 12 * 86400.0, 0 },
                                        { 14 * 86400.0, 2 } };
    team->staffing = STAFF_STEPS;
    team->n_steps = 3;
    team->steps = steps;
    assert_near(workload_present_s_a_week(&f->centre, day, f->arena),
                (2 + 3) * 5 * 24 * 3600.0, 1e-6);

    const struct shift early = { .name = "early",
                                 .agents = 2,
                                 .days_mask = 3,
                                 .from_s = 8 * 3600.0,
                                 .to_s = 12 * 3600.0 };
    hires[0].shift = hires[1].shift = 0;
    team->staffing = STAFF_SHIFTS;
    team->n_shifts = 1;
    team->shifts = &early;
    assert_near(workload_present_s_a_week(&f->centre, day, f->arena),
                (2 + 3) * 2 * 4 * 3600.0, 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_articles_that_take_a_tenth_of_the_time_are_doubted, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(
            test_hires_are_at_work_when_their_team_is, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
