/*
 * What a help centre prevents when the plan begins, against the product of the
 * language written out: reach x try_first x covered x (1 - no_result) x solves,
 * halved for every stale_after that an article is old.
 */
#include "testing.h"

#include "base/civil.h"
#include "model/centre.h"
#include "model/help_centre.h"

enum { PHONE, EMAIL, N_CHANNELS };

static const int32_t START = 20000;
static const double reach[N_CHANNELS] = { 0.4, 1 };

static struct centre a_centre(double articles)
{
    return (struct centre){
        .plan = { .start_day = START, .n_days = 7 },
        .n_channels = N_CHANNELS,
        .help_centre = { .set = true,
                         .topics = 50,
                         .zipf = 1,
                         .articles = articles,
                         .publish_day = START,
                         .try_first_frac = 0.8,
                         .no_result_frac = 0.25,
                         .solves_frac = 0.5,
                         .stale_after_s = HUGE_VAL,
                         .reach = reach },
    };
}

/* Demand on the n most wanted of fifty topics under 1 / k. */
static double covered(int n)
{
    double top = 0;
    double all = 0;
    for (int k = 50; k >= 1; k--) {
        all += 1.0 / k;
        top += k <= n ? 1.0 / k : 0;
    }
    return top / all;
}

static double start_frac(const struct centre *centre, size_t channel)
{
    struct arena *arena = arena_create();
    const double frac = help_centre_start_frac(centre, channel, arena);
    arena_destroy(arena);
    return frac;
}

static void test_it_is_the_product_of_the_language(void **state)
{
    (void)state;
    const struct centre centre = a_centre(12);
    const double helped = 0.8 * covered(12) * (1 - 0.25) * 0.5;
    assert_near(start_frac(&centre, EMAIL), helped, 1e-12);
    assert_near(start_frac(&centre, PHONE), 0.4 * helped, 1e-12);
}

static void test_articles_of_before_the_plan_have_aged(void **state)
{
    (void)state;
    struct centre centre = a_centre(12);
    centre.help_centre.publish_day = START - 28;
    centre.help_centre.stale_after_s = 28.0 * SECONDS_A_DAY;
    assert_near(start_frac(&centre, EMAIL),
                0.8 * covered(12) * (1 - 0.25) * 0.5 / 2, 1e-12);
}

static void test_articles_added_before_the_plan_are_there(void **state)
{
    (void)state;
    struct centre centre = a_centre(12);
    centre.help_centre.publish_day = START - 14;
    centre.help_centre.adds_a_week = 2;
    assert_near(start_frac(&centre, EMAIL),
                0.8 * covered(16) * (1 - 0.25) * 0.5, 1e-12);
}

static void test_what_opens_later_prevents_nothing_at_the_start(void **state)
{
    (void)state;
    struct centre centre = a_centre(12);
    centre.help_centre.publish_day = START + 1;
    assert_near(start_frac(&centre, EMAIL), 0, 0);
}

static void test_no_help_centre_prevents_nothing(void **state)
{
    (void)state;
    struct centre centre = a_centre(12);
    centre.help_centre.set = false;
    assert_near(start_frac(&centre, EMAIL), 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_is_the_product_of_the_language),
        cmocka_unit_test(test_articles_of_before_the_plan_have_aged),
        cmocka_unit_test(test_articles_added_before_the_plan_are_there),
        cmocka_unit_test(test_what_opens_later_prevents_nothing_at_the_start),
        cmocka_unit_test(test_no_help_centre_prevents_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
