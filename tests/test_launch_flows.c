/*
 * Who comes to a launched channel, with a help centre that grows and fades:
 * every first attempt there is a new customer's, a moved one's or comes from a
 * channel withdrawn, none is two of these, and whoever the help centre
 * prevents is none. The oracle is the channel's own count of first attempts,
 * and the donor's with and without the launch.
 */
#include "centres.h"
#include "reading.h"
#include "study/run.h"

enum { CHAT, EMAIL, FAX };
enum { N_RUNS = 8, LAUNCH_FLOWS = 2 };

static const char head[] =
    "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 56; };\n"
    "channels = {\n"
    "  chat  = { volume = \"150 / day\"; arrives = \"any_time\";\n"
    "    messages = 2; compose = \"20 s\"; customer_reply = \"20 s\"; };\n"
    "  email = { volume = \"300 / day\"; handle_time = \"2 min\"; };\n"
    "  fax   = { volume = \"40 / day\"; kind = \"email\";\n"
    "    handle_time = \"2 min\"; };\n"
    "};\n"
    "teams = { desk = { serves = [ \"chat\", \"email\", \"fax\" ];\n"
    "  agents = 12; }; };\n"
    "help_centre = { topics = 50; top_5_share = \"40 %\"; articles = 10;\n"
    "  adds_per_week = 6; publish_on = \"2027-01-04\"; try_first = \"90 %\";\n"
    "  no_result = \"10 %\"; solves = \"80 %\"; browse = 0.5;\n"
    "  stale_after = \"20 weeks\"; };\n";

static const char launch_entry[] =
    "{ launch = \"chat\"; on = \"2027-01-11\"; training = \"0 h\";\n"
    "  comes_from = { new_customers = \"60 %\"; email = \"40 %\"; };\n"
    "  spike = \"80 %\"; settles = \"4 weeks\"; }";

static const char withdrawal[] =
    "{ withdraw = \"fax\"; on = \"2027-02-01\"; goes_to = { chat = \"70 %\"; "
    "}; }";

static const struct centre *read_plan(struct reading *reading,
                                      const char *first, const char *then)
{
    return reading_text(reading,
                        arena_text(reading->arena, "%srollout = ( %s%s%s );\n",
                                   head, first, *then ? ", " : "", then));
}

static double arrived(const struct sample *sample, size_t flow)
{
    double sum = 0;
    for (size_t day = 0; day < sample->n_days; day++) {
        sum += sample->flows[flow * sample->n_days + day].arrived;
    }
    return sum;
}

static double left(const struct sample *sample, size_t flow)
{
    double sum = 0;
    for (size_t day = 0; day < sample->n_days; day++) {
        sum += sample->flows[flow * sample->n_days + day].left;
    }
    return sum;
}

static void test_first_attempts_are_new_moved_or_withdrawn(void **state)
{
    const struct centre *centre = read_plan(*state, launch_entry, withdrawal);
    struct play play = play_open(centre);
    for (uint32_t r = 0; r < 3; r++) {
        play_run(&play, 5, r);
        assert_true(play_total(&play, CHAT, TOTAL_PREVENTED) > 1000);
        assert_near(arrived(play.sample, 0) + arrived(play.sample, 1) +
                        arrived(play.sample, LAUNCH_FLOWS),
                    play_total(&play, CHAT, TOTAL_FIRST_ATTEMPTS), 0);
        assert_true(arrived(play.sample, LAUNCH_FLOWS) > 0);
    }
    play_close(&play);
}

/* Chat takes of the fax what the fax does not take of the chat: each counts
 * its own. */
