/*
 * Agents who write articles: hours on duty, summed over runs, against hours
 * scheduled less hours written, by hand. Hardly anybody calls, so nobody works
 * longer than scheduled.
 */
#include "centres.h"
#include "model/authors.h"
#include "reading.h"
#include "study/self_service.h"

enum { RUNS = 30, WEEKS = 4, HALF_HOURS_A_WEEK = 7 * 48 };
enum {
    DESK_H = 20 * 5 * 12,
    BACK_H = 5 * 5 * 8,
    SCHEDULED_H = DESK_H + BACK_H
};

/* Of 6 h each. */
#define TEN_A_WEEK "adds_per_week = 10;"
#define WRITTEN_H 60.0

static const char *const scenario =
    "audience = \"none\"; plan = { %s weeks = 4; };\n"
    "opening_hours = ( { days = \"mon-fri\"; from = \"08:00\"; to = "
    "\"20:00\"; } );\n"
    "channels = { phone = { volume = \"1 / week\"; handle_time = \"1 s\"; }; "
    "};\n"
    "teams = {\n"
    "  desk = { serves = [ \"phone\" ]; agents = 20;%s };\n"
    "  back = { serves = [ \"phone\" ]; shifts = ( { name = \"early\"; agents "
    "= 5;\n"
    "    days = \"mon-fri\"; from = \"08:00\"; to = \"16:00\"; } );%s };\n"
    "};\n"
    "help_centre = { approach = \"improver\"; hours_per_article = \"6 h\"; %s "
    "};\n";

#define FROM_MONDAY "start = \"2027-01-04\";"
#define FROM_SATURDAY "start = \"2027-01-09\";"

static const struct centre *centre_of(struct reading *reading, const char *plan,
                                      const char *team, const char *help)
{
    return reading_text(
        reading, arena_text(reading->arena, scenario, plan, team, team, help));
}

/* Means over runs: all on duty in each week, paid in all, and written. */
struct played_hours {
    double on_duty_h[WEEKS];
    double paid_h;
    double written_h;
};

static double written_h_of(const struct sample *sample)
{
    double totals[N_HELP_TOTALS];
    help_totals(sample->help, 0, sample->n_days, totals);
    return totals[HELP_TOTAL_WRITING_H];
}

static struct played_hours played_centre(const struct centre *centre)
{
    struct played_hours hours = { .paid_h = 0 };
    for (uint32_t run = 0; run < RUNS; run++) {
        struct play play = play_open(centre);
        play_run(&play, 1, run);
        const struct sample *sample = play.sample;
        for (size_t t = 0; t < 2; t++) {
            for (size_t i = 0; i < WEEKS * HALF_HOURS_A_WEEK; i++) {
                hours.on_duty_h[i / HALF_HOURS_A_WEEK] +=
                    sample->team_cells[t * sample->n_intervals + i].on_duty_s /
                    HOUR / RUNS;
            }
            hours.paid_h += sample->team_totals[t][TEAM_PAID_S] / HOUR / RUNS;
        }
        hours.written_h += written_h_of(sample) / RUNS;
        play_close(&play);
    }
    return hours;
}

static struct played_hours played(struct reading *reading, const char *team,
                                  const char *help)
{
    return played_centre(centre_of(reading, FROM_MONDAY, team, help));
}

/* A half-hour is written in with a chance of 60 / 1400: four standard errors
 * of a week's mean. */
static double luck_h(double half_hours)
{
    const double share = WRITTEN_H / SCHEDULED_H;
    return 4 * 0.5 * sqrt(half_hours * share * (1 - share) / RUNS);
}

static void test_authors_are_off_the_work_and_paid(void **state)
{
    const struct played_hours hours = played(*state, "", TEN_A_WEEK);
    for (size_t w = 0; w < WEEKS; w++) {
        assert_near(hours.on_duty_h[w], SCHEDULED_H - WRITTEN_H,
                    luck_h(2.0 * SCHEDULED_H));
    }
    assert_near(hours.paid_h, 1.0 * WEEKS * SCHEDULED_H, 1e-6);
}

static double sum_h(const struct played_hours *hours)
{
    double sum = 0;
    for (size_t w = 0; w < WEEKS; w++) {
        sum += hours->on_duty_h[w];
    }
    return sum;
}

