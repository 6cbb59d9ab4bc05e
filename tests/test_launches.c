/*
 * What a launch changes, against the closed form of the language.
 *
 * With V the steady contacts a day of the new channel, all of it offered from
 * the first day, the channel gets V (1 + n k e^(-3 t / T)) at t days, its donor
 * keeps its own volume less V d, where n and d are the shares of new customers
 * and of the donor, k is the spike and T the time to settle. Without the
 * launch the donor has its own volume, day by day the same customers.
 */
#include "reading.h"
#include "study/launch_fold.h"
#include "study/run.h"

#include <string.h>

static const double steady = 200;   /* V */
static const double donor = 500;    /* contacts a day of its own */
static const double from_new = 0.6; /* n */
static const double spike = 0.8;    /* k */
static const double settles = 21;   /* T, days */
enum { ON = 14, N_DAYS = 70, N_RUNS = 50 };

static const char plan[] =
    "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 70; };\n"
    "channels = {\n"
    "  phone = { volume = \"500 / day\"; handle_time = \"2 min\"; };\n"
    "  fresh = { kind = \"phone\"; volume = \"200 / day\"; handle_time = \"2 "
    "min\"; };\n"
    "};\n"
    "teams = { desk = { serves = [ \"phone\" ]; agents = 2; };\n"
    "          more = { serves = [ \"fresh\" ]; agents = 2; }; };\n"
    "rollout = ( { launch = \"fresh\"; on = \"2027-01-18\"; comes_from = { "
    "new_customers = \"60 %\"; phone = \"40 %\"; }; spike = \"80 %\"; settles "
    "= \"21 days\"; training = \"0 h\"; } );\n"
    "study = { replications = 50; seed = 4; confidence = 0.999; };\n";

static const struct results *run(struct reading *reading, uint32_t n,
                                 uint32_t n_threads)
{
    struct centre centre = *reading_text(reading, plan);
    centre.study.replications = n;
    struct centre *kept = arena_alloc(reading->arena, 1, sizeof *kept);
    *kept = centre;
    const struct run_request request = { .centre = kept,
                                         .seed = 4,
                                         .n_threads = n_threads };
    return run_centre(&request, reading->arena);
}

/* One run that all tests look at. */
struct stage {
    struct reading *reading;
    const struct launch_result *launch;
};

