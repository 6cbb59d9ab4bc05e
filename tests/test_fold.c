/*
 * Samples written by hand, and what a run says about them: worked out on
 * paper, or with the tallies whose own test is tests/test_estimate.c.
 */
#include "fold_desk.h"
#include "study/period.h"
#include <math.h>
#include <string.h>

/* The replication's own number of this and that; no two are in line. */
static uint32_t mixed(uint32_t replication, size_t channel, size_t interval)
{
    return (replication * 7 + (uint32_t)channel * 5 +
            (uint32_t)(interval * interval) * 3) %
           11;
}

static void fill_sample(struct desk *desk, uint32_t replication)
{
    sample_empty(desk);
    for (size_t c = 0; c < desk->sample.n_channels; c++) {
        for (size_t i = 0; i < N_INTERVALS; i++) {
            const uint32_t some = mixed(replication, c, i);
            *cell_of(desk, c, i) = (struct interval_cell){
                .offered = 2 * some,
                .answered = some + some / 2,
                .abandoned = 2 * some - some - some / 2,
                .in_time = some,
                .wait_answered_ticks =
                    some * (uint64_t)(1000000 + 300000 * replication),
            };
        }
        total_up(desk, c);
    }
    for (size_t i = 0; i < N_INTERVALS; i++) {
        desk->sample.team_cells[i] =
            (struct team_cell){ 40000, 100.0 * mixed(replication, 0, i) };
    }
}

static void assert_brief(const struct brief_estimate *brief,
                         const struct ratio_tally *tally)
{
    const struct estimate known = ratio_tally_estimate(tally, 0.95);
    if (isnan(known.mean)) {
        assert_nan(brief->mean);
    } else {
        assert_near(brief->mean, known.mean, 1e-12 * (1 + known.mean));
    }
    if (isnan(known.half_width)) {
        assert_nan(brief->half_width);
    } else {
        assert_near(brief->half_width, known.half_width,
                    1e-7 * (1 + known.half_width));
    }
}

/* ---- periods ---- */

static void test_a_service_level_is_counted_as_the_channel_says(void **state)
{
    (void)state;
    static const struct {
        enum service_level_counts counts;
        double met, of;
    } known[] = { { COUNTS_OFFERED, 6, 10 },
                  { COUNTS_ANSWERED, 6, 7 },
                  { COUNTS_OFFERED_LESS_SHORT, 6, 8 },
                  { COUNTS_SHORT_COUNTS, 8, 10 } };
    const struct interval_cell cell = {
        .offered = 10, .answered = 7, .in_time = 6, .short_hang_ups = 2
    };
    struct channel channel = { .target = { .set = true } };
    for (size_t i = 0; i < 4; i++) {
        channel.service_level_counts = known[i].counts;
        const struct period period = period_of(&cell, &channel);
        assert_true(period.level_met == known[i].met);
        assert_true(period.level_of == known[i].of);
    }
    channel.target.set = false;
    assert_true(period_of(&cell, &channel).level_of == 0);
}

static void test_intervals_say_what_tallies_of_them_say(void **state)
{
    (void)state;
    struct desk *desk = desk_create(N_CHANNELS);
    struct ratio_tally offered[N_INTERVALS] = { 0 };
    struct ratio_tally level[N_INTERVALS] = { 0 };
    struct ratio_tally wait[N_INTERVALS] = { 0 };
    for (uint32_t r = 0; r < N_SAMPLES; r++) {
        fill_sample(desk, r);
        fold_add(desk->fold, &desk->sample);
        for (size_t i = 0; i < N_INTERVALS; i++) {
            const struct interval_cell *cell = cell_of(desk, ORDERS, i);
            ratio_tally_add(&offered[i], cell->offered, 1);
            ratio_tally_add(&level[i], cell->in_time, cell->answered);
            ratio_tally_add(&wait[i], 1e-6 * (double)cell->wait_answered_ticks,
                            cell->answered);
        }
    }
    const struct results *results = findings_of(desk);
    for (size_t i = 0; i < N_INTERVALS; i++) {
        const struct interval_result *found =
            &results->channels[ORDERS].intervals[i];
        assert_brief(&found->offered, &offered[i]);
        assert_brief(&found->service_level, &level[i]);
        assert_brief(&found->mean_wait_s, &wait[i]);
    }
    arena_destroy(desk->arena);
}