/* A call of a second may keep somebody from writing for as long. */
static void test_hours_that_are_reported_are_those_off_the_work(void **state)
{
    const struct played_hours hours = played(*state, "", TEN_A_WEEK);
    assert_near(hours.written_h, WEEKS * SCHEDULED_H - sum_h(&hours),
                1.0 * WEEKS / HOUR);
    assert_near(hours.written_h, WEEKS * WRITTEN_H,
                luck_h(2.0 * WEEKS * SCHEDULED_H));
}

/* One article is there at the end of four weeks, and most of a second. */
static void test_an_article_that_is_begun_takes_its_part(void **state)
{
    const struct played_hours hours =
        played(*state, "", "adds_per_week = 0.4;");
    assert_near(hours.written_h, WEEKS * SCHEDULED_H - sum_h(&hours),
                1.0 * WEEKS / HOUR);
    assert_near(hours.written_h, 0.4 * WEEKS * 6,
                4 * 0.5 * sqrt(0.4 * WEEKS * 6 * 2 / RUNS));
}

/* Whoever is away for shrinkage writes nothing: the others write it all. */
static void test_shrinkage_does_not_write(void **state)
{
    const struct played_hours hours = played(
        *state, " absence = \"10 %\"; shrinkage = \"20 %\";", TEN_A_WEEK);
    const double at_work_h = 0.9 * 0.8 * SCHEDULED_H;
    /* absence is of whole days, 12 h or 8 h: its luck is the most of it */
    const double days = 5.0 * (20 * 144 + 5 * 64) * 0.1 * 0.9 * WEEKS;
    const double halves = 0.25 * 2 * SCHEDULED_H * 0.25 * WEEKS;
    assert_near(sum_h(&hours), WEEKS * (at_work_h - WRITTEN_H),
                4 * sqrt((days + halves) / RUNS));
    /* of that, writing has its share p: of each day there, and by chance */
    const double p = WRITTEN_H / at_work_h;
    assert_near(hours.written_h, WEEKS * WRITTEN_H,
                4 * sqrt((days * p * p + 0.5 * at_work_h * WEEKS * p) / RUNS));
}

static void test_nobody_writes_before_it_is_published(void **state)
{
    const struct played_hours hours =
        played(*state, "", TEN_A_WEEK "publish_on = \"2027-01-18\";");
    assert_near(hours.on_duty_h[0], SCHEDULED_H, 1e-6);
    assert_near(hours.on_duty_h[1], SCHEDULED_H, 1e-6);
    assert_near(hours.on_duty_h[2], SCHEDULED_H - WRITTEN_H,
                luck_h(2.0 * SCHEDULED_H));
}

/* Ten of twenty topics have an article: the others get theirs in one week. */
static void test_nobody_writes_once_every_topic_has_an_article(void **state)
{
    const struct played_hours hours =
        played(*state, "", TEN_A_WEEK "topics = 20; articles = 10;");
    assert_near(hours.on_duty_h[0], SCHEDULED_H - WRITTEN_H,
                luck_h(2.0 * SCHEDULED_H));
    for (size_t w = 1; w < WEEKS; w++) {
        assert_near(hours.on_duty_h[w], SCHEDULED_H, 1e-6);
    }
}

/* ---- topics that run out ---- */

/* Hours written in all, when 20 agents of 12 h and 5 of 8 h are at work from
 * Monday to Friday. Each half-hour has a chance of its own, so the variance is
 * at most 0.5 h times the hours written: four standard errors. */
static void assert_written(struct reading *reading, const char *plan,
                           const char *help, double written_h)
{
    const struct played_hours hours =
        played_centre(centre_of(reading, plan, "", help));
    assert_near(hours.written_h, written_h, 4 * sqrt(0.5 * written_h / RUNS));
    assert_near(hours.written_h, WEEKS * SCHEDULED_H - sum_h(&hours),
                1.0 * WEEKS / HOUR);
}

#define FIVE_LEFT " topics = 20; articles = 15;"
#define ONE_LEFT " topics = 20; articles = 19;"

/* Five of 6 h, in 8.75 days and in 0.875. */
static void test_topics_that_run_out_take_their_articles_alone(void **state)
{
    assert_written(*state, FROM_MONDAY, "adds_per_week = 4;" FIVE_LEFT, 30);
    assert_written(*state, FROM_MONDAY, "adds_per_week = 40;" FIVE_LEFT, 30);
}

