/*
 * The days that a launch is looked at: fewer than there should be, none before
 * it, none after the channel's own end, and more of the plan behind them. The
 * oracles are the days of the run itself, a plan of another length, and the
 * closed form of the launch.
 */
#include "reading.h"
#include "report/launch_json.h"
#include "report/launch_words.h"
#include "study/run.h"

#include <string.h>

enum { CHAT, PHONE, EMAIL, N_CHANNELS };

static const double steady = 120; /* chats a day, 70 % of new customers */
static const double from_new = 0.7;

/* What is written in the chat channel and beside its launch. */
struct ending {
    const char *in_chat;
    const char *in_rollout;
};

static const struct results *play_ending(struct reading *reading,
                                         const char *days, const char *on,
                                         const struct ending *ending)
{
    const char *text = arena_text(
        reading->arena,
        "audience = \"none\"; plan = { start = \"2027-01-04\"; days = %s; "
        "warm_up = \"3 days\"; };\n"
        "channels = {\n"
        "  chat  = { volume = \"120 / day\"; messages = 2; compose = \"30 "
        "s\";\n"
        "    customer_reply = \"20 s\"; %s };\n"
        "  phone = { volume = \"150 / day\"; handle_time = \"3 min\"; };\n"
        "  email = { volume = \"200 / day\"; handle_time = \"4 min\";\n"
        "    replies_per_ticket = 1.5; customer_reply = \"9 h\"; };\n"
        "};\n"
        "teams = { desk = { serves = [ \"chat\", \"phone\", \"email\" ];\n"
        "  agents = 3; }; };\n"
        "rollout = ( { launch = \"chat\"; on = \"%s\"; training = \"2 h\";\n"
        "  comes_from = { new_customers = \"70 %%\"; email = \"30 %%\"; };\n"
        "  spike = \"0 %%\"; settles = \"1 week\"; }%s );\n",
        days, ending->in_chat, on, ending->in_rollout);
    struct centre *centre = arena_alloc(reading->arena, 1, sizeof *centre);
    *centre = *reading_text(reading, text);
    centre->study.replications = 6;
    const struct run_request request = { .centre = centre, .seed = 2 };
    return run_centre(&request, reading->arena);
}

static const struct results *play(struct reading *reading, const char *days,
                                  const char *on)
{
    return play_ending(reading, days, on, &(struct ending){ "", "" });
}

/* Of a launch 20 days before the end. */
static void test_with_few_days_after_nothing_is_said_of_later_ones(void **state)
{
    struct reading *reading = *state;
    const struct results *results = play(reading, "34", "2027-01-18");
    const struct launch_result *launch = &results->launches[0];
    const struct launch_entry *phone = &launch->entries[PHONE];
    assert_int_equal(launch->n_before, 14);
    assert_int_equal(launch->n_after, 20);
    for (enum launch_measure m = 0; m < N_LAUNCH_MEASURES; m++) {
        const struct launch_figure *early = &phone->figures[LAUNCH_EARLY][m];
        const struct launch_figure *after = &phone->figures[LAUNCH_AFTER][m];
        assert_true(isnan(phone->figures[LAUNCH_LATE][m].with.mean));
        assert_true(isnan(phone->figures[LAUNCH_LATE][m].change.change.mean));
        if (!isnan(after->with.mean)) {
            assert_near(early->with.mean, after->with.mean, 0);
        }
    }
    size_t n = 0;
    const char *const *sentences =
        launch_words(launch, 0.95, reading->arena, &n);
    for (size_t i = 0; i < n; i++) {
        assert_null(strstr(sentences[i], ", then "));
        assert_null(strstr(sentences[i], "nan"));
    }
}

/* Nobody can tell in a week whether it has settled. */
static void test_a_launch_in_the_last_week_has_not_settled(void **state)
{
    const struct results *results = play(*state, "21", "2027-01-18");
    const struct launch_result *launch = &results->launches[0];
    assert_int_equal(launch->n_after, 7);
    assert_false(launch->has_settled);
    assert_false(launch->peak.stands_out);
    const struct estimate *settled = &launch->settled.change;
    assert_near(settled->mean, steady * from_new, settled->half_width);
}

/* On the first day of the plan: its training is in the warm-up, there is
 * nothing before, and all that comes to the channel is of the launch. */
static void test_a_launch_on_the_first_day_has_no_days_before(void **state)
{
    struct reading *reading = *state;
    const struct results *results = play(reading, "34", "2027-01-04");
    assert_int_equal(results->n_launches, 1);
    const struct launch_result *launch = &results->launches[0];
    const struct launch_entry *whole = launch_whole(launch);
    assert_int_equal(launch->n_before, 0);
    assert_int_equal(launch->n_after, 34);
    assert_true(
        isnan(whole->figures[LAUNCH_BEFORE][LAUNCH_CONTACTS].with.mean));
    assert_true(isnan(launch->requester_change.mean));
    const double first =
        results->channels[CHAT].measures[measure_index("first_attempts")].mean;
    assert_near(launch->new_contacts.mean + launch->moved_contacts.mean, first,
                1e-9 * first);
    const struct estimate *change =
        &whole->figures[LAUNCH_AFTER][LAUNCH_CONTACTS].change.change;
    assert_near(change->mean, steady * from_new, 2 * change->half_width);
    size_t n = 0;
    const char *const *sentences =
        launch_words(launch, 0.95, reading->arena, &n);
    for (size_t i = 0; i < n; i++) {
        assert_null(strstr(sentences[i], "before"));
        assert_null(strstr(sentences[i], "nan"));
    }
}

