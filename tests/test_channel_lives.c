/*
 * What the end of a channel makes of launches: its own end, its withdrawal, and
 * those of its donor, against closed forms written out by hand; and volumes
 * said per day or hour that a week's volume changes to.
 *
 * A week of an any-time channel without patterns is seven equal days.
 */
#include "centres.h"
#include "reading.h"

#include "engine/inflow.h"
#include "model/course.h"
#include "model/workload.h"

#include <string.h>

enum { CHAT, EMAIL, PHONE, FAX, N_CHANNELS };
enum { DAYS = 42, LAUNCHED = 14, ENDED = 28 };

struct lives {
    const struct scenario scenario;
    const struct simulation_plan *plan;
};

/* Chat brings 100 contacts a day, e-mail 300, phone 200 and fax 10. */
static struct lives open_lives(struct reading *reading, const char *chat,
                               const char *rollout)
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
        "    handle_time = \"4 min\"; };\n"
        "};\n"
        "teams = { desk = { serves = [ \"chat\", \"email\", \"phone\",\n"
        "  \"fax\" ]; agents = 60; }; };\n"
        "rollout = ( %s );\n",
        chat, rollout);
    reading_write(reading, text);
    const struct scenario scenario =
        reading_file(reading->arena, reading->path);
    return (struct lives){ scenario,
                           simulation_plan(scenario.centre, reading->arena) };
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

/* The simulation expects on each day what the forecast of check does. */
static void assert_day(struct reading *reading, const struct lives *lives,
                       uint32_t day, const double contacts[N_CHANNELS])
{
    const struct centre *centre = lives->scenario.centre;
    const struct workload load = workload_on(
        centre,
        (struct workload_day){ .day = centre->plan.start_day + (int32_t)day },
        reading->arena);
    for (uint32_t c = 0; c < N_CHANNELS; c++) {
        assert_near(expected_day(lives, c, day), contacts[c], 1e-9);
        assert_near(load.channels[c].contacts_a_week, 7 * contacts[c], 1e-9);
    }
}

static bool says(struct reading *reading, const struct lives *lives,
                 const char *sentence)
{
    return strstr(scenario_sentences(&lives->scenario, reading->arena),
                  sentence) != NULL;
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
                     "chat ends on Monday 1 Feb 2027; from then on email "
                     "loses nothing to it."));
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

/* ---- volumes per another time ---- */

/* Open on five days of ten hours; the e-mail comes at any time. */
static const struct centre *changed_to(struct reading *reading,
                                       const char *phone, const char *email)
{
    return reading_text(
        reading,
        arena_text(
            reading->arena,
            "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 14; "
            "};\n"
            "opening_hours = ( { days = \"mon-fri\"; from = \"08:00\"; to = "
            "\"18:00\"; } );\n"
            "channels = {\n"
            "  phone = { volume = \"40 / hour\"; handle_time = \"4 min\"; };\n"
            "  email = { volume = \"1400 / week\"; arrives = \"any_time\";\n"
            "    handle_time = \"4 min\"; };\n"
            "};\n"
            "teams = { desk = { serves = [ \"phone\", \"email\" ]; agents = 9; "
            "}; };\n"
            "rollout = ( { change = \"channels.phone.volume\"; to = %s; on = "
            "\"2027-01-11\"; },\n"
            "  { change = \"channels.email.volume\"; to = %s; on = "
            "\"2027-01-11\"; } );\n",
            phone, email));
}

static void test_a_volume_may_become_one_per_another_time(void **state)
{
    static const struct {
        const char *phone, *email;
        double phones, emails;
    } cases[] = {
        { "\"500 / day\"", "\"150 / day\"", 2500, 1050 },
        { "\"2600 / week\"", "\"10 / hour\"", 2600, 1680 },
        { "\"30 / hour\"", "\"700 / week\"", 1500, 700 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct centre *centre =
            changed_to(*state, cases[i].phone, cases[i].email);
        const int32_t start = centre->plan.start_day;
        assert_near(course_volume(centre, 0, start), 2000, 1e-9);
        assert_near(course_volume(centre, 1, start), 1400, 1e-9);
        assert_near(course_volume(centre, 0, start + 7), cases[i].phones, 1e-9);
        assert_near(course_volume(centre, 1, start + 7), cases[i].emails, 1e-9);
    }
}

static void test_an_uncertain_volume_converts_with_its_ends(void **state)
{
    const struct centre *centre = changed_to(
        *state,
        "{ low = \"300 / day\"; likely = \"500 / day\"; high = \"600 / day\"; "
        "}",
        "\"700 / week\"");
    assert_int_equal(centre->n_uncertain, 1);
    const struct uncertain *row = &centre->uncertain[0];
    assert_ptr_equal(row->field, &centre->rollouts[0].value);
    assert_near(*row->field, 50, 1e-12); /* an hour, as the phone's own */
    assert_near(row->low, 30, 1e-12);
    assert_near(row->likely, 50, 1e-12);
    assert_near(row->high, 60, 1e-12);
}

int main(void)
{
#define TEST(f)                                                                \
    cmocka_unit_test_setup_teardown(f, reading_set_up, reading_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_donors_get_back_what_a_channel_that_ends_took),
        TEST(test_who_comes_to_a_channel_that_ends_is_who_left),
        TEST(test_donors_get_nothing_back_of_a_channel_withdrawn),
        TEST(test_whoever_a_launch_took_before_a_withdrawal_stays),
        TEST(test_a_volume_may_become_one_per_another_time),
        TEST(test_an_uncertain_volume_converts_with_its_ends),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