/* Eight days are a week of seven and a week of one. */
static void test_days_and_weeks_are_sums_of_their_intervals(void **state)
{
    (void)state;
    struct desk *desk = desk_create(N_CHANNELS);
    double offered[N_INTERVALS] = { 0 };
    double met = 0;
    double of = 0;
    for (uint32_t r = 0; r < N_SAMPLES; r++) {
        fill_sample(desk, r);
        fold_add(desk->fold, &desk->sample);
        for (size_t i = 0; i < N_INTERVALS; i++) {
            const struct interval_cell *phone = cell_of(desk, PHONE, i);
            const struct interval_cell *orders = cell_of(desk, ORDERS, i);
            offered[i] += (phone->offered + orders->offered) / 4.0;
            if (i < 7 * SLOTS) {
                met += phone->in_time + orders->in_time;
                of += phone->offered + orders->answered;
            }
        }
    }
    const struct results *results = findings_of(desk);
    assert_int_equal(results->n_weeks, 2);
    double week = 0;
    for (size_t d = 0; d < N_DAYS; d++) {
        const double day = offered[SLOTS * d] + offered[SLOTS * d + 1];
        assert_near(results->whole.days[d].offered.mean, day, 1e-12);
        week += d < 7 ? day : 0;
    }
    assert_near(results->whole.weeks[0].offered.mean, week, 1e-11);
    assert_near(results->whole.weeks[1].offered.mean,
                results->whole.days[7].offered.mean, 1e-12);
    assert_near(results->whole.weeks[0].service_level.mean, met / of, 1e-12);
    arena_destroy(desk->arena);
}

/* ---- the whole run ---- */

static void test_the_centre_adds_up_its_channels(void **state)
{
    (void)state;
    struct desk *desk = desk_create(N_CHANNELS);
    static const double longest_s[N_SAMPLES][2] = {
        { 90, 40 }, { 20, 70 }, { 50, 50 }, { 60, 10 }
    };
    for (uint32_t r = 0; r < N_SAMPLES; r++) {
        fill_sample(desk, r);
        for (size_t c = 0; c < N_CHANNELS; c++) {
            desk->sample.totals[c][TOTAL_WAIT_MAX_S] = longest_s[r][c];
            desk->sample.totals[c][TOTAL_QUEUE_S] = 86400.0;
        }
        fold_add(desk->fold, &desk->sample);
    }
    const struct results *results = findings_of(desk);
    const struct channel_result *whole = &results->whole;
    assert_string_equal(whole->name, "centre");
    assert_near(measure_of(whole, "offered")->mean,
                measure_of(&results->channels[PHONE], "offered")->mean +
                    measure_of(&results->channels[ORDERS], "offered")->mean,
                1e-12);
    assert_near(measure_of(whole, "max_wait_s")->mean,
                (90 + 70 + 50 + 60) / 4.0, 1e-12);
    assert_near(measure_of(whole, "mean_queue")->mean, 2.0 / N_DAYS, 1e-15);
    arena_destroy(desk->arena);
}

static void test_one_channel_is_the_centre(void **state)
{
    (void)state;
    struct desk *desk = desk_create(1);
    fill_sample(desk, 3);
    fold_add(desk->fold, &desk->sample);
    const struct results *results = findings_of(desk);
    assert_string_equal(results->whole.name, "centre");
    assert_string_equal(results->channels[0].name, "phone");
    assert_true(measure_of(&results->whole, "offered")->mean ==
                desk->sample.totals[PHONE][TOTAL_OFFERED]);
    assert_near(measure_of(&results->whole, "service_level")->mean,
                measure_of(&results->channels[0], "service_level")->mean, 0);
    arena_destroy(desk->arena);
}