static double sum_of(const struct launch_entry *entry, uint32_t from,
                     uint32_t to)
{
    double sum = 0;
    for (uint32_t day = from; day < to; day++) {
        sum += entry->days[day].with.mean;
    }
    return sum;
}

/* Of a run with as many replications as there are pairs. */
static void test_the_days_are_those_of_the_run_and_sum_to_its_totals(
    void **state)
{
    const struct results *results = play(*state, "34", "2027-01-18");
    const struct launch_result *launch = &results->launches[0];
    const struct launch_entry *whole = launch_whole(launch);
    const size_t offered = measure_index("offered");
    for (size_t c = 0; c < N_CHANNELS; c++) {
        const struct launch_entry *entry = &launch->entries[c];
        for (uint32_t day = 0; day < 34; day++) {
            assert_near(entry->days[day].with.mean,
                        results->channels[c].days[day].offered.mean, 1e-9);
        }
        assert_near(sum_of(entry, 0, 34),
                    results->channels[c].measures[offered].mean, 1e-6);
        assert_near(
            sum_of(entry, 14, 34),
            20 * entry->figures[LAUNCH_AFTER][LAUNCH_CONTACTS].with.mean, 1e-6);
    }
    for (uint32_t day = 0; day < 34; day++) {
        double with = 0;
        double without = 0;
        double change = 0;
        for (size_t c = 0; c < N_CHANNELS; c++) {
            with += launch->entries[c].days[day].with.mean;
            without += launch->entries[c].days[day].without.mean;
            change += launch->entries[c].days[day].change.mean;
        }
        assert_near(whole->days[day].with.mean, with, 1e-9);
        assert_near(whole->days[day].without.mean, without, 1e-9);
        assert_near(whole->days[day].change.mean, change, 1e-9);
        assert_near(change, with - without, 1e-9);
    }
}

/* The mean of the run is that of the days before and after: as many replies as
 * tickets, but for the few without one at the end. */
static void test_first_replies_of_the_days_are_those_of_the_run(void **state)
{
    const struct results *results = play(*state, "34", "2027-01-18");
    const struct launch_entry *email = &results->launches[0].entries[EMAIL];
    const struct launch_figure *before = email->figures[LAUNCH_BEFORE];
    const struct launch_figure *after = email->figures[LAUNCH_AFTER];
    const double n_before = 14 * before[LAUNCH_CONTACTS].with.mean;
    const double n_after = 20 * after[LAUNCH_CONTACTS].with.mean;
    const double mean_s = (n_before * before[LAUNCH_FIRST_REPLY_S].with.mean +
                           n_after * after[LAUNCH_FIRST_REPLY_S].with.mean) /
                          (n_before + n_after);
    const struct estimate *measures = results->channels[EMAIL].measures;
    assert_near(measures[measure_index("answered")].mean, n_before + n_after,
                1e-9);
    assert_near(measures[measure_index("first_reply_mean_s")].mean, mean_s,
                1e-6 * mean_s);
    assert_true(mean_s > measures[measure_index("mean_wait_s")].mean + 1);
    const struct launch_figure *phone =
        results->launches[0].entries[PHONE].figures[LAUNCH_AFTER];
    assert_true(isnan(phone[LAUNCH_FIRST_REPLY_S].with.mean));
}

/* Who reads the written results says the same of them. */
static void test_written_results_say_the_same(void **state)
{
    static const bool is_ticket[] = { false, false, true };
    struct reading *reading = *state;
    const struct results *results = play(reading, "74", "2027-01-18");
    json_t *written = json_of_launches(results);
    const struct launch_result read =
        launch_of_json(json_array_get(written, 0), is_ticket, reading->arena);
    size_t n = 0;
    size_t n_read = 0;
    const char *const *sentences =
        launch_words(&results->launches[0], 0.95, reading->arena, &n);
    const char *const *again =
        launch_words(&read, 0.95, reading->arena, &n_read);
    assert_int_equal(n, n_read);
    assert_true(n > 5);
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(sentences[i], again[i]);
    }
    assert_string_equal(
        launch_words_window(&results->launches[0], reading->arena),
        launch_words_window(&read, reading->arena));
    json_decref(written);
}

/* A plan of 80 days has 60 after the launch and six behind them, in which the
 * last tickets are solved; one of 74 has the same ones in its run-out. */
