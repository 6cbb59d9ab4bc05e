/*
 * The plan without one of its launches, when other entries of the roll-out
 * send contacts into the launched channel or take of it. Whatever they do, a
 * launch adds its new customers and nothing else: whom it moves is only
 * elsewhere.
 *
 *     change of all contacts a day = V n (1 + k e^(-3 t / T)) on average
 */
#include "reading.h"
#include "study/run.h"

#include <string.h>

enum { CHAT, EMAIL, FAX };
enum { ON = 7, WITHDRAWN = 28, N_DAYS = 63 };

static const double steady = 150; /* V, of the chat */
static const double from_new = 0.6;
static const double spike = 0.8;
static const double settles = 28;

static const char plan[] =
    "audience = \"none\"; plan = { start = \"2027-01-04\"; days = 63; };\n"
    "channels = {\n"
    "  chat  = { volume = \"150 / day\"; arrives = \"any_time\";\n"
    "    messages = 1; compose = \"20 s\"; customer_reply = \"1 s\"; };\n"
    "  email = { volume = \"300 / day\"; handle_time = \"2 min\"; };\n"
    "  fax   = { volume = \"60 / day\"; kind = \"email\";\n"
    "    handle_time = \"2 min\"; };\n"
    "};\n"
    "teams = { desk = { serves = [ \"chat\", \"email\", \"fax\" ];\n"
    "  agents = 20; }; };\n"
    "study = { replications = 30; seed = 6; confidence = 0.999; };\n"
    "rollout = (\n"
    "  { launch = \"chat\"; on = \"2027-01-11\"; training = \"0 h\";\n"
    "    comes_from = { new_customers = \"60 %\"; email = \"40 %\"; };\n"
    "    spike = \"80 %\"; settles = \"4 weeks\"; },\n";

static const struct results *play(struct reading *reading, const char *text)
{
    const struct centre *centre = reading_text(reading, text);
    const struct run_request request = { .centre = centre, .seed = 6 };
    return run_centre(&request, reading->arena);
}

static const struct results *run(struct reading *reading, const char *other)
{
    return play(reading, arena_text(reading->arena, "%s%s );\n", plan, other));
}

/* New customers a day, on average over days [from, to) after the launch. */
static double new_a_day(double from, double to)
{
    const double decay = 3 / settles;
    const double extra =
        spike / decay * (exp(-decay * from) - exp(-decay * to)) / (to - from);
    return steady * from_new * (1 + extra);
}

static void holds(const struct estimate *estimate, double exact)
{
    assert_near(estimate->mean, exact, estimate->half_width);
    assert_true(estimate->half_width < 0.05 * fabs(exact));
}

static void adds_its_new_customers(const struct launch_result *launch)
{
    const double n = launch->n_after;
    const struct launch_entry *whole = launch_whole(launch);
    holds(&whole->figures[LAUNCH_AFTER][LAUNCH_CONTACTS].change.change,
          new_a_day(0, n));
    holds(&whole->figures[LAUNCH_LATE][LAUNCH_CONTACTS].change.change,
          new_a_day(LAUNCH_EARLY_DAYS, n));
    holds(&launch->entries[EMAIL]
               .figures[LAUNCH_AFTER][LAUNCH_CONTACTS]
               .change.change,
          -steady * (1 - from_new));
}

static bool warns(const struct results *results, const char *what)
{
    for (size_t i = 0; i < results->n_warnings; i++) {
        if (strstr(results->warnings[i], what)) {
            return true;
        }
    }
    return false;
}