/* Ten waits of 1, 2, .. 10 times (r + 1) s in replication r. */
static void add_waits(struct desk *desk, uint32_t replication)
{
    for (uint64_t k = 1; k <= 10; k++) {
        const uint32_t bucket =
            histogram_bucket(k * (replication + 1) * 1000000);
        desk->sample.waits[PHONE].count[bucket]++;
        desk->profile.by_day[PHONE * N_DAYS + 2].count[bucket]++;
    }
}

/* Own medians 5, 10, 15, 20. Up to 10 s lie 10 + 5 + 3 + 2 of all forty, up
 * to 9 s only 18: the pooled median is 10 s. */
static void test_quantiles_are_pooled_and_their_interval_is_not(void **state)
{
    (void)state;
    struct desk *desk = desk_create(N_CHANNELS);
    struct ratio_tally own = { 0 };
    for (uint32_t r = 0; r < N_SAMPLES; r++) {
        fill_sample(desk, r);
        add_waits(desk, r);
        fold_add(desk->fold, &desk->sample);
        ratio_tally_add(&own, 5.0 * (r + 1), 1);
    }
    const struct results *results = findings_of(desk);
    const struct estimate *median =
        measure_of(&results->channels[PHONE], "wait_p50_s");
    const struct estimate known = ratio_tally_estimate(&own, 0.95);
    assert_relative(median->mean, 10.0, 0.01);
    assert_relative(median->half_width, known.half_width, 0.02);
    assert_relative(median->p50, 12.5, 0.01);
    assert_int_equal(median->n, N_SAMPLES);
    assert_relative(results->channels[PHONE].days[2].wait_p50_s, 10.0, 0.01);
    assert_nan(results->channels[PHONE].days[3].wait_p50_s);
    assert_nan(measure_of(&results->channels[ORDERS], "wait_p50_s")->mean);
    arena_destroy(desk->arena);
}

/* 3 of 60 offered calls are unfinished in the last replication. */
static void test_means_are_withheld_when_many_are_unfinished(void **state)
{
    (void)state;
    struct desk *desk = desk_create(1);
    for (uint32_t r = 0; r < 2; r++) {
        sample_empty(desk);
        *cell_of(desk, PHONE, 5) = (struct interval_cell){
            .offered = 60,
            .answered = 60 - 3 * r,
            .in_time = 50,
            .unfinished = 3 * r,
            .wait_answered_ticks = 60 * 1000000,
        };
        *cell_of(desk, PHONE, 6) =
            (struct interval_cell){ .offered = 10, .answered = 10 };
        total_up(desk, PHONE);
        add_waits(desk, 0);
        fold_add(desk->fold, &desk->sample);
    }
    const struct results *results = findings_of(desk);
    const struct channel_result *phone = &results->channels[PHONE];
    assert_nan(measure_of(phone, "mean_wait_s")->mean);
    assert_nan(measure_of(phone, "max_wait_s")->mean);
    assert_nan(phone->intervals[5].mean_wait_s.mean);
    assert_nan(phone->days[2].mean_wait_s.mean);
    assert_true(phone->intervals[6].mean_wait_s.mean == 0.0);
    assert_near(measure_of(phone, "service_level")->mean, 100.0 / 140, 1e-12);
    /* 20 waits and 3 longer ones: p90 would be the 21st */
    assert_nan(measure_of(phone, "wait_p90_s")->mean);
    assert_relative(measure_of(phone, "wait_p50_s")->mean, 6.0, 0.01);
    assert_int_equal(results->n_warnings, 1);
    assert_string_equal(results->warnings[0],
                        "phone: 2.1 % of the contacts were still unfinished "
                        "when the run ended, so mean times are not given; "
                        "more agents or a longer run_out would let them "
                        "finish");
    arena_destroy(desk->arena);
}

