/*
 * What the end of a channel makes of launches: its own end, its withdrawal, and
 * those of its donor, against closed forms written out by hand.
 *
 * A week of an any-time channel without patterns is seven equal days.
 */
#include "centres.h"
#include "reading.h"

#include "engine/inflow.h"
#include "model/course.h"
#include "model/workload.h"

#include <math.h>
#include <string.h>

enum { CHAT, EMAIL, PHONE, FAX, N_CHANNELS };
enum { DAYS = 42, LAUNCHED = 14, ENDED = 28 };

struct lives {
    const struct scenario scenario;
    const struct simulation_plan *plan;
};

/* Chat brings 100 contacts a day, e-mail 300, phone 200 and fax 10. */
static struct lives open_lives_of_fax(struct reading *reading, const char *chat,
                                      const char *fax, const char *rollout)
{
    const char *text = arena_text(
        reading->arena,
        "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 42;\n"
        "  interval = \"1 h\"; };\n"
        "channels = {\n"
        "  chat  = { volume = \"700 / week\"; arrives = \"any_time\"; %s\n"
        "    messages = 1; compose = \"30 s\"; customer_reply = \"40 s\"; };\n"
        "  email = { volume = \"2100 / week\"; handle_time = \"5 min\"; };\n"
        "  phone = { volume = \"200 / day\"; handle_time = \"4 min\";\n"
        "    arrives = \"any_time\"; };\n"
        "  fax   = { volume = \"70 / week\"; kind = \"email\";\n"
        "    handle_time = \"4 min\"; %s };\n"
        "};\n"
        "teams = { desk = { serves = [ \"chat\", \"email\", \"phone\",\n"
        "  \"fax\" ]; agents = 60; }; };\n"
        "rollout = ( %s );\n",
        chat, fax, rollout);
    reading_write(reading, text);
    const struct scenario scenario =
        reading_file(reading->arena, reading->path);
    return (struct lives){ scenario,
                           simulation_plan(scenario.centre, reading->arena) };
}

static struct lives open_lives(struct reading *reading, const char *chat,
                               const char *rollout)
{
    return open_lives_of_fax(reading, chat, "", rollout);
}

static double expected_day(const struct lives *lives, uint32_t channel,
                           uint32_t day)
{
    double sum = 0;
    for (uint32_t hour = 0; hour < 24; hour++) {
        sum +=
            simulation_expected_arrivals(lives->plan, channel, day * 24 + hour);
    }
    return sum;
}

static void assert_expected(const struct lives *lives, uint32_t day,
                            const double contacts[N_CHANNELS])
{
    for (uint32_t c = 0; c < N_CHANNELS; c++) {
        assert_near(expected_day(lives, c, day), contacts[c], 1e-9);
    }
}

static void assert_forecast(struct reading *reading, const struct lives *lives,
                            uint32_t day, const double contacts[N_CHANNELS])
{
    const struct centre *centre = lives->scenario.centre;
    const struct workload load = workload_on(
        centre,
        (struct workload_day){ .day = centre->plan.start_day + (int32_t)day },
        reading->arena);
    for (uint32_t c = 0; c < N_CHANNELS; c++) {
        assert_near(load.channels[c].contacts_a_week, 7 * contacts[c], 1e-9);
    }
}

/* The simulation expects on each day what the forecast of check does. */
static void assert_day(struct reading *reading, const struct lives *lives,
                       uint32_t day, const double contacts[N_CHANNELS])
{
    assert_expected(lives, day, contacts);
    assert_forecast(reading, lives, day, contacts);
}

/* Lines that only the width of the page breaks are one. */
static bool says(struct reading *reading, const struct lives *lives,
                 const char *sentence)
{
    static const char goes_on[] = "\n    ";
    const char *from = scenario_sentences(&lives->scenario, reading->arena);
    char *said = arena_alloc(reading->arena, strlen(from) + 1, 1);
    char *to = said;
    while (*from) {
        const bool broken = strncmp(from, goes_on, sizeof goes_on - 1) == 0;
        *to++ = broken ? ' ' : *from;
        from += broken ? sizeof goes_on - 1 : 1;
    }
    *to = '\0';
    return strstr(said, sentence) != NULL;
}

static const char launch[] =
    "{ launch = \"chat\"; on = \"2027-01-18\"; comes_from = { "
    "new_customers = \"55 %\"; email = \"30 %\"; phone = \"15 %\"; }; }";