static void test_topics_that_run_out_after_a_weekend_take_as_much(void **state)
{
    assert_written(*state, FROM_SATURDAY, "adds_per_week = 4;" FIVE_LEFT, 30);
    assert_written(*state, FROM_SATURDAY, "adds_per_week = 40;" FIVE_LEFT, 30);
}

/* In 1.75 days. */
static void test_a_last_article_takes_its_hours(void **state)
{
    assert_written(*state, FROM_MONDAY, "adds_per_week = 4;" ONE_LEFT, 6);
    assert_written(*state, FROM_SATURDAY, "adds_per_week = 4;" ONE_LEFT, 6);
}

/* By hand; a day without any at work says nothing. */
struct hand_day {
    double written_h;
    double at_work_h;
};

/* Nobody writes after the days given. */
static void assert_days(const struct centre *centre, size_t n,
                        const struct hand_day *days, struct arena *arena)
{
    const uint32_t n_days = centre->plan.n_days;
    const double *shares =
        authors_shares(centre, centre->plan.start_day, n_days, arena);
    for (size_t d = 0; d < n; d++) {
        if (days[d].at_work_h > 0) {
            assert_near(shares[d], days[d].written_h / days[d].at_work_h,
                        1e-12);
        }
    }
    for (size_t d = n; d < n_days; d++) {
        assert_near(shares[d], 0, 0);
    }
}

#define CLOSED                                                                 \
    {                                                                          \
        0, 0                                                                   \
    }

/* Monday to Monday and three quarters of Tuesday are 6.75 days of work. */
static void test_the_day_of_the_last_article_has_its_part(void **state)
{
    struct reading *reading = *state;
    const struct hand_day whole = { 30 / 6.75, 280 };
    const struct hand_day part = { 0.75 * 30 / 6.75, 280 };
    const struct hand_day days[] = { whole,  whole,  whole, whole, whole,
                                     CLOSED, CLOSED, whole, part };
    assert_days(
        centre_of(reading, FROM_MONDAY, "", "adds_per_week = 4;" FIVE_LEFT), 9,
        days, reading->arena);
}

/* Published on a Saturday, in 0.875 days. */
static void test_articles_of_a_weekend_are_written_on_monday(void **state)
{
    struct reading *reading = *state;
    struct hand_day days[15] = { [14] = { 30, 280 } };
    for (size_t d = 0; d < 12; d++) {
        days[d].at_work_h = d % 7 < 5 ? 280 : 0;
    }
    assert_days(
        centre_of(reading, FROM_MONDAY, "",
                  "adds_per_week = 40; publish_on = \"2027-01-16\";" FIVE_LEFT),
        15, days, reading->arena);
}

/* No day at work is left in the plan. */
static void test_articles_of_its_last_weekend_are_written_before(void **state)
{
    struct reading *reading = *state;
    struct hand_day days[28] = { [25] = { 30, 280 } };
    for (size_t d = 0; d < 25; d++) {
        days[d].at_work_h = d % 7 < 5 ? 280 : 0;
    }
    assert_days(
        centre_of(reading, FROM_MONDAY, "",
                  "adds_per_week = 40; publish_on = \"2027-01-30\";" FIVE_LEFT),
        28, days, reading->arena);
}

/* Tuesday is a holiday: the one of 1.75 days is written on Monday. Wednesday
 * to Friday, and Monday and three quarters of Tuesday, make up for it too. */
static void test_topics_run_out_with_a_holiday_on_the_way(void **state)
{
    struct reading *reading = *state;
    const char *plan = FROM_MONDAY " holidays = [ \"2027-01-05\" ];";
    const struct hand_day one[] = { { 6, 280 }, CLOSED };
    assert_days(centre_of(reading, plan, "", "adds_per_week = 4;" ONE_LEFT), 2,
                one, reading->arena);
    const struct hand_day whole = { 30 / 5.75, 280 };
    const struct hand_day part = { 0.75 * 30 / 5.75, 280 };
    const struct hand_day five[] = { whole,  CLOSED, whole, whole, whole,
                                     CLOSED, CLOSED, whole, part };
    assert_days(centre_of(reading, plan, "", "adds_per_week = 4;" FIVE_LEFT), 9,
                five, reading->arena);
}

