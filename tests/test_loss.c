/*
 * What donors lose, against the closed form of model/course.h written out by
 * hand for each day, and the sentences of `check` against the same.
 *
 * Volumes are a day's and channels always open, so a loss is the quotient of
 * two daily numbers; t counts days since Monday 4 January 2027.
 */
#include "base/civil.h"
#include "model/loss.h"
#include "reading.h"

#include <ctype.h>
#include <math.h>

enum { CHAT = 0, EMAIL = 1, SMS = 2, PHONE = 3, DAYS = 56 };

static const char *scenario(struct arena *arena, const char *growth_of_chat,
                            const char *growth_of_email, const char *rollout)
{
    return arena_text(
        arena,
        "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 56; };\n"
        "channels = {\n"
        "  chat = { volume = \"100 / day\"; growth = \"%s / week\";\n"
        "    handle_time = \"1 min\"; rate = [ 1.0 ]; };\n"
        "  email = { volume = \"400 / day\"; growth = \"%s / week\";\n"
        "    handle_time = \"1 min\"; };\n"
        "  sms = { volume = \"60 / day\"; handle_time = \"1 min\"; };\n"
        "  phone = { volume = [ \"1400 / week\", \"1400 / week\",\n"
        "    \"2800 / week\", \"1400 / week\", \"1400 / week\",\n"
        "    \"1400 / week\", \"1400 / week\", \"1400 / week\" ];\n"
        "    handle_time = \"1 min\"; };\n"
        "};\n"
        "teams = { desk = { serves = [ \"chat\", \"email\", \"sms\", \"phone\" "
        "];\n  agents = 9; }; };\n"
        "rollout = ( %s );\n",
        growth_of_chat, growth_of_email, rollout);
}

/* In steps, with a change of either channel for a while. */
static const char *const steps =
    "{ launch = \"chat\"; on = \"2027-01-11\";\n"
    "  offered_to = ( { on = \"2027-01-11\"; share = \"25 %\"; },\n"
    "                 { on = \"2027-01-29\"; share = \"60 %\"; } );\n"
    "  comes_from = { new_customers = \"50 %\"; email = \"30 %\";\n"
    "                 phone = \"20 %\"; }; },\n"
    "{ change = \"channels.email.volume\"; by = \"-30 %\";\n"
    "  on = \"2027-01-20\"; lasts = \"9 days\"; },\n"
    "{ change = \"channels.chat.volume\"; by = \"+50 %\";\n"
    "  on = \"2027-02-01\"; lasts = \"1 week\"; }";

/* SMS is a donor with a ramp of its own, and e-mail one of two launches. */
static const char *const two =
    "{ launch = \"sms\"; on = \"2027-01-11\"; ramp = true;\n"
    "  offered_to = ( { on = \"2027-01-11\"; share = \"20 %\"; },\n"
    "                 { on = \"2027-01-18\"; share = \"40 %\"; },\n"
    "                 { on = \"2027-01-25\"; share = \"60 %\"; } );\n"
    "  comes_from = { new_customers = \"40 %\"; email = \"60 %\"; };\n"
    "  spike = \"100 %\"; settles = \"2 weeks\"; },\n"
    "{ launch = \"chat\"; on = \"2027-01-18\";\n"
    "  comes_from = { new_customers = \"70 %\"; email = \"20 %\";\n"
    "                 sms = \"10 %\"; }; }";

static double chat_steps(double t)
{
    return t < 7 ? 0 : t < 25 ? 0.25 : 0.6;
}

static double email_in_steps(double t)
{
    const double chat = 100 * (t >= 28 && t < 35 ? 1.5 : 1);
    const double email = 400 * (t >= 16 && t < 25 ? 0.7 : 1);
    return 0.3 * chat * chat_steps(t) / email;
}

static double phone_in_steps(double t)
{
    const double chat = 100 * (t >= 28 && t < 35 ? 1.5 : 1);
    return 0.2 * chat * chat_steps(t) / (t >= 14 && t < 21 ? 400 : 200);
}