static void test_donors_get_back_what_a_channel_that_ends_took(void **state)
{
    struct lives lives = open_lives(*state, "until = \"2027-02-01\";", launch);
    for (uint32_t day = 0; day < DAYS; day++) {
        const bool chat = day >= LAUNCHED && day < ENDED;
        assert_day(*state, &lives, day,
                   (const double[]){ chat ? 100 : 0, chat ? 270 : 300,
                                     chat ? 185 : 200, 10 });
    }
    assert_true(says(*state, &lives,
                     "Of its own contacts email loses to chat: 10 % from 18 "
                     "Jan 2027, 0 % from 1 Feb 2027."));
    assert_false(says(*state, &lives, "chat ends on Monday"));
}

/* What its launch moved to it is what left its donors, and no more. */
static void test_who_comes_to_a_channel_that_ends_is_who_left(void **state)
{
    enum { REPLICATIONS = 20, FLOW_EMAIL = 1 };
    struct lives lives = open_lives(*state, "until = \"2027-02-01\";", launch);
    double chats = 0;
    double arrived = 0;
    double left = 0;
    for (uint32_t r = 0; r < REPLICATIONS; r++) {
        struct arena *scratch = arena_create();
        struct sample *sample = sample_create(lives.scenario.centre, scratch);
        simulation_run(lives.plan, 7, r, scratch, NULL, sample);
        chats += sample->totals[CHAT][TOTAL_FIRST_ATTEMPTS];
        for (size_t day = 0; day < sample->n_days; day++) {
            const struct flow_cell *cell =
                &sample->flows[FLOW_EMAIL * sample->n_days + day];
            const bool there = day >= LAUNCHED && day < ENDED;
            assert_true(there || (cell->arrived == 0 && cell->left == 0));
            arrived += cell->arrived;
            left += cell->left;
        }
        arena_destroy(scratch);
    }
    const double whole = 100.0 * (ENDED - LAUNCHED) * REPLICATIONS;
    assert_near(chats, whole, 4 * sqrt(whole));
    assert_near(arrived, 0.3 * whole, 4 * sqrt(0.3 * whole));
    assert_near(left, 0.3 * whole, 4 * sqrt(0.3 * whole));
}

/* A withdrawal says where the channel's contacts go, those it took among
 * them. */
static void test_donors_get_nothing_back_of_a_channel_withdrawn(void **state)
{
    struct reading *reading = *state;
    const char *ends = arena_text(
        reading->arena, "%s, { withdraw = \"chat\"; on = \"2027-02-01\"; %s }",
        launch, "goes_to = { fax = \"50 %\"; phone = \"10 %\"; };");
    struct lives lives = open_lives(reading, "", ends);
    for (uint32_t day = 0; day < DAYS; day++) {
        const bool launched = day >= LAUNCHED;
        const bool ended = day >= ENDED;
        assert_day(reading, &lives, day,
                   (const double[]){ launched && !ended ? 100 : 0,
                                     launched ? 270 : 300,
                                     ended      ? 195
                                     : launched ? 185
                                                : 200,
                                     ended ? 60 : 10 });
    }
    assert_true(
        says(reading, &lives, "What it took of email goes the same way: "));
    assert_false(says(reading, &lives, "What it took of phone"));
}

/* Offered to a half until it closes on day 28. The steps of that day and of day
 * 35 reach nobody: who was not offered it stays with e-mail. */
static void test_steps_after_a_withdrawal_take_of_nobody(void **state)
{
    struct lives lives = open_lives(
        *state, "",
        "{ launch = \"chat\"; on = \"2027-01-18\"; offered_to = (\n"
        "    { on = \"2027-01-18\"; share = \"20 %\"; },\n"
        "    { on = \"2027-01-25\"; share = \"50 %\"; },\n"
        "    { on = \"2027-02-01\"; share = \"80 %\"; },\n"
        "    { on = \"2027-02-08\"; share = \"100 %\"; } );\n"
        "  comes_from = { new_customers = \"55 %\"; email = \"30 %\"; "
        "phone = \"15 %\"; }; },\n"
        "{ withdraw = \"chat\"; on = \"2027-02-01\"; goes_to = { fax = "
        "\"40 %\"; }; }");
    for (uint32_t day = 0; day < DAYS; day++) {
        const double reached = day < LAUNCHED ? 0 : day < 21 ? 0.2 : 0.5;
        const bool ended = day >= ENDED;
        assert_day(*state, &lives, day,
                   (const double[]){ ended ? 0 : 100 * reached,
                                     300 - 30 * reached, 200 - 15 * reached,
                                     ended ? 30 : 10 });
    }
}

/* From nobody on day 14 to all on day 42, and cut off half-way: a day has what
 * its noon has, and its forecast what its first moment has. Half of the chats
 * that it had come to go to the fax. */
