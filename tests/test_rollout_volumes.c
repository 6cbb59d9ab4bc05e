/*
 * What launches, changes and withdrawals make of expected volumes, against
 * closed forms written out by hand, and of the customers who come, against
 * those expectations and against the same customers without them.
 *
 * A week of an any-time channel without patterns is seven equal days, so an
 * expected day is a seventh of a week times what the roll-out makes of it.
 */
#include "centres.h"
#include "reading.h"

#include "engine/inflow.h"
#include "model/course.h"
#include "model/workload.h"

enum { CHAT = 0, EMAIL = 1, PHONE = 2, FAX = 3 };
enum { DAYS = 84, SIMPSON = 400 };

static const char *const channels =
    "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 84;\n"
    "  interval = \"1 h\"; };\n"
    "channels = {\n"
    "  chat  = { volume = \"700 / week\"; arrives = \"any_time\";\n"
    "            messages = 4; compose = \"30 s\"; customer_reply = \"40 s\"; "
    "};\n"
    "  email = { volume = \"2100 / week\"; handle_time = \"5 min\"; };\n"
    "  phone = { volume = \"200 / day\"; handle_time = \"4 min\";\n"
    "            arrives = \"any_time\"; };\n"
    "  fax   = { volume = \"70 / week\"; kind = \"email\";\n"
    "            handle_time = \"4 min\"; };\n"
    "};\n"
    "teams = { desk = { serves = [ \"chat\", \"email\", \"phone\", \"fax\" ];\n"
    "                   agents = 60; }; };\n";

struct course_case {
    const struct centre *centre;
    const struct simulation_plan *plan;
};

static struct course_case open_case(struct reading *reading,
                                    const char *rollout)
{
    const char *text =
        arena_text(reading->arena, "%srollout = ( %s );\n", channels, rollout);
    const struct centre *centre = reading_text(reading, text);
    return (struct course_case){ centre,
                                 simulation_plan(centre, reading->arena) };
}

static double expected_day(const struct course_case *c, uint32_t channel,
                           uint32_t day)
{
    double sum = 0;
    for (uint32_t hour = 0; hour < 24; hour++) {
        sum += simulation_expected_arrivals(c->plan, channel, day * 24 + hour);
    }
    return sum;
}

/* The integral over a day of what is written; t in days since the start. */
static double simpson(double (*rate)(double t), double day)
{
    double sum = 0;
    for (int i = 0; i <= SIMPSON; i++) {
        const double weight = i == 0 || i == SIMPSON ? 1 : i % 2 ? 4 : 2;
        sum += weight * rate(day + (double)i / SIMPSON * (1 - 1e-15));
    }
    return sum / (3 * SIMPSON);
}

/* ---- launches ---- */

static const char *const steps =
    "{ launch = \"chat\"; on = \"2027-01-18\";\n"
    "  offered_to = ( { on = \"2027-01-18\"; share = \"10 %\"; },\n"
    "                 { on = \"2027-02-15\"; share = \"100 %\"; } );\n"
    "  comes_from = { new_customers = \"55 %\"; email = \"30 %\";\n"
    "                 phone = \"15 %\"; };\n"
    "  spike = \"60 %\"; settles = \"9 weeks\"; }";

static double step_share(uint32_t day)
{
    return day < 14 ? 0 : day < 42 ? 0.1 : 1;
}

static void test_a_launch_brings_steady_volume_and_a_spike(void **state)
{
    struct course_case c = open_case(*state, steps);
    for (uint32_t day = 0; day < DAYS; day++) {
        const double t = (double)day - 14;
        const double extra =
            0.55 * 0.6 * 21 * (exp(-t / 21) - exp(-(t + 1) / 21));
        assert_near(expected_day(&c, CHAT, day),
                    step_share(day) * 100 * (1 + extra), 1e-9);
    }
}

static void test_donors_lose_their_share_of_the_steady_volume(void **state)
{
    struct course_case c = open_case(*state, steps);
    for (uint32_t day = 0; day < DAYS; day++) {
        const double taken = step_share(day) * 100;
        assert_near(expected_day(&c, EMAIL, day), 300 - 0.30 * taken, 1e-9);
        assert_near(expected_day(&c, PHONE, day), 200 - 0.15 * taken, 1e-9);
        assert_near(expected_day(&c, FAX, day), 10, 1e-9);
    }
}

