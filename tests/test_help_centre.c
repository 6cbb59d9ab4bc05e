/*
 * A help centre against closed forms worked out here: who is prevented is a
 * thinned Poisson process, whose expectation moves with the articles. Counts
 * of D days lie within Z standard deviations; an interval of 99.9 %.
 */
#include "centres.h"

#include "engine/help_plan.h"
#include "study/self_service.h"

enum { PHONE, MAIL };
enum { TOPICS = 169, DAYS = 364, REPLICATIONS = 2 };

static const double Z = 3.29;
static const double A_DAY = 300; /* contacts */
static const double ZIPF = 1.000180091;

static struct desk desk;
static struct help_centre *help;
static double reach[DESK_CHANNELS];

/* The published case: thirty articles on 169 topics, none of them fading. */
static int setup(void **state)
{
    (void)state;
    desk_set(&desk, 1, 1);
    desk.centre.plan.n_days = DAYS;
    desk.centre.plan.interval_s = DAY;
    desk.teams[0].agents = 20;
    desk.channels[PHONE].volume = (struct volume){ .basis = VOLUME_PER_DAY,
                                                   .amount = A_DAY,
                                                   .counts_needs = true };
    for (size_t c = 0; c < DESK_CHANNELS; c++) {
        reach[c] = 1;
    }
    help = &desk.centre.help_centre;
    *help = (struct help_centre){
        .set = true,
        .topics = TOPICS,
        .zipf = ZIPF,
        .articles = 30,
        .publish_day = MONDAY,
        .try_first_frac = 0.8,
        .no_result_frac = 0.29,
        .solves_frac = 0.55,
        .stale_after_s = HUGE_VAL,
        .reach = reach,
        .categories = 3,
    };
    desk.centre.effects = (struct fitted_effects){ -0.23, -0.2, -0.1 };
    return 0;
}

/* Demand of topic k, from 1, of all that are wanted together. */
static double share(uint32_t k)
{
    static double sum;
    static double zipf;
    if (zipf != help->zipf) {
        zipf = help->zipf;
        sum = 0;
        for (uint32_t j = 1; j <= TOPICS; j++) {
            sum += exp(-zipf * log(j));
        }
    }
    return exp(-zipf * log(k)) / sum;
}

/* p of topic k on day t when its article is of day 0 or, with additions, of
 * the day it is added. */
static double prevented(uint32_t k, double day)
{
    const double published = k <= help->articles ? 0
                             : help->adds_a_week > 0
                                 ? (k - help->articles) * 7 / help->adds_a_week
                                 : HUGE_VAL;
    const double half_life_days = help->stale_after_s / DAY;
    return day < published
               ? 0
               : help->try_first_frac * (1 - help->no_result_frac) *
                     help->solves_frac *
                     exp(-log(2) * (day - published) / half_life_days);
}

/* Of the potential contacts that arise on this day. */
static double prevented_on(double day)
{
    double sum = 0;
    for (uint32_t k = 1; k <= help->topics; k++) {
        sum += share(k) * prevented(k, day);
    }
    return sum;
}

/* Counts of all replications together. */
struct counts {
    double contacts, prevented, looked, browsed, views, covered, handle_s;
    double at_start, since_start, not_in_volume;
    double resolution_s, resolved, reopened, top_5;
    double day_contacts[DAYS];
};

static double not_in_volume(const struct play *play)
{
    double totals[N_HELP_TOTALS];
    help_totals(play->sample->help, 0, desk.centre.plan.n_days, totals);
    return totals[HELP_TOTAL_NOT_IN_VOLUME];
}

static struct counts count(uint32_t n_replications)
{
    struct counts counts = { 0 };
    struct play play = play_open(&desk.centre);
    for (uint32_t r = 0; r < n_replications; r++) {
        play_run(&play, 7, r);
        counts.contacts += play_total(&play, PHONE, TOTAL_FIRST_ATTEMPTS);
        counts.prevented += play_total(&play, PHONE, TOTAL_PREVENTED);
        counts.at_start += play_total(&play, PHONE, TOTAL_PREVENTED_AT_START);
        counts.since_start +=
            play_total(&play, PHONE, TOTAL_PREVENTED_SINCE_START);
        counts.not_in_volume += not_in_volume(&play);
        counts.handle_s += play_total(&play, PHONE, TOTAL_HANDLE_S);
        counts.resolution_s += play_total(&play, PHONE, TOTAL_RESOLUTION_S);
        counts.resolved += play_total(&play, PHONE, TOTAL_RESOLVED);
        counts.reopened += play_total(&play, PHONE, TOTAL_REOPENED);
        for (uint32_t d = 0; d < desk.centre.plan.n_days; d++) {
            const struct help_day *day = &play.sample->help->days[d];
            counts.looked += day->counts[HELP_LOOKED];
            counts.browsed += day->counts[HELP_BROWSED];
            counts.views += day->counts[HELP_VIEWS];
            counts.covered += day->counts[HELP_COVERED];
            counts.top_5 += day->counts[HELP_TOP_5_VIEWS];
            counts.day_contacts[d] += day->counts[HELP_TICKETS];
        }
    }
    play_close(&play);
    return counts;
}