/* 1 of 201: the means stand, but nobody knows the longest wait. */
static void test_one_that_still_waits_may_be_the_longest(void **state)
{
    (void)state;
    struct desk *desk = desk_create(1);
    for (uint32_t r = 0; r < 2; r++) {
        sample_empty(desk);
        *cell_of(desk, PHONE, 5) = (struct interval_cell){
            .offered = 100 + r,
            .answered = 100,
            .unfinished = r,
            .wait_answered_ticks = 100 * 1000000,
        };
        total_up(desk, PHONE);
        desk->sample.totals[PHONE][TOTAL_WAIT_MAX_S] = 90;
        fold_add(desk->fold, &desk->sample);
    }
    const struct results *results = findings_of(desk);
    const struct channel_result *phone = &results->channels[PHONE];
    assert_near(measure_of(phone, "mean_wait_s")->mean, 1, 1e-12);
    assert_nan(measure_of(phone, "max_wait_s")->mean);
    assert_nan(measure_of(phone, "max_wait_s")->p50);
    assert_int_equal(results->n_warnings, 0);
    arena_destroy(desk->arena);
}

static void test_without_a_target_there_is_no_service_level(void **state)
{
    (void)state;
    struct desk *desk = desk_create(N_CHANNELS);
    desk->channels[ORDERS].target.set = false;
    for (uint32_t r = 0; r < 2; r++) {
        fill_sample(desk, r);
        fold_add(desk->fold, &desk->sample);
    }
    const struct results *results = findings_of(desk);
    const struct channel_result *orders = &results->channels[ORDERS];
    assert_nan(measure_of(orders, "service_level")->mean);
    assert_nan(orders->intervals[3].service_level.mean);
    assert_nan(orders->intervals[3].in_time.mean);
    assert_true(measure_of(&results->whole, "service_level")->mean ==
                measure_of(&results->channels[PHONE], "service_level")->mean);
    arena_destroy(desk->arena);
}

/* ---- teams and money ---- */

static size_t team_measure_index(const char *key)
{
    size_t n;
    const struct team_measure *measures = team_measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        if (strcmp(measures[m].key, key) == 0) {
            return m;
        }
    }
    fail_test("no team measure %s", key);
    return 0;
}

/* 320 paid hours in eight days are 280 a week: seven full-time jobs. */
static void test_hours_jobs_and_money(void **state)
{
    (void)state;
    struct desk *desk = desk_create(1);
    sample_empty(desk);
    double *team = desk->sample.team_totals[0];
    team[TEAM_PAID_S] = 320 * 3600.0;
    team[TEAM_ON_DUTY_S] = 250 * 3600.0;
    team[TEAM_BUSY_S] = 200 * 3600.0;
    team[TEAM_COST] = 9600;
    team[TEAM_CONTACTS] = 1500;
    team[TEAM_AGENT_DAYS] = 40;
    /* their cost is not known, so that their contacts share in none */
    desk->sample.team_totals[1][TEAM_CONTACTS] = 3000;
    /* a thousand of whom only after the window, when nobody is paid */
    desk->sample.totals[PHONE][TOTAL_ANSWERED] = 2500;
    desk->sample.totals[PHONE][TOTAL_CUSTOMERS] = 1400;
    fold_add(desk->fold, &desk->sample);
    const struct results *results = findings_of(desk);
    static const struct {
        const char *key;
        double value;
    } known[] = { { "occupancy", 0.8 },  { "on_duty_hours", 250 },
                  { "paid_hours", 320 }, { "fte", 7 },
                  { "cost", 9600 },      { "contacts_per_agent_day", 37.5 } };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const size_t m = team_measure_index(known[i].key);
        assert_relative(results->teams[0].measures[m].mean, known[i].value,
                        1e-12);
    }
    const struct team_result *experts = &results->teams[1];
    assert_nan(experts->measures[team_measure_index("cost")].mean);
    assert_nan(experts->measures[team_measure_index("occupancy")].mean);
    assert_relative(results->customers.mean, 1400.0, 1e-12);
    assert_relative(results->cost_a_week.mean, 8400.0, 1e-12);
    assert_relative(results->cost_a_contact.mean, 6.4, 1e-12);
    /* 1500 and 3000 contacts in 250 hours */
    assert_relative(results->contacts_an_agent_hour.mean, 18.0, 1e-12);
    arena_destroy(desk->arena);
}