/* On Tuesday 20 agents are there for 2 h instead of 12, and 5 for 8: 80 h. */
static void test_topics_run_out_on_a_special_day(void **state)
{
    struct reading *reading = *state;
    const char *plan =
        FROM_MONDAY " special_days = ( { on = \"2027-01-05\"; opening_hours = "
                    "( { from = \"18:00\"; to = \"20:00\"; } ); } );";
    const double rate = 6 / (280 + 0.75 * 80);
    const struct hand_day days[] = { { 280 * rate, 280 },
                                     { 0.75 * 80 * rate, 80 } };
    assert_days(centre_of(reading, plan, "", "adds_per_week = 4;" ONE_LEFT), 2,
                days, reading->arena);
}

/* 20 agents day and night are 480 h a day: 5 articles in 8.75 of them. */
static void test_agents_who_never_close_write_at_an_even_rate(void **state)
{
    struct reading *reading = *state;
    const struct hand_day whole = { 30 / 8.75, 480 };
    const struct hand_day part = { 0.75 * 30 / 8.75, 480 };
    const struct hand_day days[] = { whole, whole, whole, whole, whole,
                                     whole, whole, whole, part };
    assert_days(
        reading_text(
            reading,
            "audience = \"none\"; plan = { start = \"2027-01-04\"; weeks = 4; "
            "}; opening_hours = \"always\"; channels = { phone = { volume = "
            "\"1 / week\"; handle_time = \"1 s\"; }; }; teams = { desk = { "
            "serves = [ \"phone\" ]; agents = 20; }; }; help_centre = { "
            "approach = \"improver\"; hours_per_article = \"6 h\"; "
            "adds_per_week = 4;" FIVE_LEFT " };"),
        9, days, reading->arena);
}

/* Of 1400 h a week 24 are written, up to the plan's end. */
static void test_articles_that_keep_coming_take_the_hours_of_a_week(
    void **state)
{
    struct reading *reading = *state;
    struct hand_day days[28];
    for (size_t d = 0; d < 28; d++) {
        days[d] = (struct hand_day){ 24, d % 7 < 5 ? 1400 : 0 };
    }
    assert_days(centre_of(reading, FROM_MONDAY, "",
                          "adds_per_week = 4; topics = 200; articles = 15;"),
                28, days, reading->arena);
}

/* 30 h, and not the 240 of a week of 40 articles. */
static void test_the_heaviest_week_has_what_is_left_to_write(void **state)
{
    struct authors_load week;
    struct authors_load day;
    const struct centre *centre =
        centre_of(*state, FROM_SATURDAY, "", "adds_per_week = 40;" FIVE_LEFT);
    assert_true(authors_heaviest(centre, &week, &day));
    assert_int_equal(week.day, centre->plan.start_day + 2);
    assert_near(week.writing_s, 30 * HOUR, 1e-6);
    assert_near(week.at_work_s, 1400 * HOUR, 1e-6);
    assert_int_equal(day.day, centre->plan.start_day + 2);
    assert_near(day.writing_s, 30 * HOUR, 1e-6);
    assert_near(day.at_work_s, 280 * HOUR, 1e-6);
}

int main(void)
{
#define TEST(f)                                                                \
    cmocka_unit_test_setup_teardown(f, reading_set_up, reading_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_authors_are_off_the_work_and_paid),
        TEST(test_hours_that_are_reported_are_those_off_the_work),
        TEST(test_an_article_that_is_begun_takes_its_part),
        TEST(test_shrinkage_does_not_write),
        TEST(test_nobody_writes_before_it_is_published),
        TEST(test_nobody_writes_once_every_topic_has_an_article),
        TEST(test_topics_that_run_out_take_their_articles_alone),
        TEST(test_topics_that_run_out_after_a_weekend_take_as_much),
        TEST(test_a_last_article_takes_its_hours),
        TEST(test_the_day_of_the_last_article_has_its_part),
        TEST(test_articles_of_a_weekend_are_written_on_monday),
        TEST(test_articles_of_its_last_weekend_are_written_before),
        TEST(test_topics_run_out_with_a_holiday_on_the_way),
        TEST(test_topics_run_out_on_a_special_day),
        TEST(test_agents_who_never_close_write_at_an_even_rate),
        TEST(test_articles_that_keep_coming_take_the_hours_of_a_week),
        TEST(test_the_heaviest_week_has_what_is_left_to_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