static double email_with_growth(double t)
{
    return t < 7 ? 0
                 : email_in_steps(t) * pow(1.05, floor(t) / 7) /
                       pow(0.96, floor(t) / 7);
}

static double sms_offered(double t)
{
    return t < 7 ? 0 : t < 21 ? 0.2 + 0.4 * (t - 7) / 14 : 0.6;
}

static double sms_of_two(double t)
{
    return t < 14 ? 0 : 0.1 * 100 / (60 * sms_offered(t));
}

static double email_of_two(double t)
{
    return (0.6 * 60 * sms_offered(t) + (t < 14 ? 0 : 0.2 * 100)) / 400;
}

/* x of the day, and a moment before the next where it is 1. */
static double at(double (*loss)(double t), uint32_t day, double x)
{
    return loss(x < 1 ? day + x : day + 1 - 1e-9);
}

struct hand {
    uint32_t donor;
    double (*loss)(double t);
    uint32_t first_day;
    size_t n; /* stretches */
};

/* Each day of the plan lies in one stretch and within what it says, and the
 * ends and the highest of a stretch are those of its days. */
static void assert_stretches(const struct centre *centre, struct arena *arena,
                             struct hand hand)
{
    const int32_t start = centre->plan.start_day;
    size_t n = 0;
    const struct loss_stretch *list =
        loss_stretches(centre, hand.donor, arena, &n);
    uint32_t day = hand.first_day;
    assert_int_equal(n, hand.n);
    for (size_t i = 0; i < n; i++) {
        const struct loss_stretch *stretch = &list[i];
        const uint32_t last = (uint32_t)(stretch->last.day - start);
        double most = 0;
        double least = 1;
        assert_int_equal(stretch->first.day - start, day);
        assert_near(stretch->first.frac, at(hand.loss, day, 0), 1e-9);
        assert_near(stretch->last.frac, at(hand.loss, last, 1), 1e-9);
        for (; day <= last; day++) {
            for (int k = 0; k <= 4; k++) {
                const double frac = at(hand.loss, day, k / 4.0);
                most = fmax(most, frac);
                least = fmin(least, frac);
            }
        }
        assert_near(stretch->most.frac, most, 1e-9);
        assert_near(stretch->least_frac, least, 1e-9);
        assert_near(at(hand.loss, (uint32_t)(stretch->most.day - start),
                       stretch->most.x),
                    most, 1e-9);
    }
    assert_int_equal(day, DAYS);
}

static void test_steps_and_changes_for_a_while_each_begin_a_stretch(
    void **state)
{
    struct reading *reading = *state;
    const struct centre *centre =
        reading_text(reading, scenario(reading->arena, "0 %", "0 %", steps));
    assert_stretches(centre, reading->arena,
                     (struct hand){ EMAIL, email_in_steps, 7, 5 });
}

static void test_a_busier_week_of_the_donor_is_a_stretch(void **state)
{
    struct reading *reading = *state;
    const struct centre *centre =
        reading_text(reading, scenario(reading->arena, "0 %", "0 %", steps));
    assert_stretches(centre, reading->arena,
                     (struct hand){ PHONE, phone_in_steps, 7, 6 });
}

static void test_growth_moves_a_loss_from_day_to_day(void **state)
{
    struct reading *reading = *state;
    const struct centre *centre =
        reading_text(reading, scenario(reading->arena, "5 %", "-4 %", steps));
    assert_stretches(centre, reading->arena,
                     (struct hand){ EMAIL, email_with_growth, 7, 5 });
}

static void test_a_donor_that_is_launched_itself_loses_of_its_own_offer(
    void **state)
{
    struct reading *reading = *state;
    const struct centre *centre =
        reading_text(reading, scenario(reading->arena, "0 %", "0 %", two));
    assert_near(sms_of_two(14), 10.0 / 24, 1e-12);
    assert_stretches(centre, reading->arena,
                     (struct hand){ SMS, sms_of_two, 14, 2 });
}