static void test_nobody_paid_means_no_cost(void **state)
{
    (void)state;
    struct desk *desk = desk_create(1);
    desk->teams[0].has_cost = false;
    fill_sample(desk, 1);
    fold_add(desk->fold, &desk->sample);
    const struct results *results = findings_of(desk);
    assert_nan(results->cost_a_week.mean);
    assert_nan(results->cost_a_contact.mean);
    arena_destroy(desk->arena);
}

static void test_teams_are_tallied_by_interval_and_week(void **state)
{
    (void)state;
    struct desk *desk = desk_create(1);
    struct ratio_tally interval = { 0 };
    struct ratio_tally week = { 0 };
    for (uint32_t r = 0; r < N_SAMPLES; r++) {
        fill_sample(desk, r);
        fold_add(desk->fold, &desk->sample);
        const struct team_cell *cells = desk->sample.team_cells;
        ratio_tally_add(&interval, cells[3].busy_s, cells[3].on_duty_s);
        double busy_s = 0;
        for (size_t i = 0; i < 7 * SLOTS; i++) {
            busy_s += cells[i].busy_s;
        }
        ratio_tally_add(&week, busy_s, 7 * SLOTS * 40000.0);
    }
    const struct results *results = findings_of(desk);
    const struct team_result *team = &results->teams[0];
    assert_brief(&team->intervals[3].occupancy, &interval);
    assert_near(team->intervals[3].on_duty.mean, 40000.0 / 43200, 1e-12);
    assert_near(team->intervals[3].on_duty.half_width, 0, 1e-6);
    const struct estimate known = ratio_tally_estimate(&week, 0.95);
    assert_relative(team->week_occupancy[0].mean, known.mean, 1e-12);
    assert_relative(team->week_occupancy[0].half_width, known.half_width, 1e-9);
    assert_nan(results->teams[1].intervals[3].occupancy.mean);
    arena_destroy(desk->arena);
}

static void test_futures_are_the_replications_own_values(void **state)
{
    (void)state;
    struct desk *desk = desk_create(1);
    static const double lost[] = { 10, 40, 20, 30, 50 };
    for (size_t r = 0; r < 5; r++) {
        fill_sample(desk, (uint32_t)r);
        desk->sample.totals[PHONE][TOTAL_OFFERED] = 100;
        desk->sample.totals[PHONE][TOTAL_LOST] = lost[r];
        fold_add(desk->fold, &desk->sample);
    }
    const struct estimate *abandonment =
        measure_of(&findings_of(desk)->channels[PHONE], "abandonment");
    assert_near(abandonment->mean, 0.3, 1e-12);
    assert_near(abandonment->p10, 0.14, 1e-12);
    assert_near(abandonment->p50, 0.3, 1e-12);
    assert_near(abandonment->p90, 0.46, 1e-12);
    arena_destroy(desk->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_service_level_is_counted_as_the_channel_says),
        cmocka_unit_test(test_intervals_say_what_tallies_of_them_say),
        cmocka_unit_test(test_days_and_weeks_are_sums_of_their_intervals),
        cmocka_unit_test(test_the_centre_adds_up_its_channels),
        cmocka_unit_test(test_one_channel_is_the_centre),
        cmocka_unit_test(test_quantiles_are_pooled_and_their_interval_is_not),
        cmocka_unit_test(test_means_are_withheld_when_many_are_unfinished),
        cmocka_unit_test(test_one_that_still_waits_may_be_the_longest),
        cmocka_unit_test(test_without_a_target_there_is_no_service_level),
        cmocka_unit_test(test_hours_jobs_and_money),
        cmocka_unit_test(test_nobody_paid_means_no_cost),
        cmocka_unit_test(test_teams_are_tallied_by_interval_and_week),
        cmocka_unit_test(test_futures_are_the_replications_own_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