static int set_up(void **state)
{
    void *reading = NULL;
    struct stage *stage = malloc(sizeof *stage);
    (void)reading_set_up(&reading);
    stage->reading = reading;
    stage->launch = run(reading, N_RUNS, 0)->launches;
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

/* Integral of the channel's rate over days [from, to) after the launch. */
static double expected(double from, double to)
{
    const double decay = 3 / settles;
    return steady * (to - from) + steady * from_new * spike / decay *
                                      (exp(-decay * from) - exp(-decay * to));
}

/* 99.9 % intervals: a failure is a change, not bad luck. */
static void holds(const struct estimate *estimate, double exact)
{
    assert_near(estimate->mean, exact, estimate->half_width);
    assert_true(estimate->half_width < 0.05 * fabs(exact) + 1e-9);
}

static void test_contacts_are_those_of_the_formula(void **state)
{
    const struct launch_result *launch = ((struct stage *)*state)->launch;
    assert_int_equal(launch->n_before, ON);
    assert_int_equal(launch->n_after, N_DAYS - ON);
    assert_int_equal(launch->replications, N_RUNS);
    const double n = launch->n_after;
    const struct launch_entry *phone = &launch->entries[0];
    const struct launch_entry *fresh = &launch->entries[1];
    const double moved = steady * (1 - from_new);
    holds(&phone->figures[LAUNCH_AFTER][LAUNCH_CONTACTS].with, donor - moved);
    holds(&phone->figures[LAUNCH_AFTER][LAUNCH_CONTACTS].without, donor);
    holds(&phone->figures[LAUNCH_AFTER][LAUNCH_CONTACTS].change.change, -moved);
    holds(&phone->contacts_quotient, 1 - moved / donor);
    holds(&fresh->figures[LAUNCH_AFTER][LAUNCH_CONTACTS].with,
          expected(0, n) / n);
    holds(&fresh->figures[LAUNCH_SETTLED][LAUNCH_CONTACTS].with,
          expected(n - 7, n) / 7);
    holds(&launch_whole(launch)
               ->figures[LAUNCH_EARLY][LAUNCH_CONTACTS]
               .change.change,
          expected(0, 28) / 28 - moved);
    holds(&launch->moved_contacts, moved * n);
    holds(&launch->new_contacts, expected(0, n) - moved * n);
}

/* Contacts of both channels more than without the launch, that day. */
static double change_of(uint32_t day)
{
    return expected(day, day + 1.0) - steady * (1 - from_new);
}

/* Of the formula: the first day from which on the week around it is within 5 %
 * of the channel's contacts of the last of its weekdays. A weekday brings
 * weight[w] of the contacts of an even one. */
static uint32_t settles_on(uint32_t n_days, const double *weight)
{
    uint32_t day = n_days;
    double apart = 0;
    double contacts = 1;
    while (fabs(apart) <= 0.05 * contacts) {
        day--;
        apart = contacts = 0;
        for (uint32_t i = day < 3 ? 0 : day - 3; i <= day + 3; i++) {
            const uint32_t last = i + (n_days - 1 - i) / 7 * 7;
            if (i < n_days && last != i) {
                const double own = weight[i % 7] * expected(i, i + 1.0);
                apart += own - weight[i % 7] * expected(last, last + 1.0);
                contacts += own;
            }
        }
    }
    return day + 1;
}

static const double even[] = { 1, 1, 1, 1, 1, 1, 1 };

/* The change falls by itself from the first day on; it is near its last when
 * the formula says so, give or take the noise of a week's count. */
static void test_it_peaks_at_once_and_settles_when_it_must(void **state)
{
    const struct launch_result *launch = ((struct stage *)*state)->launch;
    const uint32_t day = settles_on(launch->n_after, even);
    assert_true(launch->peak.stands_out);
    assert_true(launch->has_settled);
    assert_near(launch->settled_day, day, 1);
    assert_true(launch->settled_day > launch->peak.day);
    assert_true(launch->peak.day <= 3);
    assert_true(launch->peak.change.clear);
    /* all that comes to the channel, of which the donor loses a part */
    const struct estimate *own = &launch->own_peak.change.change;
    assert_true(launch->own_peak.stands_out);
    assert_true(launch->own_peak.day <= 3);
    assert_near(own->mean,
                expected(launch->own_peak.day, launch->own_peak.day + 1.0),
                own->half_width);
    assert_true(own->half_width < 0.05 * own->mean);
    assert_true(own->mean > launch->peak.change.change.mean +
                                0.8 * steady * (1 - from_new));
    assert_near(launch->spike_ratio.mean,
                1 + change_of(launch->peak.day) / donor, 0.02);
    const double n = launch->n_after;
    assert_near(launch->settled.change.mean,
                expected(n - 7, n) / 7 - steady * (1 - from_new), 3);
}

static char *replaced(const char *text, const char *from, const char *to,
                      struct arena *arena)
{
    const char *at = strstr(text, from);
    assert_non_null(at);
    return arena_text(arena, "%.*s%s%s", (int)(at - text), text, to,
                      at + strlen(from));
}

static const struct launch_result *play(struct reading *reading,
                                        const char *text)
{
    struct centre *centre = arena_alloc(reading->arena, 1, sizeof *centre);
    *centre = *reading_text(reading, text);
    const struct run_request request = { .centre = centre, .seed = 4 };
    return run_centre(&request, reading->arena)->launches;
}

/* A channel ten times as large that grows, and has a sale in the middle: it is
 * the same in both plans, and hides nothing. */
static void test_what_other_channels_do_settles_nothing(void **state)
{
    struct stage *stage = *state;
    const struct launch_result *alone = stage->launch;
    const char *crowded = replaced(
        replaced(plan, "teams = {",
                 "teams = { others = { serves = [ \"mail\" ]; agents = 9; };",
                 stage->reading->arena),
        "channels = {",
        "channels = { mail = { kind = \"email\"; volume = \"2000 / day\"; "
        "growth = \"6 % / week\"; handle_time = \"2 s\"; };",
        stage->reading->arena);
    const struct launch_result *launch = play(
        stage->reading,
        replaced(crowded, "rollout = (",
                 "rollout = ( { change = \"channels.mail.volume\"; by = \"+40 "
                 "%\"; on = \"2027-02-08\"; lasts = \"2 weeks\"; },",
                 stage->reading->arena));
    assert_true(launch->peak.stands_out && launch->has_settled);
    assert_int_equal(launch->peak.day, alone->peak.day);
    assert_int_equal(launch->settled_day, alone->settled_day);
    assert_near(launch->peak.change.change.mean, alone->peak.change.change.mean,
                1e-9);
    assert_near(launch->settled.change.mean, alone->settled.change.mean, 1e-9);
    assert_near(launch->settled.change.half_width,
                alone->settled.change.half_width, 1e-9);
}

/* Mondays twice as busy and no contacts on Sundays. */
static void test_weekdays_do_not_look_like_a_spike(void **state)
{
    static const double weight[] = { 2, 1, 1, 1, 1, 1, 0 };
    struct reading *reading = ((struct stage *)*state)->reading;
    const struct launch_result *launch = play(
        reading, replaced(plan, "kind = \"phone\";",
                          "kind = \"phone\"; weekday_pattern = [ 2, 1, 1, 1, "
                          "1, 1, 0 ];",
                          reading->arena));
    assert_true(launch->peak.stands_out && launch->has_settled);
    assert_int_equal(launch->peak.day, 0);
    assert_near(launch->settled_day, settles_on(launch->n_after, weight), 1);
}

/* No spike, but twice as many customers from day 28 on, and closed on Sundays:
 * 200 contacts on each of six days, of which the donor loses 480 a week on
 * seven. The level is the same on every open day, so that none is the peak,
 * and it holds from the second step on. */
static void test_a_late_step_without_spike_settles_without_a_peak(void **state)
{
    struct reading *reading = ((struct stage *)*state)->reading;
    const char *stepped = replaced(
        replaced(plan, "spike = \"80 %\"; settles = \"21 days\";",
                 "spike = \"0 %\"; settles = \"21 days\"; offered_to = ( { on "
                 "= \"2027-01-18\"; share = \"50 %\"; }, { on = "
                 "\"2027-02-15\"; share = \"100 %\"; } );",
                 reading->arena),
        "kind = \"phone\";",
        "kind = \"phone\"; opening_hours = ( { days = \"mon-sat\"; from = "
        "\"00:00\"; to = \"24:00\"; } );",
        reading->arena);
    struct centre centre = *reading_text(reading, stepped);
    centre.study.replications = 20;
    const struct run_request request = { .centre = &centre, .seed = 4 };
    const struct launch_result *launch =
        run_centre(&request, reading->arena)->launches;
    const double level = steady - steady * (1 - from_new) * 6 / 7;
    assert_false(launch->peak.stands_out);
    assert_true(launch->peak.day % 7 != 6); /* the launch is on a Monday */
    assert_true(launch->has_settled);
    assert_true(launch->settled_day >= 29 && launch->settled_day <= 32);
    assert_near(launch->settled.change.mean, level, 0.05 * level);
    const double calendar = (6 * steady - 6 * steady * (1 - from_new)) / 7;
    assert_near(launch->settled_calendar.change.mean, calendar,
                0.05 * calendar);
    assert_int_equal(launch->n_open, 48); /* of eight weeks */
}

/* The plan ends in the week after the last step: nobody can tell. */
static void test_a_step_in_the_last_week_has_not_settled(void **state)
{
    struct reading *reading = ((struct stage *)*state)->reading;
    const char *stepped =
        replaced(plan, "settles = \"21 days\";",
                 "settles = \"21 days\"; offered_to = ( { on = "
                 "\"2027-01-18\"; share = \"50 %\"; }, { on = "
                 "\"2027-03-08\"; share = \"100 %\"; } );",
                 reading->arena);
    struct centre centre = *reading_text(reading, stepped);
    centre.study.replications = 4;
    const struct run_request request = { .centre = &centre, .seed = 4 };
    assert_false(run_centre(&request, reading->arena)->launches->has_settled);
}

/* Before the launch both plans are one: not a contact differs. */
static void test_nothing_differs_before(void **state)
{
    const struct launch_result *launch = ((struct stage *)*state)->launch;
    for (size_t e = 0; e < launch->n_entries; e++) {
        const struct difference *contacts =
            &launch->entries[e].figures[LAUNCH_BEFORE][LAUNCH_CONTACTS].change;
        assert_near(contacts->change.mean, 0, 0);
        assert_near(contacts->change.half_width, 0, 0);
        for (uint32_t day = 0; day < launch->n_before; day++) {
            assert_near(launch->entries[e].days[day].change.mean, 0, 0);
        }
    }
    const struct difference *wait =
        &launch->entries[0].figures[LAUNCH_BEFORE][LAUNCH_WAIT_S].change;
    assert_near(wait->change.mean, 0, 1e-9);
}

/* Fewer calls for the same agents: they wait less. */
static void test_the_donor_waits_less_after(void **state)
{
    const struct launch_result *launch = ((struct stage *)*state)->launch;
    const struct difference *wait =
        &launch->entries[0].figures[LAUNCH_AFTER][LAUNCH_WAIT_S].change;
    assert_true(wait->clear && wait->change.mean < 0);
    const struct difference *busy =
        &launch->teams[0].occupancy[LAUNCH_AFTER].change;
    /* calls of 2 minutes on average, 2 agents day and night */
    holds(&busy->change, -steady * (1 - from_new) * 120 / (2 * 86400));
    assert_true(launch->entries[0]
                    .figures[LAUNCH_AFTER][LAUNCH_REQUESTER_S]
                    .change.change.mean < 0);
}

static void test_threads_leave_no_trace_in_launches(void **state)
{
    struct reading *reading = ((struct stage *)*state)->reading;
    const struct results *one = run(reading, 6, 1);
    const struct results *eight = run(reading, 6, 8);
    for (size_t e = 0; e < 3; e++) {
        assert_memory_equal(one->launches[0].entries[e].days,
                            eight->launches[0].entries[e].days,
                            N_DAYS * sizeof(struct launch_day));
    }
}

/* 60 days on either side, and no more than the plan has. */
static void test_the_window_is_cut_to_the_plan(void **state)
{
    struct reading *reading = ((struct stage *)*state)->reading;
    const struct centre *centre = reading_text(reading, plan);
    assert_int_equal(launch_days_needed(centre, 0), N_DAYS);
    struct centre longer = *centre;
    longer.plan.n_days = 100;
    assert_int_equal(launch_days_needed(&longer, 0), ON + LAUNCH_DAYS);
    longer.plan.n_days = ON;
    assert_int_equal(launch_days_needed(&longer, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contacts_are_those_of_the_formula),
        cmocka_unit_test(test_it_peaks_at_once_and_settles_when_it_must),
        cmocka_unit_test(test_what_other_channels_do_settles_nothing),
        cmocka_unit_test(test_weekdays_do_not_look_like_a_spike),
        cmocka_unit_test(test_a_late_step_without_spike_settles_without_a_peak),
        cmocka_unit_test(test_a_step_in_the_last_week_has_not_settled),
        cmocka_unit_test(test_nothing_differs_before),
        cmocka_unit_test(test_the_donor_waits_less_after),
        cmocka_unit_test(test_threads_leave_no_trace_in_launches),
        cmocka_unit_test(test_the_window_is_cut_to_the_plan),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