/* Of the ramp's steps only the one that chat's launch falls on is a break. */
static void test_two_launches_take_their_parts_of_one_donor(void **state)
{
    struct reading *reading = *state;
    const struct centre *centre =
        reading_text(reading, scenario(reading->arena, "0 %", "0 %", two));
    assert_stretches(centre, reading->arena,
                     (struct hand){ EMAIL, email_of_two, 7, 3 });
    const struct loss_point point = { centre->plan.start_day + 30, 0.5, 0 };
    assert_near(loss_to(centre, &centre->rollouts[0], EMAIL, &point),
                0.6 * 60 * 0.6 / 400, 1e-12);
    assert_near(loss_to(centre, &centre->rollouts[1], EMAIL, &point),
                0.2 * 100 / 400.0, 1e-12);
}

static void test_who_is_no_donor_loses_nothing(void **state)
{
    struct reading *reading = *state;
    const struct centre *centre =
        reading_text(reading, scenario(reading->arena, "5 %", "0 %", steps));
    size_t n = 1;
    (void)loss_stretches(centre, SMS, reading->arena, &n);
    assert_int_equal(n, 0);
}

/* ---- sentences ---- */

/* What `check` says, on one line. */
static const char *said(struct reading *reading, const char *text)
{
    reading_write(reading, text);
    const struct scenario read = reading_file(reading->arena, reading->path);
    const char *sentences = scenario_sentences(&read, reading->arena);
    char *line = arena_alloc(reading->arena, strlen(sentences) + 1, 1);
    size_t n = 0;
    for (const char *c = sentences; *c; c++) {
        if (!isspace((unsigned char)*c)) {
            line[n++] = *c;
        } else if (n > 0 && line[n - 1] != ' ') {
            line[n++] = ' ';
        }
    }
    line[n] = '\0';
    return line;
}

static void assert_says(const char *line, const char *sentence)
{
    if (!strstr(line, sentence)) {
        fail_test("\"%s\" is not in\n%s", sentence, line);
    }
}

static const char *per_cent(struct arena *arena, double frac)
{
    return arena_text(arena, "%.3g %%", 100 * frac);
}

static void test_every_date_of_a_loss_is_said(void **state)
{
    struct reading *reading = *state;
    struct arena *arena = reading->arena;
    assert_says(
        said(reading, scenario(arena, "0 %", "0 %", steps)),
        arena_text(arena,
                   "Of its own contacts email loses to chat: %s from 11 Jan "
                   "2027, %s from 20 Jan 2027, %s from 29 Jan 2027, %s from 1 "
                   "Feb 2027, %s from 8 Feb 2027.",
                   per_cent(arena, email_in_steps(7)),
                   per_cent(arena, email_in_steps(16)),
                   per_cent(arena, email_in_steps(25)),
                   per_cent(arena, email_in_steps(28)),
                   per_cent(arena, email_in_steps(35))));
}

static void test_a_loss_that_grows_is_said_from_first_to_last(void **state)
{
    struct reading *reading = *state;
    struct arena *arena = reading->arena;
    const char *line = said(
        reading,
        scenario(arena, "10 %", "-10 %",
                 "{ launch = \"chat\"; on = \"2027-01-18\"; comes_from = {\n"
                 "  new_customers = \"20 %\"; email = \"80 %\"; }; }"));
    assert_says(line,
                arena_text(arena,
                           "Of its own contacts email loses to chat: going "
                           "from %s on 18 Jan 2027 to %s on 28 Feb 2027.",
                           per_cent(arena, 0.2 * pow(1.1 / 0.9, 2)),
                           per_cent(arena, 0.2 * pow(1.1 / 0.9, 55 / 7.0))));
    assert_says(line, "a share of the channel's own contacts of that day.");
}