static void assert_poisson(double count, double expected)
{
    assert_near(count, expected, Z * sqrt(expected));
}

/* ---- who is prevented ---- */

static void test_prevented_and_contacts_are_the_thinned_process(void **state)
{
    (void)state;
    const struct counts counts = count(REPLICATIONS);
    const double days = REPLICATIONS * (double)DAYS;
    assert_poisson(counts.contacts, 234.4197996 * days);
    assert_poisson(counts.prevented, 65.58020038 * days);
    assert_poisson(counts.looked, 0.8 * A_DAY * days);
    assert_poisson(counts.covered, 0.8 * 0.6997460561 * A_DAY * days);
    assert_poisson(counts.views, 0.8 * 0.6997460561 * 0.71 * A_DAY * days);
}

/* Each day's count is Poisson: variance over mean is chi-square. */
static void test_days_vary_like_a_poisson_process(void **state)
{
    (void)state;
    const struct counts counts = count(1);
    const double mean = 234.4197996;
    double chi_square = 0;
    for (size_t d = 0; d < DAYS; d++) {
        const double off = counts.day_contacts[d] - mean;
        chi_square += off * off / mean;
    }
    assert_near(chi_square, DAYS, Z * sqrt(2.0 * DAYS));
}

static void test_reach_holds_for_its_channel(void **state)
{
    (void)state;
    reach[PHONE] = 0.4;
    const struct counts counts = count(1);
    assert_poisson(counts.prevented, 0.4 * 65.58020038 * DAYS);
    assert_poisson(counts.looked, 0.4 * 0.8 * A_DAY * DAYS);
}

static void test_articles_added_cover_one_topic_after_another(void **state)
{
    (void)state;
    help->articles = 5;
    help->adds_a_week = 2;
    const struct counts counts = count(REPLICATIONS);
    double expected = 0;
    for (int d = 0; d < DAYS; d++) {
        for (int part = 0; part < 7; part++) {
            expected += A_DAY / 7 * prevented_on(d + (part + 0.5) / 7);
        }
    }
    assert_poisson(counts.prevented, REPLICATIONS * expected);
}

static void test_articles_lose_half_their_power_in_the_time_said(void **state)
{
    (void)state;
    help->stale_after_s = 26 * 7.0 * DAY;
    const struct counts counts = count(REPLICATIONS);
    const double per_day = A_DAY * prevented_on(0);
    const double half_life = 26 * 7;
    const double expected =
        per_day * half_life / log(2) * (1 - exp(-log(2) * DAYS / half_life));
    assert_poisson(counts.prevented, REPLICATIONS * expected);
}

static void test_nothing_is_prevented_before_the_opening(void **state)
{
    (void)state;
    desk.centre.plan.n_days = 20;
    help->publish_day = MONDAY + 10;
    struct play play = play_open(&desk.centre);
    play_run(&play, 7, 0);
    double before = 0;
    double after = 0;
    for (uint32_t d = 0; d < 20; d++) {
        const struct help_day *day = &play.sample->help->days[d];
        *(d < 10 ? &before : &after) +=
            day->counts[HELP_PREVENTED] + day->counts[HELP_LOOKED];
    }
    assert_near(before, 0, 0);
    assert_true(after > 2000);
    assert_int_equal(play.sample->help->days[9].articles, 0);
    assert_int_equal(play.sample->help->days[10].articles, 30);
    play_close(&play);
}

/* ---- volumes that count contacts ---- */

static void test_a_help_centre_that_stays_leaves_contacts_alone(void **state)
{
    (void)state;
    desk.centre.plan.n_days = 30;
    desk.channels[PHONE].volume.counts_needs = false;
    struct play with = play_open(&desk.centre);
    play_run(&with, 7, 0);
    const double today = 65.58020038 / 234.4197996;
    assert_poisson(play_total(&with, PHONE, TOTAL_PREVENTED),
                   today * A_DAY * 30);
    help->set = false;
    struct play without = play_open(&desk.centre);
    play_run(&without, 7, 0);
    play_assert_same_rows(&with, &without);
    play_close(&with);
    play_close(&without);
}