static void test_a_ramp_ends_where_its_channel_is_withdrawn(void **state)
{
    struct lives lives = open_lives(
        *state, "",
        "{ launch = \"chat\"; on = \"2027-01-18\"; ramp = true;\n"
        "  offered_to = ( { on = \"2027-01-18\"; share = \"0 %\"; },\n"
        "    { on = \"2027-02-15\"; share = \"100 %\"; } );\n"
        "  comes_from = { new_customers = \"55 %\"; email = \"30 %\"; "
        "phone = \"15 %\"; }; },\n"
        "{ withdraw = \"chat\"; on = \"2027-02-01\"; goes_to = { fax = "
        "\"50 %\"; }; }");
    for (uint32_t day = 0; day < DAYS; day++) {
        const bool ended = day >= ENDED;
        double contacts[2][N_CHANNELS];
        for (size_t i = 0; i < 2; i++) {
            const double at = day + (i == 0 ? 0 : 0.5) - LAUNCHED;
            const double reached = fmin(fmax(at / 28, 0), 0.5);
            contacts[i][CHAT] = ended ? 0 : 100 * reached;
            contacts[i][EMAIL] = 300 - 30 * reached;
            contacts[i][PHONE] = 200 - 15 * reached;
            contacts[i][FAX] = ended ? 35 : 10;
        }
        assert_forecast(*state, &lives, day, contacts[0]);
        assert_expected(&lives, day, contacts[1]);
    }
}

/* Half of the fax went to the chat; the other half goes where the withdrawal of
 * the fax says. */
static void test_whoever_a_launch_took_before_a_withdrawal_stays(void **state)
{
    struct lives lives = open_lives(
        *state, "",
        "{ launch = \"chat\"; on = \"2027-01-18\"; comes_from = { "
        "new_customers = \"95 %\"; fax = \"5 %\"; }; }, { withdraw = \"fax\"; "
        "on = \"2027-02-01\"; goes_to = { email = \"40 %\"; }; }");
    for (uint32_t day = 0; day < DAYS; day++) {
        const bool launched = day >= LAUNCHED;
        const bool ended = day >= ENDED;
        assert_day(*state, &lives, day,
                   (const double[]){ launched ? 100 : 0, ended ? 302 : 300, 200,
                                     ended      ? 0
                                     : launched ? 5
                                                : 10 });
    }
    assert_true(says(*state, &lives,
                     "Whoever went from fax to chat before stays with chat."));
}

/* Chat, that fax went to, ends a week after fax: from then on the fax that it
 * took goes where the rest of it does. */
static void test_whoever_a_launch_took_goes_on_when_it_ends(void **state)
{
    struct lives lives = open_lives(
        *state, "until = \"2027-02-08\";",
        "{ launch = \"chat\"; on = \"2027-01-18\"; comes_from = { "
        "new_customers = \"95 %\"; fax = \"5 %\"; }; }, { withdraw = \"fax\"; "
        "on = \"2027-02-01\"; goes_to = { email = \"40 %\"; }; }");
    for (uint32_t day = 0; day < DAYS; day++) {
        const bool launched = day >= LAUNCHED;
        const bool chat = launched && day < ENDED + 7;
        const double email = day < ENDED ? 300 : (chat ? 302 : 304);
        assert_day(*state, &lives, day,
                   (const double[]){ chat ? 100 : 0, email, 200,
                                     day >= ENDED ? 0
                                     : launched   ? 5
                                                  : 10 });
    }
    assert_true(says(*state, &lives,
                     "Whoever went from fax to chat before stays with chat "
                     "until it ends on Monday 8 Feb 2027, and then goes where "
                     "the others of fax go."));
    assert_int_equal(lives.scenario.warnings.n, 0);
}

/* A launch of chat that takes of fax, which is withdrawn on 1 February; chat
 * ends as the case says. */
static void test_what_becomes_of_those_a_launch_took_is_said(void **state)
{
    static const struct {
        const char *chat, *end, *said; /* NULL: nothing */
    } cases[] = {
        { "", "", "stays with chat." },
        { "until = \"2027-03-01\";", "", "stays with chat." },
        { "until = \"2027-01-25\";", "", NULL },
        { "",
          ", { withdraw = \"chat\"; on = \"2027-02-08\"; goes_to = { phone = "
          "\"50 %\"; }; }",
          "stays with chat until it closes on Monday 8 Feb 2027, and then goes "
          "where its contacts go." },
        { "",
          ", { withdraw = \"chat\"; on = \"2027-01-25\"; goes_to = { phone = "
          "\"50 %\"; }; }",
          "goes where the contacts of chat went when it closed." },
    };
    static const char who[] = "Whoever went from fax to chat before ";
    struct reading *reading = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lives lives = open_lives(
            reading, cases[i].chat,
            arena_text(reading->arena,
                       "{ launch = \"chat\"; on = \"2027-01-18\"; comes_from "
                       "= { new_customers = \"95 %%\"; fax = \"5 %%\"; }; }, { "
                       "withdraw = \"fax\"; on = \"2027-02-01\"; goes_to = { "
                       "email = \"40 %%\"; }; } %s",
                       cases[i].end));
        const char *said = cases[i].said;
        const char *sentence =
            arena_text(reading->arena, "%s%s\n", who, said ? said : "");
        assert_true(says(reading, &lives, said ? sentence : "fax closes on"));
        assert_true(said || !says(reading, &lives, who));
    }
}