/* Of a day of a spike that gives `share` more at first and settles in T days,
 * t days after its launch. */
static double spike_of_day(double share, double settles, double t)
{
    const double T = settles / 3;
    return t < 0 ? 0 : share * T * (exp(-t / T) - exp(-(t + 1) / T));
}

/* Chat, launched in two steps, loses just the four a day that come from it to
 * the fax; its spike goes on, and the fax has its own. */
static void test_a_launched_donor_loses_what_the_next_one_gets(void **state)
{
    struct course_case c = open_case(
        *state,
        arena_text(((struct reading *)*state)->arena,
                   "%s, { launch = \"fax\"; on = \"2027-02-01\"; comes_from = "
                   "{ new_customers = \"60 %%\"; chat = \"40 %%\"; };\n"
                   "  spike = \"50 %%\"; settles = \"3 weeks\"; }",
                   steps));
    for (uint32_t day = 0; day < DAYS; day++) {
        const bool fax = day >= 28;
        assert_near(
            expected_day(&c, FAX, day),
            fax ? 10 * (1 + spike_of_day(0.6 * 0.5, 21, day - 28.0)) : 0, 1e-9);
        assert_near(expected_day(&c, CHAT, day),
                    step_share(day) * 100 *
                            (1 + spike_of_day(0.55 * 0.6, 63, day - 14.0)) -
                        (fax ? 4 : 0),
                    1e-9);
    }
}

/* When ten of the hundred chats a day are offered, four are 40 % of them; of
 * all of them they are 4 %. */
static void test_check_says_what_share_a_launched_donor_loses(void **state)
{
    static const char *const shares[][2] = {
        { "2027-02-01", "Of its own contacts chat loses to fax: 40 %" },
        { "2027-02-22", "Of its own contacts chat loses to fax: 4 %" },
    };
    struct reading *reading = *state;
    for (size_t i = 0; i < 2; i++) {
        reading_write(
            reading,
            arena_text(reading->arena,
                       "%srollout = ( %s, { launch = \"fax\"; on = \"%s\";\n"
                       "  comes_from = { new_customers = \"60 %%\"; chat = "
                       "\"40 %%\"; }; } );\n",
                       channels, steps, shares[i][0]));
        const struct scenario scenario =
            reading_file(reading->arena, reading->path);
        assert_non_null(strstr(scenario_sentences(&scenario, reading->arena),
                               shares[i][1]));
    }
}

/* Chat takes ten a day of the phone, which takes twenty of the chat. */
static void test_two_launches_may_feed_each_other(void **state)
{
    struct course_case c = open_case(
        *state,
        "{ launch = \"chat\"; on = \"2027-01-18\"; comes_from = { "
        "new_customers = \"90 %\"; phone = \"10 %\"; }; spike = \"40 %\"; "
        "settles = \"2 weeks\"; },\n"
        "{ launch = \"phone\"; on = \"2027-01-18\"; comes_from = { "
        "email = \"90 %\"; chat = \"10 %\"; }; }");
    for (uint32_t day = 14; day < DAYS; day++) {
        assert_near(expected_day(&c, CHAT, day),
                    100 * (1 + spike_of_day(0.9 * 0.4, 14, day - 14.0)) - 20,
                    1e-9);
        assert_near(expected_day(&c, PHONE, day), 200 - 10, 1e-9);
        assert_near(expected_day(&c, EMAIL, day), 300 - 180, 1e-9);
    }
}

static double ramp_rate(double t)
{
    const double share = t < 14 ? 0 : t < 34 ? 0.2 + 0.04 * (t - 14) : 1;
    return 100 * share * (1 + 0.8 * 1.5 * exp(-3 * (t - 14) / 7));
}