static void test_volumes_move_from_what_is_prevented_today(void **state)
{
    (void)state;
    desk.channels[PHONE].volume.counts_needs = false;
    help->articles = 10;
    help->adds_a_week = 1;
    help->stale_after_s = 13 * 7.0 * DAY;
    const struct counts counts = count(REPLICATIONS);
    const double today = prevented_on(0);
    double contacts = 0;
    double away = 0;
    for (int d = 0; d < DAYS; d++) {
        for (int part = 0; part < 7; part++) {
            const double now = prevented_on(d + (part + 0.5) / 7);
            contacts += A_DAY / 7 * (1 - now) / (1 - today);
            away += A_DAY / 7 * now / (1 - today);
        }
    }
    assert_poisson(counts.contacts, REPLICATIONS * contacts);
    assert_poisson(counts.prevented, REPLICATIONS * away);
}

/* ---- what it prevented already when the plan began ---- */

static void test_what_is_prevented_is_of_the_start_or_since(void **state)
{
    (void)state;
    desk.channels[PHONE].volume.counts_needs = false;
    help->articles = 10;
    help->adds_a_week = 1;
    const struct counts counts = count(REPLICATIONS);
    const double today = prevented_on(0);
    const double at_start = A_DAY * DAYS * today / (1 - today);
    double away = 0;
    for (int d = 0; d < DAYS; d++) {
        away += A_DAY * prevented_on(d + 0.5) / (1 - today);
    }
    assert_poisson(counts.at_start, REPLICATIONS * at_start);
    assert_near(counts.at_start + counts.since_start, counts.prevented, 0);
    assert_poisson(counts.since_start, REPLICATIONS * (away - at_start));
    assert_near(counts.not_in_volume, counts.at_start, 0);
}

static void test_nothing_since_the_start_where_nothing_changes(void **state)
{
    (void)state;
    for (int needs = 0; needs < 2; needs++) {
        desk.channels[PHONE].volume.counts_needs = needs == 1;
        const struct counts counts = count(1);
        assert_true(counts.prevented > 1000);
        assert_near(counts.since_start, 0, 0);
    }
}

static void test_articles_gone_stale_prevent_fewer_than_at_the_start(
    void **state)
{
    (void)state;
    desk.channels[PHONE].volume.counts_needs = false;
    help->stale_after_s = 13 * 7.0 * DAY;
    const struct counts counts = count(REPLICATIONS);
    const double today = prevented_on(0);
    double fewer = 0;
    for (int d = 0; d < DAYS; d++) {
        fewer += A_DAY * (today - prevented_on(d + 0.5)) / (1 - today);
    }
    assert_true(counts.since_start < 0);
    assert_poisson(-counts.since_start, REPLICATIONS * fewer);
}

static void test_of_needs_nothing_is_outside_the_volume(void **state)
{
    (void)state;
    help->articles = 10;
    help->adds_a_week = 1;
    const struct counts counts = count(REPLICATIONS);
    assert_poisson(counts.at_start,
                   REPLICATIONS * A_DAY * DAYS * prevented_on(0));
    assert_near(counts.at_start + counts.since_start, counts.prevented, 0);
    assert_near(counts.not_in_volume, 0, 0);
}

static void test_who_contacts_today_comes_whatever_the_help_centre(void **state)
{
    (void)state;
    desk.centre.plan.n_days = 30;
    desk.channels[PHONE].volume.counts_needs = false;
    help->stale_after_s = 20.0 * DAY;
    struct play fading = play_open(&desk.centre);
    play_run(&fading, 7, 0);
    help->set = false;
    struct play without = play_open(&desk.centre);
    play_run(&without, 7, 0);
    for (size_t i = 0; i < without.trace->n_rows; i++) {
        const struct trace_row *row = &without.trace->rows[i];
        const struct trace_row *same =
            play_row(&fading, PHONE, row->number, row->attempt);
        assert_true(row->arrival_s == same->arrival_s);
    }
    assert_true(fading.trace->n_rows > without.trace->n_rows + 500);
    play_close(&fading);
    play_close(&without);
}