/* Fax has 70 contacts a week; two fifths of them go to chat, from 25 January
 * on. */
static void test_contacts_that_go_to_a_closed_channel_are_doubted(void **state)
{
    static const struct {
        const char *chat, *fax, *more, *warning; /* NULL: none */
    } cases[] = {
        { "until = \"2027-02-01\";", "", "",
          "rollout.fax.goes_to: from 1 Feb 2027 on chat is not there any more: "
          "28 contacts a week that fax sends to it are lost; name another "
          "channel, or withdraw chat, with goes_to, instead of writing "
          "\"until\"" },
        { "", "", ", { withdraw = \"chat\"; on = \"2027-02-08\"; }",
          "rollout.fax.goes_to: from 8 Feb 2027 on chat is not there any more, "
          "and its own withdrawal has no goes_to: 28 contacts a week that fax "
          "sends to it are lost; name another channel, or write goes_to where "
          "chat is withdrawn" },
        { "", "until = \"2027-02-01\";", "",
          "channels.fax.until: fax is withdrawn before, and its \"until\" "
          "stops 56 contacts a week that go to other channels on 1 Feb 2027: "
          "take \"until\" out" },
        { "until = \"2027-02-01\";",
          "growth = \"0 % / week\"; until = \"2027-02-01\";", "",
          "channels.fax.until: fax is withdrawn before, and its \"until\" "
          "stops 56 contacts a week that go to other channels on 1 Feb 2027: "
          "take \"until\" out" },
        { "until = \"2027-02-15\";", "", "", NULL },
        { "", "",
          ", { withdraw = \"chat\"; on = \"2027-02-08\"; goes_to = { phone = "
          "\"50 %\"; }; }",
          NULL },
    };
    struct reading *reading = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct lives lives = open_lives_of_fax(
            reading, cases[i].chat, cases[i].fax,
            arena_text(reading->arena,
                       "{ withdraw = \"fax\"; on = \"2027-01-25\"; goes_to = "
                       "{ email = \"40 %%\"; chat = \"40 %%\"; }; } %s",
                       cases[i].more));
        const struct problems *warnings = &lives.scenario.warnings;
        assert_int_equal(warnings->n, cases[i].warning ? 1 : 0);
        if (cases[i].warning) {
            assert_string_equal(warnings->list[0].message, cases[i].warning);
        }
    }
}

/* The entry of a channel that is launched and withdrawn is found by its
 * number. */
static void test_the_doubt_stands_where_the_withdrawal_is_written(void **state)
{
    struct lives lives =
        open_lives(*state, "",
                   "{ launch = \"chat\"; on = \"2027-01-18\"; },\n"
                   "{ withdraw = \"chat\"; on = \"2027-02-01\";\n"
                   "  goes_to = { fax = \"10 %\"; }; },\n"
                   "{ withdraw = \"fax\"; on = \"2027-02-08\"; }");
    const struct problems *warnings = &lives.scenario.warnings;
    assert_int_equal(warnings->n, 1);
    assert_non_null(strstr(warnings->list[0].message,
                           "rollout.2.goes_to: from 8 Feb 2027 "
                           "on fax is not there any more"));
    assert_non_null(strstr(warnings->list[0].message, ": 70 contacts a week"));
    assert_non_null(strstr(warnings->list[0].excerpt, "goes_to"));
}

int main(void)
{
#define TEST(f)                                                                \
    cmocka_unit_test_setup_teardown(f, reading_set_up, reading_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_donors_get_back_what_a_channel_that_ends_took),
        TEST(test_who_comes_to_a_channel_that_ends_is_who_left),
        TEST(test_donors_get_nothing_back_of_a_channel_withdrawn),
        TEST(test_steps_after_a_withdrawal_take_of_nobody),
        TEST(test_a_ramp_ends_where_its_channel_is_withdrawn),
        TEST(test_whoever_a_launch_took_before_a_withdrawal_stays),
        TEST(test_whoever_a_launch_took_goes_on_when_it_ends),
        TEST(test_what_becomes_of_those_a_launch_took_is_said),
        TEST(test_contacts_that_go_to_a_closed_channel_are_doubted),
        TEST(test_the_doubt_stands_where_the_withdrawal_is_written),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