static void test_a_ramp_is_a_straight_line_of_time(void **state)
{
    struct course_case c = open_case(
        *state,
        "{ launch = \"chat\"; on = \"2027-01-18\"; ramp = true;\n"
        "  offered_to = ( { on = \"2027-01-18\"; share = \"20 %\"; },\n"
        "                 { on = \"2027-02-07\"; share = \"100 %\"; } );\n"
        "  comes_from = { new_customers = \"80 %\"; email = \"20 %\"; };\n"
        "  spike = \"150 %\"; settles = \"1 week\"; }");
    for (uint32_t day = 14; day < DAYS; day++) {
        assert_relative(expected_day(&c, CHAT, day), simpson(ramp_rate, day),
                        1e-9);
    }
    /* halfway through the first day of the ramp: 22 % offered */
    assert_near(expected_day(&c, EMAIL, 14), 300 - 0.2 * 100 * 0.22, 1e-9);
    assert_near(expected_day(&c, EMAIL, 60), 300 - 20, 1e-9);
}

static void test_growth_of_both_channels_counts(void **state)
{
    struct reading *reading = *state;
    const char *text = arena_text(
        reading->arena,
        "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 84; };\n"
        "channels = {\n"
        "  chat  = { volume = \"700 / week\"; arrives = \"any_time\";\n"
        "    growth = \"2 %% / week\"; messages = 4; compose = \"30 s\";\n"
        "    customer_reply = \"40 s\"; };\n"
        "  email = { volume = \"2100 / week\"; growth = \"-1 %% / week\";\n"
        "    handle_time = \"5 min\"; };\n"
        "};\n"
        "teams = { desk = { serves = [ \"chat\", \"email\" ]; agents = 9; }; "
        "};\n"
        "rollout = ( { launch = \"chat\"; on = \"2027-01-18\";\n"
        "  comes_from = { new_customers = \"60 %%\"; email = \"40 %%\"; }; } "
        ");\n");
    const struct centre *centre = reading_text(reading, text);
    struct course_case c = { centre, simulation_plan(centre, reading->arena) };
    for (uint32_t day = 14; day < DAYS; day++) {
        double chat = 0;
        double email = 0;
        for (uint32_t i = 0; i < 48; i++) {
            chat += simulation_expected_arrivals(c.plan, 0, day * 48 + i);
            email += simulation_expected_arrivals(c.plan, 1, day * 48 + i);
        }
        const double v = 100 * pow(1.02, day / 7.0);
        assert_relative(chat, v, 1e-9);
        assert_relative(email, 300 * pow(0.99, day / 7.0) - 0.4 * v, 1e-9);
    }
}

/* Chat is open on weekdays from 9 to 17, e-mail comes at any time: over a
 * week what chat takes and what e-mail loses are the same. */
static void test_what_opens_by_day_takes_of_the_night_too(void **state)
{
    struct reading *reading = *state;
    const struct centre *centre = reading_text(
        reading,
        "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 21;\n"
        "  interval = \"1 h\"; };\n"
        "opening_hours = ( { days = \"mon-fri\"; from = \"09:00\"; to = "
        "\"17:00\"; } );\n"
        "channels = {\n"
        "  chat  = { volume = \"500 / week\"; messages = 4;\n"
        "    compose = \"30 s\"; customer_reply = \"40 s\"; };\n"
        "  email = { volume = \"1400 / week\"; handle_time = \"5 min\"; };\n"
        "};\n"
        "teams = { desk = { serves = [ \"chat\", \"email\" ]; agents = 9; }; "
        "};\n"
        "rollout = ( { launch = \"chat\"; on = \"2027-01-11\";\n"
        "  comes_from = { new_customers = \"30 %\"; email = \"70 %\"; }; } "
        ");\n");
    struct course_case c = { centre, simulation_plan(centre, reading->arena) };
    double chat = 0;
    double email = 0;
    for (uint32_t day = 7; day < 14; day++) {
        chat += expected_day(&c, 0, day);
        email += expected_day(&c, 1, day);
        assert_near(expected_day(&c, 1, day), 200 * (1 - 350.0 / 1400), 1e-9);
    }
    assert_near(chat, 500, 1e-9);
    assert_near(email, 1400 - 350, 1e-9);
    assert_near(simulation_expected_arrivals(c.plan, 0, 7 * 24 + 9), 500.0 / 40,
                1e-9);
    assert_near(simulation_expected_arrivals(c.plan, 0, 7 * 24 + 8), 0, 0);
}