static void test_contacts_meet_the_expectation_of_every_interval(void **state)
{
    (void)state;
    desk.centre.plan.n_days = 28;
    desk.channels[PHONE].volume.counts_needs = false;
    help->adds_a_week = 3;
    struct play play = play_open(&desk.centre);
    double sum = 0;
    for (uint32_t d = 0; d < 28; d++) {
        double contacts = 0;
        for (int hour = 0; hour < 24; hour++) {
            const double now = prevented_on(d + (hour + 0.5) / 24);
            contacts += A_DAY / 24 * (1 - now) / (1 - prevented_on(0));
        }
        const double expected =
            simulation_expected_arrivals(play.plan, PHONE, d);
        assert_relative(expected, contacts, 0.002);
        sum += expected;
    }
    play_run(&play, 7, 0);
    assert_poisson(play_total(&play, PHONE, TOTAL_FIRST_ATTEMPTS), sum);
    play_close(&play);
}

/* ---- people who only browse ---- */

static void test_who_only_browses_is_never_among_the_prevented(void **state)
{
    (void)state;
    desk.centre.plan.n_days = 60;
    const struct counts none = count(1);
    help->browse = 3;
    const struct counts many = count(1);
    assert_near(many.contacts, none.contacts, 0);
    assert_near(many.prevented, none.prevented, 0);
    assert_near(many.looked, none.looked, 0);
    assert_near(none.browsed, 0, 0);
    const double potential = many.contacts + many.prevented;
    assert_near(many.browsed, 3 * potential, Z * sqrt(3 * potential));
    const double visits = many.looked + many.browsed;
    assert_near(many.views, visits * 0.6997460561 * 0.71, Z * sqrt(visits));
}

/* The five most wanted of thirty articles, in the law's own words. */
static void test_views_go_to_the_most_wanted(void **state)
{
    (void)state;
    double five = 0;
    double all = 0;
    for (uint32_t k = 1; k <= 30; k++) {
        all += share(k);
        five += k <= 5 ? share(k) : 0;
    }
    const struct counts counts = count(1);
    assert_near(counts.top_5, counts.views * five / all,
                Z * sqrt(counts.views));
}

/* ---- what remains ---- */

/* Factor of topic k, standardised over the list of topics. */
static double handling(uint32_t k, double easy_first)
{
    const double n = help->topics;
    const double sd = sqrt((n * n - 1) / 12);
    double mean = 0;
    double own = 0;
    for (uint32_t j = 1; j <= help->topics; j++) {
        const double factor =
            fmax(0.2, 1 + easy_first * (j - (n + 1) / 2) / sd);
        mean += share(j) * factor;
        own = j == k ? factor : own;
    }
    return own / mean;
}

static void test_what_remains_for_the_agents_gets_harder(void **state)
{
    (void)state;
    help->easy_first = 0.6; /* the most wanted are cut at a fifth */
    double left = 0;
    double work = 0;
    double square = 0;
    for (uint32_t k = 1; k <= TOPICS; k++) {
        const double contacts = share(k) * (1 - prevented(k, 0));
        left += contacts;
        work += contacts * handling(k, 0.6);
        square += contacts * handling(k, 0.6) * handling(k, 0.6);
    }
    const double mean = work / left;
    const double sd = sqrt(square / left - mean * mean);
    const struct counts counts = count(1);
    assert_true(mean > 1.1);
    assert_near(counts.handle_s / counts.contacts / MINUTE, mean,
                Z * sd / sqrt(counts.contacts));
}

static void test_over_all_topics_the_handling_time_is_as_written(void **state)
{
    (void)state;
    help->easy_first = 0.6;
    help->solves_frac = 0;
    const struct counts counts = count(1);
    assert_near(counts.handle_s / counts.contacts / MINUTE, 1,
                Z * 0.7 / sqrt(counts.contacts));
}

/* ---- new articles ---- */

static void test_searches_in_vain_bring_the_next_articles(void **state)
{
    (void)state;
    help->articles = 5;
    help->adds_a_week = 2;
    help->browse = 3;
    const struct counts known = count(1);
    help->adds_from_failed_searches = true;
    const struct counts searched = count(1);
    /* one article a topic, and nearly those that demand asks for */
    assert_true(searched.prevented < known.prevented);
    assert_true(searched.prevented > 0.97 * known.prevented);
    struct play play = play_open(&desk.centre);
    play_run(&play, 7, 0);
    for (uint32_t d = 0; d < DAYS; d++) {
        assert_int_equal(play.sample->help->days[d].articles,
                         5 + (uint32_t)((d + 1) * 2 / 7.0 - 1e-9));
    }
    play_close(&play);
}

