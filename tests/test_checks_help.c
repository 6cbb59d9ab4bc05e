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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_articles_that_take_a_tenth_of_the_time_are_doubted, set_up,
            tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