/* The forecast of `check` is the mean of the days on which there is a chat. */
static void test_the_forecast_knows_the_rollout(void **state)
{
    struct reading *reading = *state;
    struct course_case c = open_case(reading, steps);
    const struct workload load = workload_estimate(c.centre, reading->arena);
    double chats = 0;
    double emails = 0;
    for (uint32_t day = 0; day < DAYS; day++) {
        chats += expected_day(&c, CHAT, day);
        emails += expected_day(&c, EMAIL, day);
    }
    assert_relative(load.channels[CHAT].contacts_a_week, chats / 10, 1e-4);
    assert_relative(load.channels[EMAIL].contacts_a_week, emails / 12, 1e-4);
    assert_near(load.channels[CHAT].life_frac, 70.0 / 84, 1e-12);
}

/* ---- changes and withdrawals ---- */

static void test_changes_multiply_while_they_overlap(void **state)
{
    struct course_case c = open_case(
        *state,
        "{ change = \"channels.phone.volume\"; by = \"+35 %\"; on = "
        "\"2027-01-11\"; lasts = \"2 weeks\"; },\n"
        "{ change = \"channels.phone.volume\"; by = \"-20 %\"; on = "
        "\"2027-01-18\"; lasts = \"2 weeks\"; },\n"
        "{ change = \"channels.email.volume\"; to = \"2800 / week\"; on = "
        "\"2027-01-05\"; }");
    for (uint32_t day = 0; day < 35; day++) {
        const double sale = day >= 7 && day < 21 ? 1.35 : 1;
        const double lull = day >= 14 && day < 28 ? 0.8 : 1;
        assert_near(expected_day(&c, PHONE, day), 200 * sale * lull, 1e-9);
        assert_near(expected_day(&c, EMAIL, day), day < 1 ? 300 : 400, 1e-9);
    }
}

/* A sale makes both the launched channel and its donor busier: what is taken
 * is counted of the volumes of that day. */
static void test_a_launch_takes_of_the_changed_volume(void **state)
{
    struct course_case c = open_case(
        *state, "{ launch = \"chat\"; on = \"2027-01-11\"; comes_from = { "
                "new_customers = \"50 %\"; email = \"50 %\"; }; },\n"
                "{ change = \"channels.chat.volume\"; by = \"+40 %\"; on = "
                "\"2027-01-18\"; lasts = \"1 week\"; },\n"
                "{ change = \"channels.email.volume\"; by = \"-10 %\"; on = "
                "\"2027-01-18\"; }");
    assert_near(expected_day(&c, EMAIL, 10), 300 - 50, 1e-9);
    assert_near(expected_day(&c, CHAT, 15), 140, 1e-9);
    assert_near(expected_day(&c, EMAIL, 15), 270 - 70, 1e-9);
    assert_near(expected_day(&c, CHAT, 22), 100, 1e-9);
    assert_near(expected_day(&c, EMAIL, 22), 270 - 50, 1e-9);
}

static void test_a_withdrawn_channel_goes_where_it_says(void **state)
{
    struct course_case c = open_case(
        *state, "{ withdraw = \"fax\"; on = \"2027-01-18\"; goes_to = { phone "
                "= \"50 %\"; email = \"20 %\"; }; },\n"
                "{ withdraw = \"phone\"; on = \"2027-02-01\"; goes_to = { chat "
                "= \"60 %\"; }; }");
    for (uint32_t day = 0; day < 42; day++) {
        const bool fax = day < 14;
        const bool phone = day < 28;
        assert_near(expected_day(&c, FAX, day), fax ? 10 : 0, 1e-9);
        assert_near(expected_day(&c, EMAIL, day), fax ? 300 : 302, 1e-9);
        assert_near(expected_day(&c, PHONE, day),
                    !phone ? 0
                    : fax  ? 200
                           : 205,
                    1e-9);
        assert_near(expected_day(&c, CHAT, day), phone ? 100 : 100 + 0.6 * 205,
                    1e-9);
    }
}

/* ---- the customers ---- */

struct counts {
    double channel[4];
    double arrived[3];
    double left[3];
};