static void test_a_longer_plan_changes_no_requester_wait(void **state)
{
    const struct launch_result *exact =
        &play(*state, "74", "2027-01-18")->launches[0];
    const struct launch_result *longer =
        &play(*state, "80", "2027-01-18")->launches[0];
    assert_int_equal(exact->n_after, LAUNCH_DAYS);
    assert_int_equal(longer->n_after, LAUNCH_DAYS);
    for (size_t e = 0; e <= N_CHANNELS; e++) {
        for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
            const struct launch_figure *a =
                &exact->entries[e].figures[p][LAUNCH_REQUESTER_S];
            const struct launch_figure *b =
                &longer->entries[e].figures[p][LAUNCH_REQUESTER_S];
            if (e == CHAT && p == LAUNCH_BEFORE) {
                assert_true(isnan(a->with.mean) && isnan(b->with.mean));
                continue;
            }
            assert_near(a->with.mean, b->with.mean, 1e-6);
            assert_true(isnan(a->without.mean) == isnan(b->without.mean));
            if (e != CHAT) {
                assert_near(a->without.mean, b->without.mean, 1e-6);
            }
        }
    }
}

static void assert_window_text(struct arena *arena,
                               const struct launch_result *launch,
                               const char *last_day)
{
    const char *text = launch_words_window(launch, arena);
    const char *said = strstr(text, "The last day of chat is ");
    if (!last_day) {
        assert_null(said);
        return;
    }
    assert_non_null(said);
    assert_non_null(strstr(said, last_day));
}

/* Of a chat channel from 18 to 31 January: what it adds and takes is what it
 * does while it is there, however long the plan goes on. */
static void test_the_days_after_end_with_the_channel(void **state)
{
    static const struct ending endings[] = {
        { "until = \"2027-02-01\";", "" },
        { "", ", { withdraw = \"chat\"; on = \"2027-02-01\"; }" },
    };
    static const double email_kept = 1 - 0.3 * 120 / 200;
    struct reading *reading = *state;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const struct results *results =
            play_ending(reading, "42", "2027-01-18", &endings[i]);
        const struct launch_result *launch = &results->launches[0];
        const struct estimate *settled = &launch->settled.change;
        const struct estimate *email =
            &launch->entries[EMAIL].contacts_quotient;
        assert_int_equal(launch->n_after, 14);
        assert_int_equal(launch->n_open, 14);
        assert_true(launch->has_end);
        assert_near(settled->mean, steady * from_new, 2 * settled->half_width);
        assert_near(email->mean, email_kept, 2 * email->half_width);
        assert_window_text(reading->arena, launch, "31 Jan 2027");
    }
}

/* An end that the plan does not reach cuts nothing. */
static void test_an_end_on_the_last_day_of_the_plan_is_not_named(void **state)
{
    struct reading *reading = *state;
    const struct results *results =
        play_ending(reading, "34", "2027-01-18",
                    &(struct ending){ "until = \"2027-02-07\";", "" });
    assert_int_equal(results->launches[0].n_after, 20);
    assert_false(results->launches[0].has_end);
    assert_window_text(reading->arena, &results->launches[0], NULL);
}

/* A launch on the last Sunday, of a channel that is closed then. */
static void test_without_an_open_day_there_is_no_peak(void **state)
{
    struct reading *reading = *state;
    const struct results *results = play_ending(
        reading, "28", "2027-01-31",
        &(struct ending){ "opening_hours = ( { days = \"mon-fri\"; from = "
                          "\"09:00\"; to = \"17:00\"; } );",
                          "" });
    const struct launch_result *launch = &results->launches[0];
    size_t n = 0;
    assert_int_equal(launch->n_after, 1);
    assert_int_equal(launch->n_open, 0);
    assert_true(isnan(launch->peak.change.change.mean));
    assert_true(isnan(launch->own_peak.change.change.mean));
    assert_true(isnan(launch->spike_ratio.mean));
    assert_true(isnan(launch->settled.change.mean));
    assert_false(launch->peak.stands_out || launch->has_settled);
    assert_string_equal(launch_words(launch, 0.95, reading->arena, &n)[0],
                        "chat is open on none of the days seen after its "
                        "launch: what it adds is not known.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            test_with_few_days_after_nothing_is_said_of_later_ones),
        cmocka_unit_test(test_a_launch_in_the_last_week_has_not_settled),
        cmocka_unit_test(test_a_launch_on_the_first_day_has_no_days_before),
        cmocka_unit_test(
            test_the_days_are_those_of_the_run_and_sum_to_its_totals),
        cmocka_unit_test(test_written_results_say_the_same),
        cmocka_unit_test(test_first_replies_of_the_days_are_those_of_the_run),
        cmocka_unit_test(test_a_longer_plan_changes_no_requester_wait),
        cmocka_unit_test(test_the_days_after_end_with_the_channel),
        cmocka_unit_test(test_an_end_on_the_last_day_of_the_plan_is_not_named),
        cmocka_unit_test(test_without_an_open_day_there_is_no_peak),
    };
    return cmocka_run_group_tests(tests, reading_set_up, reading_tear_down);
}