static void test_parts_of_two_launches_are_said_at_the_most(void **state)
{
    struct reading *reading = *state;
    struct arena *arena = reading->arena;
    const char *line = said(reading, scenario(arena, "0 %", "0 %", two));
    assert_says(line,
                arena_text(arena,
                           "Of its own contacts email loses in all: going from "
                           "%s on 11 Jan 2027 to %s on 17 Jan 2027, going from "
                           "%s on 18 Jan 2027 to %s on 24 Jan 2027, %s from 25 "
                           "Jan 2027. At its highest, %s on 24 Jan 2027: "
                           "sms takes %s, chat takes %s.",
                           per_cent(arena, email_of_two(7)),
                           per_cent(arena, 0.6 * 60 * 0.4 / 400),
                           per_cent(arena, email_of_two(14)),
                           per_cent(arena, email_of_two(21)),
                           per_cent(arena, email_of_two(21)),
                           per_cent(arena, email_of_two(21)),
                           per_cent(arena, 0.6 * 60 * 0.6 / 400),
                           per_cent(arena, 0.2 * 100 / 400.0)));
    assert_says(line, "The spike of sms itself is left out of that.");
}

static void test_few_dates_of_two_launches_have_their_parts(void **state)
{
    struct reading *reading = *state;
    struct arena *arena = reading->arena;
    assert_says(
        said(reading,
             scenario(arena, "0 %", "0 %",
                      "{ launch = \"sms\"; on = \"2027-01-11\"; comes_from = "
                      "{ new_customers = \"40 %\"; email = \"60 %\"; }; },\n"
                      "{ launch = \"chat\"; on = \"2027-01-18\"; comes_from "
                      "= { new_customers = \"80 %\"; email = \"20 %\"; }; }")),
        "Of its own contacts email loses in all: 9 % from 11 Jan 2027 (sms "
        "takes 9 %), 14 % from 18 Jan 2027 (sms takes 9 %, chat takes 5 %).");
}

/* A sale every week: nine numbers are too many to list. */
static void test_many_dates_are_said_in_short(void **state)
{
    struct reading *reading = *state;
    struct arena *arena = reading->arena;
    const char *rollout =
        "{ launch = \"chat\"; on = \"2027-01-04\"; comes_from = {\n"
        "  new_customers = \"60 %\"; email = \"40 %\"; }; }";
    const int32_t first = civil_day_number((struct civil_date){ 2027, 1, 6 });
    for (int week = 0; week < 4; week++) {
        char date[11];
        civil_write_date(first + 7 * week, date);
        rollout = arena_text(arena,
                             "%s,\n{ change = \"channels.chat.volume\"; by = "
                             "\"+%d0 %%\"; on = \"%s\"; lasts = \"2 days\"; }",
                             rollout, week + 1, date);
    }
    assert_says(said(reading, scenario(arena, "0 %", "0 %", rollout)),
                "Of its own contacts email loses to chat: 10 % on 4 Jan 2027, "
                "10 % on 28 Feb 2027, at most 14 % on 27 Jan 2027, and other "
                "shares in between.");
}

int main(void)
{
#define TEST(f)                                                                \
    cmocka_unit_test_setup_teardown(f, reading_set_up, reading_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_steps_and_changes_for_a_while_each_begin_a_stretch),
        TEST(test_a_busier_week_of_the_donor_is_a_stretch),
        TEST(test_growth_moves_a_loss_from_day_to_day),
        TEST(test_a_donor_that_is_launched_itself_loses_of_its_own_offer),
        TEST(test_two_launches_take_their_parts_of_one_donor),
        TEST(test_who_is_no_donor_loses_nothing),
        TEST(test_every_date_of_a_loss_is_said),
        TEST(test_a_loss_that_grows_is_said_from_first_to_last),
        TEST(test_parts_of_two_launches_are_said_at_the_most),
        TEST(test_few_dates_of_two_launches_have_their_parts),
        TEST(test_many_dates_are_said_in_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