static struct counts count(const struct course_case *c, uint32_t replication,
                           struct trace *trace)
{
    struct arena *scratch = arena_create();
    struct sample *sample = sample_create(c->centre, scratch);
    struct counts counts = { 0 };
    simulation_run(c->plan, 7, replication, scratch, trace, sample);
    for (size_t i = 0; i < c->centre->n_channels; i++) {
        counts.channel[i] = sample->totals[i][TOTAL_FIRST_ATTEMPTS];
    }
    for (size_t f = 0; f < sample->n_flows && f < 3; f++) {
        for (size_t day = 0; day < sample->n_days; day++) {
            counts.arrived[f] +=
                sample->flows[f * sample->n_days + day].arrived;
            counts.left[f] += sample->flows[f * sample->n_days + day].left;
        }
    }
    arena_destroy(scratch);
    return counts;
}

static double expected_total(const struct course_case *c, uint32_t channel)
{
    double sum = 0;
    for (uint32_t day = 0; day < DAYS; day++) {
        sum += expected_day(c, channel, day);
    }
    return sum;
}

/* By the Poisson law, at 4 standard errors of the sum. */
static void assert_poisson(double sum, double expected, double n)
{
    assert_near(sum / n, expected, 4 * sqrt(expected / n));
}

static void test_as_many_come_as_expected_and_all_are_accounted_for(
    void **state)
{
    enum { REPLICATIONS = 20 };
    struct course_case c = open_case(*state, steps);
    struct counts sum = { 0 };
    for (uint32_t r = 0; r < REPLICATIONS; r++) {
        const struct counts one = count(&c, r, NULL);
        assert_near(one.arrived[0] + one.arrived[1] + one.arrived[2],
                    one.channel[CHAT], 0);
        assert_near(one.left[0], 0, 0);
        for (size_t i = 0; i < 4; i++) {
            sum.channel[i] += one.channel[i];
        }
        for (size_t f = 0; f < 3; f++) {
            sum.arrived[f] += one.arrived[f];
            sum.left[f] += one.left[f];
        }
    }
    for (uint32_t i = 0; i < 4; i++) {
        assert_poisson(sum.channel[i], expected_total(&c, i), REPLICATIONS);
    }
    const double steady = 28 * 10 + 42 * 100; /* over the plan */
    assert_poisson(sum.arrived[1], 0.30 * steady, REPLICATIONS);
    assert_poisson(sum.arrived[2], 0.15 * steady, REPLICATIONS);
    assert_poisson(sum.left[1], 0.30 * steady, REPLICATIONS);
    assert_poisson(sum.left[2], 0.15 * steady, REPLICATIONS);
}

/* Rows of one channel's own customers, by number: their arrival. */
static const struct trace_row *find(const struct trace *trace, uint32_t origin,
                                    uint64_t number)
{
    for (size_t i = 0; i < trace->n_rows; i++) {
        const struct trace_row *row = &trace->rows[i];
        if (row->origin == origin && row->number == number &&
            row->attempt == 0) {
            return row;
        }
    }
    return NULL;
}

static struct trace *traced(struct reading *reading, const char *rollout)
{
    struct course_case c = open_case(reading, rollout);
    struct trace *trace = trace_create(reading->arena);
    count(&c, 0, trace);
    return trace;
}

static void test_a_donor_keeps_customers_it_had(void **state)
{
    const struct trace *with = traced(
        *state, "{ launch = \"chat\"; on = \"2027-03-22\"; comes_from = { "
                "new_customers = \"40 %\"; fax = \"5 %\"; email = \"55 %\"; "
                "}; spike = \"50 %\"; settles = \"1 week\"; }");
    const struct trace *without = traced(*state, "");
    size_t kept = 0;
    size_t before = 0;
    for (size_t i = 0; i < without->n_rows; i++) {
        before += without->rows[i].origin == FAX;
    }
    for (size_t i = 0; i < with->n_rows; i++) {
        const struct trace_row *row = &with->rows[i];
        if (row->origin == FAX) {
            const struct trace_row *same = find(without, FAX, row->number);
            assert_non_null(same);
            assert_near(row->arrival_s, same->arrival_s, 0);
            kept++;
        }
    }
    assert_true(kept > before / 2 && kept < before);
}

