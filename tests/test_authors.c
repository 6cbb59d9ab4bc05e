/*
 * Agents who write articles: hours on duty, summed over runs, against hours
 * scheduled less hours written, by hand. Hardly anybody calls, so nobody works
 * longer than scheduled.
 */
#include "centres.h"
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
    "audience = \"none\"; plan = { start = \"2027-01-04\"; weeks = 4; };\n"
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

static struct played_hours played(struct reading *reading, const char *team,
                                  const char *help)
{
    struct played_hours hours = { .paid_h = 0 };
    for (uint32_t run = 0; run < RUNS; run++) {
        struct play play = play_open(reading_text(
            reading, arena_text(reading->arena, scenario, team, team, help)));
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
