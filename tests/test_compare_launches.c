/*
 * What a launch changes in one plan beside what it changes in another.
 *
 * With V the steady contacts a day of the new channel, n and d the shares of
 * new customers and of the donor, k the spike and T the time to settle, the
 * channel gets V (1 + n k e^(-3 t / T)) at t days and the donor, of D contacts
 * of its own, keeps D - V d. The second plan has a smaller spike, the third
 * another share of the donor, the fourth no launch.
 */
#include "reading.h"
#include "study/compare.h"
#include "study/run.h"

#include <math.h>

enum { N_PLANS = 4, N_RUNS = 50, N_DAYS_AFTER = 56 };
enum { SAME = 0, SMALLER = 1, DONOR = 2, NONE = 3 }; /* others */

static const double steady = 200;
static const double donor = 500;
static const double settles = 21;

struct opening {
    double from_new;
    double spike;
};

static const struct opening first = { 0.6, 0.8 };
static const struct opening smaller = { 0.6, 0.2 };
static const struct opening of_donor = { 0.8, 0.8 };

static const char launch[] =
    "rollout = ( { launch = \"fresh\"; on = \"2027-01-18\"; comes_from = { "
    "new_customers = \"%g %%\"; phone = \"%g %%\"; }; spike = \"%g %%\"; "
    "settles = \"21 days\"; training = \"0 h\"; } );\n";

static const char plan[] =
    "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 70; };\n"
    "channels = {\n"
    "  phone = { volume = \"500 / day\"; handle_time = \"2 min\"; };\n"
    "  fresh = { kind = \"phone\"; volume = \"200 / day\"; handle_time = \"2 "
    "min\"; };\n"
    "};\n"
    "teams = { desk = { serves = [ \"phone\" ]; agents = 2; };\n"
    "          more = { serves = [ \"fresh\" ]; agents = 2; }; };\n"
    "%s"
    "study = { replications = 50; seed = 4; confidence = 0.999; };\n";

static const struct centre *read(struct reading *reading,
                                 const struct opening *opening)
{
    struct arena *arena = reading->arena;
    struct centre *centre = arena_alloc(arena, 1, sizeof *centre);
    const char *rollout =
        opening
            ? arena_text(arena, launch, 100 * opening->from_new,
                         100 * (1 - opening->from_new), 100 * opening->spike)
            : "";
    *centre = *reading_text(reading, arena_text(arena, plan, rollout));
    return centre;
}

static const struct comparison *compare(const struct centre *const *centres,
                                        size_t n, uint32_t n_threads,
                                        struct arena *arena)
{
    const struct comparison_request request = {
        .n_plans = n, .centres = centres, .seed = 4, .n_threads = n_threads
    };
    return comparison_run(&request, arena);
}

/* One comparison that all tests look at. */
struct stage {
    struct reading *reading;
    const struct centre *centres[N_PLANS + 1];
    const struct comparison *comparison;
};

static int set_up(void **state)
{
    void *reading = NULL;
    struct stage *stage = malloc(sizeof *stage);
    (void)reading_set_up(&reading);
    stage->reading = reading;
    stage->centres[0] = read(reading, &first);
    stage->centres[1 + SAME] = read(reading, &first);
    stage->centres[1 + SMALLER] = read(reading, &smaller);
    stage->centres[1 + DONOR] = read(reading, &of_donor);
    stage->centres[1 + NONE] = read(reading, NULL);
    stage->comparison =
        compare(stage->centres, N_PLANS + 1, 0, stage->reading->arena);
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

/* Contacts of the channel on days [from, to) after the launch. */
static double own(const struct opening *opening, double from, double to)
{
    const double decay = 3 / settles;
    return steady * (to - from) + steady * opening->from_new * opening->spike /
                                      decay *
                                      (exp(-decay * from) - exp(-decay * to));
}

/* Of both channels, beside the same days without it. */
static double net(const struct opening *opening, double from, double to)
{
    return own(opening, from, to) -
           steady * (1 - opening->from_new) * (to - from);
}

static const struct launch_change *change_of(const struct stage *stage,
                                             size_t other)
{
    const struct comparison_plan *found = &stage->comparison->others[other];
    assert_int_equal(found->n_launches, 1);
    return found->launches;
}

static const struct launch_result *launch_of(const struct stage *stage,
                                             size_t p)
{
    const struct results *results = stage->comparison->plans[p];
    assert_int_equal(results->n_launches, 1);
    return results->launches;
}

static void test_every_plan_has_its_launches_as_a_run_of_it_has(void **state)
{
    const struct stage *stage = *state;
    struct centre alone = *stage->centres[1 + SMALLER];
    alone.study.confidence_frac = stage->comparison->confidence_frac;
    const struct run_request request = { .centre = &alone, .seed = 4 };
    const struct launch_result *run =
        run_centre(&request, stage->reading->arena)->launches;
    const struct launch_result *compared = launch_of(stage, 1 + SMALLER);
    assert_int_equal(run->replications, N_RUNS);
    assert_int_equal(compared->replications, N_RUNS);
    assert_int_equal(compared->peak.day, run->peak.day);
    assert_int_equal(compared->settled_day, run->settled_day);
    assert_true(compared->peak.change.change.mean ==
                run->peak.change.change.mean);
    assert_true(compared->peak.change.change.half_width ==
                run->peak.change.change.half_width);
    assert_true(compared->settled.change.mean == run->settled.change.mean);
    assert_true(compared->entries[0].contacts_quotient.mean ==
                run->entries[0].contacts_quotient.mean);
}

static void test_the_same_launch_changes_nothing(void **state)
{
    const struct launch_change *change = change_of(*state, SAME);
    const struct difference *all[] = { &change->peak, &change->own_peak,
                                       &change->settled,
                                       &change->settled_calendar,
                                       &change->donors[0].quotient };
    assert_string_equal(change->channel, "fresh");
    assert_int_equal(change->n_donors, 1);
    assert_string_equal(change->donors[0].name, "phone");
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        assert_true(all[i]->change.mean == 0);
        assert_true(all[i]->change.half_width == 0);
        assert_false(all[i]->clear);
    }
}

