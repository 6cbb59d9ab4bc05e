/* Files of dated counts beside a plan: what is kept, lost and told. Expected
 * numbers are worked out by hand. */
#include "checked_centre.h"

#include <string.h>

static void test_counts_outside_opening_hours_are_lost(void **state)
{
    struct fixture *f = *state;
    const struct count_step steps[] = {
        { 27900.0, 1800.0, 30.0 },               /* Monday 07:45 to 08:15 */
        { 86400.0 + 64800.0, 1800.0, 70.0 },     /* Tuesday 18:00 */
        { 5 * 86400.0 + 36000.0, 1800.0, 90.0 }, /* Saturday */
        { 8 * 86400.0 + 36000.0, 1800.0, 60.0 }, /* the next Tuesday */
    };
    f->channels[0].volume = (struct volume){ .basis = VOLUME_COUNTS,
                                             .n_counts = 4,
                                             .counts = steps };
    assert_near(work_of(f)->contacts_a_week, (15.0 + 60.0) / 4.0, 1e-9);
    f->channels[0].has_until = true;
    f->channels[0].until_day = f->centre.plan.start_day + 7;
    assert_near(work_of(f)->contacts_a_week, 15.0, 1e-9);
    f->channels[0].any_time = true;
    assert_near(work_of(f)->contacts_a_week, 190.0, 1e-9);
}

static void test_counts_of_days_are_kept_on_open_days(void **state)
{
    struct fixture *f = *state;
    struct count_step steps[28];
    for (int day = 0; day < 28; day++) {
        steps[day] = (struct count_step){ day * 86400.0, 86400.0,
                                          day % 7 < 5 ? 240.0 : 0.0 };
    }
    f->channels[0].volume = (struct volume){ .basis = VOLUME_COUNTS,
                                             .n_counts = 28,
                                             .counts = steps };
    assert_near(work_of(f)->contacts_a_week, 1200.0, 1e-9);
    steps[5].count = 30.0; /* a Saturday, closed */
    steps[12].count = 12.0;
    assert_near(work_of(f)->contacts_a_week, 1200.0, 1e-9);
}

/* Half-hours from 08:00, day by day but at weekends. */
static size_t weekdays_of_half_hours(struct count_step *steps)
{
    size_t n = 0;
    for (int day = 0; day < 26; day++) {
        for (int k = 0; day % 7 < 5 && k < 20; k++) {
            steps[n++] =
                (struct count_step){ day * 86400.0 + 28800.0 + k * 1800.0,
                                     1800.0, 10.0 };
        }
    }
    return n;
}

static void test_counts_while_closed_and_rows_that_lack_are_doubted(
    void **state)
{
    struct fixture *f = *state;
    struct count_step steps[401];
    const int32_t tuesday = f->centre.plan.start_day + 1;
    const size_t n = weekdays_of_half_hours(steps);
    assert_int_equal(n, 400);
    f->channels[0].volume = (struct volume){ .basis = VOLUME_COUNTS,
                                             .n_counts = n,
                                             .counts = steps };
    assert_doubt(f, NULL, NULL);
    steps[n] = (struct count_step){ 26 * 86400.0 + 43200.0, 1800.0, 7.0 };
    f->channels[0].volume.n_counts = n + 1;
    assert_doubt(f, "channels.phone.volume",
                 "7 of the 4,007 contacts counted in the plan's days come "
                 "while the channel is closed, the first on 30 Jan 2027 12:00, "
                 "and are left out");
    f->centre.plan.n_holidays = 1;
    f->centre.plan.holidays = &tuesday;
    assert_doubt(f, "channels.phone.volume",
                 "207 of the 4,007 contacts counted in the plan's days come "
                 "while the channel is closed, the first on 5 Jan 2027 08:00, "
                 "and are left out");
    f->centre.plan.n_holidays = 0;
    f->channels[0].volume.n_counts = n - 1;
    memmove(&steps[10], &steps[11], (n - 11) * sizeof *steps);
    assert_doubt(f, "channels.phone.volume",
                 "the file has no row for 4 Jan 2027 13:00, when the channel "
                 "is open: taken as 0");
    f->channels[0].volume.n_counts = n - 3;
    memmove(&steps[25], &steps[27], (n - 28) * sizeof *steps);
    assert_doubt(f, "channels.phone.volume",
                 "the file has no row for 3 steps when the channel is open, "
                 "the first on 4 Jan 2027 13:00: taken as 0");
}

static void test_counts_that_end_before_the_plan_are_doubted(void **state)
{
    struct fixture *f = *state;
    struct count_step steps[] = { { 28800.0, 1800.0, 500.0 },
                                  { 10.0 * 86400.0 + 28800.0, 1800.0, 500.0 } };
    f->channels[0].volume = (struct volume){ .basis = VOLUME_COUNTS,
                                             .n_counts = 2,
                                             .counts = steps };
    assert_doubt(f, "channels.phone.volume",
                 "the counts run from 4 Jan 2027 to 14 Jan 2027, the plan from "
                 "4 Jan 2027 to 31 Jan 2027: on the other days nobody comes");
    steps[1].start_s = 25.0 * 86400.0 + 28800.0;
    assert_doubt(f, NULL, NULL);
    steps[0] = (struct count_step){ 0.0, 7.0 * 86400.0, 500.0 };
    steps[1] = (struct count_step){ 7.0 * 86400.0, 7.0 * 86400.0, 500.0 };
    f->centre.plan.n_days = 14;
    assert_doubt(f, NULL, NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_counts_outside_opening_hours_are_lost),
        TEST(test_counts_of_days_are_kept_on_open_days),
        TEST(test_counts_while_closed_and_rows_that_lack_are_doubted),
        TEST(test_counts_that_end_before_the_plan_are_doubted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