static void test_a_later_launch_brings_the_same_customers(void **state)
{
    static const char launch[] =
        "{ launch = \"chat\"; on = \"2027-03-%s\"; comes_from = { "
        "new_customers = \"100 %%\"; }; }";
    struct reading *reading = *state;
    const struct trace *early =
        traced(reading, arena_text(reading->arena, launch, "22"));
    const struct trace *late =
        traced(reading, arena_text(reading->arena, launch, "25"));
    size_t n = 0;
    for (size_t i = 0; i < late->n_rows; i++) {
        const struct trace_row *row = &late->rows[i];
        if (row->origin == CHAT && row->attempt == 0 && n < 200) {
            const struct trace_row *same = find(early, CHAT, row->number);
            assert_non_null(same);
            assert_near(row->arrival_s, same->arrival_s, 0);
            n++;
        }
    }
    assert_true(n == 200);
}

static void test_a_busier_time_adds_to_the_customers_there_were(void **state)
{
    const struct trace *busy = traced(
        *state, "{ change = \"channels.fax.volume\"; by = \"+50 %\"; on = "
                "\"2027-01-04\"; }");
    const struct trace *plain = traced(*state, "");
    size_t own = 0;
    size_t added = 0;
    for (size_t i = 0; i < plain->n_rows; i++) {
        const struct trace_row *row = &plain->rows[i];
        if (row->origin == FAX) {
            assert_non_null(find(busy, FAX, row->number));
            own++;
        }
    }
    for (size_t i = 0; i < busy->n_rows; i++) {
        added += busy->rows[i].origin == FAX;
    }
    added -= own;
    assert_near((double)own, 840, 4 * sqrt(840));
    assert_near((double)added, 420, 4 * sqrt(420));
}

/* Nobody waits for a channel that is to come. */
static void test_nobody_turns_to_a_channel_before_its_launch(void **state)
{
    struct reading *reading = *state;
    const struct centre *centre = reading_text(
        reading,
        "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 14; };\n"
        "channels = {\n"
        "  phone = { volume = \"100 / day\"; handle_time = \"1 min\";\n"
        "    waiting_places = 0; lines = 1; switch = ( { to = \"chat\";\n"
        "    probability = \"100 %\"; after = \"1 min\"; } ); };\n"
        "  chat  = { messages = 4; compose = \"30 s\";\n"
        "    customer_reply = \"40 s\"; };\n"
        "};\n"
        "teams = { none = { serves = [ \"phone\" ]; agents = 0; };\n"
        "          desk = { serves = [ \"chat\" ]; agents = 5; }; };\n"
        "rollout = ( { launch = \"chat\"; on = \"2027-01-11\"; } );\n");
    struct play play = play_open(centre);
    play_run(&play, 1, 0);
    const double offered = play_total(&play, 1, TOTAL_OFFERED);
    assert_near(offered, 700, 4 * sqrt(700));
    assert_near(play_total(&play, 0, TOTAL_SWITCHED_OUT), offered, 2);
    const struct interval_cell *cells =
        &play.sample->cells[1 * play.sample->n_intervals];
    for (size_t i = 0; i < 7 * 48; i++) {
        assert_int_equal(cells[i].offered, 0);
    }
    play_close(&play);
}

int main(void)
{
#define TEST(f)                                                                \
    cmocka_unit_test_setup_teardown(f, reading_set_up, reading_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_launch_brings_steady_volume_and_a_spike),
        TEST(test_donors_lose_their_share_of_the_steady_volume),
        TEST(test_a_launched_donor_loses_what_the_next_one_gets),
        TEST(test_check_says_what_share_a_launched_donor_loses),
        TEST(test_two_launches_may_feed_each_other),
        TEST(test_a_ramp_is_a_straight_line_of_time),
        TEST(test_growth_of_both_channels_counts),
        TEST(test_what_opens_by_day_takes_of_the_night_too),
        TEST(test_the_forecast_knows_the_rollout),
        TEST(test_changes_multiply_while_they_overlap),
        TEST(test_a_launch_takes_of_the_changed_volume),
        TEST(test_a_withdrawn_channel_goes_where_it_says),
        TEST(test_as_many_come_as_expected_and_all_are_accounted_for),
        TEST(test_a_donor_keeps_customers_it_had),
        TEST(test_a_later_launch_brings_the_same_customers),
        TEST(test_a_busier_time_adds_to_the_customers_there_were),
        TEST(test_nobody_turns_to_a_channel_before_its_launch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