/* In a 99.9 % interval that says something. */
static void holds(const struct difference *difference, double exact,
                  double half_width_at_most)
{
    assert_near(difference->change.mean, exact, difference->change.half_width);
    assert_in_range((int)(difference->change.half_width * 1e6), 1,
                    (int)(half_width_at_most * 1e6));
}

static void test_a_smaller_spike_lowers_the_peak_alone(void **state)
{
    const struct stage *stage = *state;
    const struct launch_change *change = change_of(stage, SMALLER);
    const struct launch_peak *peaks[2][2] = {
        { &launch_of(stage, 0)->peak, &launch_of(stage, 0)->own_peak },
        { &launch_of(stage, 1 + SMALLER)->peak,
          &launch_of(stage, 1 + SMALLER)->own_peak },
    };
    holds(&change->peak,
          net(&smaller, peaks[1][0]->day, peaks[1][0]->day + 1.0) -
              net(&first, peaks[0][0]->day, peaks[0][0]->day + 1.0),
          40);
    holds(&change->own_peak,
          own(&smaller, peaks[1][1]->day, peaks[1][1]->day + 1.0) -
              own(&first, peaks[0][1]->day, peaks[0][1]->day + 1.0),
          40);
    assert_true(change->peak.clear && change->peak.change.mean < 0);
    assert_true(change->own_peak.clear);
    /* the day was chosen: wider than the interval of one day */
    assert_true(change->peak.change.half_width >
                1.5 * student_t(0.999, N_RUNS - 1) * change->peak.change.sd /
                    sqrt(N_RUNS));
    const double n = N_DAYS_AFTER;
    holds(&change->settled,
          (net(&smaller, n - 7, n) - net(&first, n - 7, n)) / 7, 0.1);
    assert_true(change->settled.variance_saved_frac > 0.99);
    assert_near(change->donors[0].quotient.change.mean, 0,
                change->donors[0].quotient.change.half_width);
}

static void test_what_a_donor_keeps_and_what_settles(void **state)
{
    const struct launch_change *change = change_of(*state, DONOR);
    const double n = N_DAYS_AFTER;
    holds(&change->donors[0].quotient,
          steady * (of_donor.from_new - first.from_new) / donor, 0.01);
    assert_true(change->donors[0].quotient.clear);
    holds(&change->settled,
          (net(&of_donor, n - 7, n) - net(&first, n - 7, n)) / 7, 12);
    assert_true(change->settled.clear);
    /* the channel is open every day */
    assert_true(change->settled_calendar.change.mean ==
                change->settled.change.mean);
    assert_true(change->settled.variance_saved_frac > 0);
}

static void test_a_launch_of_one_plan_alone_has_nothing_beside_it(void **state)
{
    const struct stage *stage = *state;
    assert_int_equal(stage->comparison->plans[1 + NONE]->n_launches, 0);
    assert_int_equal(stage->comparison->others[NONE].n_launches, 0);
    const struct centre *const swapped[] = { stage->centres[1 + NONE],
                                             stage->centres[0] };
    const struct comparison *comparison =
        compare(swapped, 2, 1, stage->reading->arena);
    assert_int_equal(comparison->plans[1]->n_launches, 1);
    assert_int_equal(comparison->others[0].n_launches, 0);
    /* one thread or many, and beside whichever plan */
    assert_true(comparison->plans[1]->launches->peak.change.change.half_width ==
                launch_of(stage, 0)->peak.change.change.half_width);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_plan_has_its_launches_as_a_run_of_it_has),
        cmocka_unit_test(test_the_same_launch_changes_nothing),
        cmocka_unit_test(test_a_smaller_spike_lowers_the_peak_alone),
        cmocka_unit_test(test_what_a_donor_keeps_and_what_settles),
        cmocka_unit_test(test_a_launch_of_one_plan_alone_has_nothing_beside_it),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