/* ---- effects that are fed in ---- */

static void set_tickets(void)
{
    desk_set_ticket(&desk, PHONE, 2, MINUTE, HOUR);
    desk.centre.plan.run_out_s = 30.0 * DAY;
    desk.channels[PHONE].ticket.reopen_probability = 0.3;
    help->solves_frac = 0;
}

static void test_a_link_shortens_what_a_ticket_takes(void **state)
{
    (void)state;
    set_tickets();
    desk.channels[PHONE].ticket.reopen_probability = 0;
    desk.teams[0].agents = 200; /* nobody waits */
    const struct counts without = count(1);
    help->linked_articles_frac = 1;
    const struct counts with = count(1);
    assert_relative(with.resolution_s, 0.77 * without.resolution_s, 1e-6);
    assert_relative(with.handle_s, 0.77 * without.handle_s, 1e-6);
}

static void test_a_link_brings_fewer_reopens(void **state)
{
    (void)state;
    set_tickets();
    help->linked_articles_frac = 1;
    const struct counts counts = count(1);
    /* each solve is the last but for 0.8 x 0.3 */
    const double expected = counts.resolved * 0.24 / 0.76;
    assert_near(counts.reopened, expected,
                Z * sqrt(counts.resolved * 0.24) / 0.76);
}

static void test_only_the_share_that_is_linked_gains(void **state)
{
    (void)state;
    set_tickets();
    desk.channels[PHONE].ticket.reopen_probability = 0;
    desk.teams[0].agents = 200;
    const struct counts without = count(1);
    help->linked_articles_frac = 0.3;
    const struct counts with = count(1);
    assert_relative(with.handle_s, (1 - 0.3 * 0.23) * without.handle_s, 0.005);
}

static void test_apps_shorten_the_work_on_tickets_alone(void **state)
{
    (void)state;
    help->set = false;
    desk.centre.plan.n_days = 7;
    struct play calls = play_open(&desk.centre);
    play_run(&calls, 7, 0);
    desk.centre.integrations = true;
    struct play apps = play_open(&desk.centre);
    play_run(&apps, 7, 0);
    assert_near(play_total(&apps, PHONE, TOTAL_HANDLE_S),
                play_total(&calls, PHONE, TOTAL_HANDLE_S), 0);
    play_close(&apps);
    play_close(&calls);
    set_tickets();
    struct play tickets = play_open(&desk.centre);
    play_run(&tickets, 7, 0);
    assert_true(play_total(&tickets, PHONE, TOTAL_REPLIES) > 1000);
    assert_relative(play_total(&tickets, PHONE, TOTAL_HANDLE_S),
                    play_total(&tickets, PHONE, TOTAL_REPLIES) * 0.9 * MINUTE,
                    1e-6);
    play_close(&tickets);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup(test, setup)
    const struct CMUnitTest tests[] = {
        TEST(test_prevented_and_contacts_are_the_thinned_process),
        TEST(test_days_vary_like_a_poisson_process),
        TEST(test_reach_holds_for_its_channel),
        TEST(test_articles_added_cover_one_topic_after_another),
        TEST(test_articles_lose_half_their_power_in_the_time_said),
        TEST(test_nothing_is_prevented_before_the_opening),
        TEST(test_a_help_centre_that_stays_leaves_contacts_alone),
        TEST(test_volumes_move_from_what_is_prevented_today),
        TEST(test_what_is_prevented_is_of_the_start_or_since),
        TEST(test_nothing_since_the_start_where_nothing_changes),
        TEST(test_articles_gone_stale_prevent_fewer_than_at_the_start),
        TEST(test_of_needs_nothing_is_outside_the_volume),
        TEST(test_who_contacts_today_comes_whatever_the_help_centre),
        TEST(test_contacts_meet_the_expectation_of_every_interval),
        TEST(test_who_only_browses_is_never_among_the_prevented),
        TEST(test_views_go_to_the_most_wanted),
        TEST(test_what_remains_for_the_agents_gets_harder),
        TEST(test_over_all_topics_the_handling_time_is_as_written),
        TEST(test_searches_in_vain_bring_the_next_articles),
        TEST(test_a_link_shortens_what_a_ticket_takes),
        TEST(test_a_link_brings_fewer_reopens),
        TEST(test_only_the_share_that_is_linked_gains),
        TEST(test_apps_shorten_the_work_on_tickets_alone),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