static void test_launches_that_feed_each_other_count_apart(void **state)
{
    const struct centre *centre = read_plan(
        *state,
        "{ launch = \"chat\"; on = \"2027-01-11\"; training = \"0 h\";\n"
        "  comes_from = { new_customers = \"95 %\"; fax = \"5 %\"; };\n"
        "  spike = \"80 %\"; settles = \"4 weeks\"; }",
        "{ launch = \"fax\"; on = \"2027-01-11\"; training = \"0 h\";\n"
        "  comes_from = { new_customers = \"80 %\"; chat = \"20 %\"; }; }");
    struct play play = play_open(centre);
    for (uint32_t r = 0; r < 3; r++) {
        play_run(&play, 5, r);
        for (size_t c = 0; c < 2; c++) {
            assert_near(
                arrived(play.sample, 2 * c) + arrived(play.sample, 2 * c + 1),
                play_total(&play, c == 0 ? CHAT : FAX, TOTAL_FIRST_ATTEMPTS),
                0);
            assert_true(arrived(play.sample, 2 * c + 1) > 50);
        }
    }
    play_close(&play);
}

/* As run.json says it: the launch is within the plan, and so are all days on
 * which the channel is there. */
static void test_new_and_moved_contacts_add_up(void **state)
{
    struct reading *reading = *state;
    struct centre centre = *read_plan(reading, launch_entry, "");
    centre.study.replications = 4;
    const struct run_request request = { .centre = &centre, .seed = 3 };
    const struct results *results = run_centre(&request, reading->arena);
    const struct launch_result *launch = &results->launches[0];
    const double first =
        results->channels[CHAT].measures[measure_index("first_attempts")].mean;
    assert_near(launch->new_contacts.mean + launch->moved_contacts.mean, first,
                1e-9 * first);
    assert_near(
        launch->entries[CHAT].figures[LAUNCH_AFTER][LAUNCH_CONTACTS].with.mean *
            launch->n_after,
        first, 1e-9 * first);
    /* 40 of 100 steady contacts, and 60 with the spike are new */
    assert_true(launch->new_contacts.mean > 1.5 * launch->moved_contacts.mean);
}

static bool warns_of_searches(struct reading *reading, bool from_searches)
{
    struct centre centre = *read_plan(reading, launch_entry, "");
    centre.help_centre.adds_from_failed_searches = from_searches;
    centre.study.replications = 2;
    const struct run_request request = { .centre = &centre, .seed = 3 };
    const struct results *results = run_centre(&request, reading->arena);
    for (size_t i = 0; i < results->n_warnings; i++) {
        if (strstr(results->warnings[i], "searched in vain")) {
            return true;
        }
    }
    return false;
}

/* Only then a customer's luck hangs on what others do. */
static void test_it_is_said_where_articles_follow_searches(void **state)
{
    assert_true(warns_of_searches(*state, true));
    assert_false(warns_of_searches(*state, false));
}

/* Of the donor's customers only those are gone who would have made contact. */
static void test_who_left_is_what_the_donor_lacks(void **state)
{
    struct play with = play_open(read_plan(*state, launch_entry, ""));
    struct play without = play_open(
        read_plan(*state,
                  "{ change = \"channels.fax.volume\"; by = \"+1 %\"; "
                  "on = \"2027-02-01\"; }",
                  ""));
    double gone = 0;
    double lacking = 0;
    for (uint32_t r = 0; r < N_RUNS; r++) {
        play_run(&with, 5, r);
        play_run(&without, 5, r);
        gone += left(with.sample, 1);
        lacking += play_total(&without, EMAIL, TOTAL_FIRST_ATTEMPTS) -
                   play_total(&with, EMAIL, TOTAL_FIRST_ATTEMPTS);
    }
    play_close(&with);
    play_close(&without);
    assert_true(lacking > 5000);
    assert_near(gone, lacking, 3.29 * sqrt(2 * lacking));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_attempts_are_new_moved_or_withdrawn),
        cmocka_unit_test(test_launches_that_feed_each_other_count_apart),
        cmocka_unit_test(test_new_and_moved_contacts_add_up),
        cmocka_unit_test(test_it_is_said_where_articles_follow_searches),
        cmocka_unit_test(test_who_left_is_what_the_donor_lacks),
    };
    return cmocka_run_group_tests(tests, reading_set_up, reading_tear_down);
}