/* 70 % of the fax goes to the chat, launched or not. */
static void test_what_is_withdrawn_goes_there_without_the_launch(void **state)
{
    const struct results *results =
        run(*state, "{ withdraw = \"fax\"; on = \"2027-02-01\"; goes_to = { "
                    "chat = \"70 %\"; }; }");
    const struct launch_result *launch = &results->launches[0];
    const struct launch_entry *chat = &launch->entries[CHAT];
    double moved = 0;
    adds_its_new_customers(launch);
    for (uint32_t day = 0; day < launch->n_before + launch->n_after; day++) {
        const double without = chat->days[day].without.mean;
        assert_true(day < WITHDRAWN ? without == 0 : without > 0);
        moved += without;
        assert_near(launch->entries[FAX].days[day].change.mean, 0, 0);
    }
    const double expected = 0.7 * 60 * (N_DAYS - WITHDRAWN);
    assert_near(moved, expected, 3.29 * sqrt(expected / 30));
    assert_true(
        warns(results, "withdrawal of fax moves to chat comes without"));
}

/* The fax is launched too, and takes 30 a day of the chat. Without the chat
 * these stay with the e-mail, or never come. */
static void test_what_another_launch_takes_of_it_goes_with_it(void **state)
{
    const struct results *results =
        run(*state, "{ launch = \"fax\"; on = \"2027-02-01\"; training = \"0 "
                    "h\"; comes_from = { chat = \"50 %\"; email = \"50 %\"; };"
                    " }");
    const struct launch_result *launch = &results->launches[0];
    const uint32_t n = launch->n_before + launch->n_after;
    double fax = 0;
    double email = 0;
    adds_its_new_customers(launch);
    for (uint32_t day = WITHDRAWN; day < n; day++) {
        fax += launch->entries[FAX].days[day].without.mean / (n - WITHDRAWN);
        email +=
            launch->entries[EMAIL].days[day].without.mean / (n - WITHDRAWN);
        assert_near(launch->entries[CHAT].days[day].without.mean, 0, 0);
    }
    assert_near(fax, 30, 3.29 * sqrt(30.0 / (30 * (n - WITHDRAWN))));
    assert_near(email, 270, 3.29 * sqrt(270.0 / (30 * (n - WITHDRAWN))));
    assert_true(warns(results, "contacts that fax takes of chat"));
    /* the fax itself moves contacts only */
    const struct estimate *none = &launch_whole(&results->launches[1])
                                       ->figures[LAUNCH_AFTER][LAUNCH_CONTACTS]
                                       .change.change;
    assert_near(none->mean, 0, none->half_width);
    assert_true(none->half_width < 3);
}

/* They take of each other: whoever comes to the chat by the fax, or to the fax
 * by the chat, is new to the first of the two alone. */
static void test_launches_that_feed_each_other_add_their_new_ones(void **state)
{
    struct reading *reading = *state;
    char *text = arena_text(
        reading->arena, "%s%s );\n", plan,
        "{ launch = \"fax\"; on = \"2027-01-11\"; training = \"0 h\";\n"
        "comes_from = { new_customers = \"50 %\"; chat = \"50 %\"; }; }");
    static const char donors[] = "email = \"35 %\"; fax = \"5 %\"; };";
    char *at = strstr(text, "email = \"40 %\"; };");
    text = arena_text(reading->arena, "%.*s%s%s", (int)(at - text), text,
                      donors, at + strlen("email = \"40 %\"; };"));
    const struct results *results = play(reading, text);
    const struct estimate *fax = &launch_whole(&results->launches[1])
                                      ->figures[LAUNCH_AFTER][LAUNCH_CONTACTS]
                                      .change.change;
    const struct estimate *chat = &launch_whole(&results->launches[0])
                                       ->figures[LAUNCH_AFTER][LAUNCH_CONTACTS]
                                       .change.change;
    holds(chat, new_a_day(0, N_DAYS - ON));
    assert_near(fax->mean, 30, fax->half_width);
    assert_true(fax->half_width < 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_withdrawn_goes_there_without_the_launch),
        cmocka_unit_test(test_what_another_launch_takes_of_it_goes_with_it),
        cmocka_unit_test(test_launches_that_feed_each_other_add_their_new_ones),
    };
    return cmocka_run_group_tests(tests, reading_set_up, reading_tear_down);
}
