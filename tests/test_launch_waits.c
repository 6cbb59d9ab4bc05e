/*
 * Requester waits before and after a launch. Of the solved alone they would be
 * too short where many are not: with more than 1 % unfinished there is none.
 * The oracle of one that is given is a queue in which nobody waits: the time
 * in the team's court is the work alone.
 */
#include "base/number.h"
#include "reading.h"
#include "report/launch_words.h"
#include "study/run.h"

#include <math.h>
#include <string.h>

enum { CHAT, EMAIL };

/* Constant work: 2 minutes for the only reply to an e-mail, 1 minute a chat,
 * of which an agent holds one. */
static const char *plan_text(const char *days, const char *agents,
                             struct arena *arena)
{
    return arena_text(
        arena,
        "audience = \"none\"; plan = { start = \"2027-01-04\"; days = %s; "
        "warm_up = \"0 days\"; run_out = \"1 day\"; };\n"
        "channels = {\n"
        "  chat  = { volume = \"20 / day\"; arrives = \"any_time\";\n"
        "    messages = 1; compose = { mean = \"1 min\"; shape = \"constant\"; "
        "};\n"
        "    customer_reply = \"1 s\"; };\n"
        "  email = { volume = \"200 / day\"; replies_per_ticket = 1;\n"
        "    handle_time = { mean = \"2 min\"; shape = \"constant\"; }; };\n"
        "};\n"
        "teams = { desk = { serves = [ \"chat\", \"email\" ]; agents = %s; "
        "}; };\n"
        "rollout = ( { launch = \"chat\"; on = \"2027-01-18\"; training = "
        "\"0 h\";\n"
        "  comes_from = { new_customers = \"50 %%\"; email = \"50 %%\"; };\n"
        "  spike = \"0 %%\"; settles = \"1 week\"; } );\n",
        days, agents);
}

static const struct results *run(struct reading *reading, const char *text)
{
    struct centre *centre = arena_alloc(reading->arena, 1, sizeof *centre);
    *centre = *reading_text(reading, text);
    centre->study.replications = 6;
    const struct run_request request = { .centre = centre, .seed = 11 };
    return run_centre(&request, reading->arena);
}

static const struct launch_figure *requester(const struct launch_result *launch,
                                             size_t entry,
                                             enum launch_period period)
{
    return &launch->entries[entry].figures[period][LAUNCH_REQUESTER_S];
}

static void test_without_waiting_it_is_the_work(void **state)
{
    struct reading *reading = *state;
    const struct results *results =
        run(reading, plan_text("49", "30", reading->arena));
    const struct launch_result *launch = &results->launches[0];
    for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
        const struct launch_figure *email = requester(launch, EMAIL, p);
        assert_near(email->with.mean, 120, 1e-6);
        assert_near(email->without.mean, 120, 1e-6);
    }
    assert_near(requester(launch, CHAT, LAUNCH_AFTER)->with.mean, 60, 1e-6);
    assert_false(launch_whole(launch)->is_cut_off);
    assert_int_equal(results->n_warnings, 0);
    /* 190 e-mails of 2 minutes and 20 chats of 1 after 200 e-mails */
    assert_near(launch->requester_change.mean,
                (190 * 120 + 20 * 60) / (210.0 * 120) - 1, 0.005);
}

static bool says(const char *const *sentences, size_t n, const char *what)
{
    for (size_t i = 0; i < n; i++) {
        if (strstr(sentences[i], what)) {
            return true;
        }
    }
    return false;
}

/* Nobody waits: each e-mail is the same work with the chats and without them,
 * and only who is counted moves the mean of all. */
static void test_a_mean_that_only_the_mix_moves_is_said_so(void **state)
{
    struct reading *reading = *state;
    const struct results *results =
        run(reading, plan_text("49", "30", reading->arena));
    const struct launch_result *launch = &results->launches[0];
    const struct launch_figure *others = &launch->others[LAUNCH_AFTER];
    assert_near(others->with.mean, 120, 1e-6);
    assert_near(others->without.mean, 120, 1e-6);
    assert_near(others->change.change.mean, 0, 1e-6);
    assert_false(others->change.clear);
    assert_true(requester(launch, 2, LAUNCH_AFTER)->change.clear);
    size_t n = 0;
    const char *const *sentences =
        launch_words(launch, 0.95, reading->arena, &n);
    assert_true(says(sentences, n,
                     "mostly because contacts of chat, with 60.0 s on average, "
                     "are counted in it."));
    assert_true(says(sentences, n,
                     "Over email, each counted as often as without the launch, "
                     "requester wait shows no clear difference."));
    assert_true(says(sentences, n,
                     "email: no clear difference in the first "
                     "reply."));
}

/* The same launch, were the change of the other channels another one. */
static bool says_mix(const struct launch_result *launch, double share,
                     double half_share, struct arena *arena)
{
    struct launch_result other = *launch;
    struct difference *others = &other.others[LAUNCH_AFTER].change;
    const double all_s = launch_whole(launch)
                             ->figures[LAUNCH_AFTER][LAUNCH_REQUESTER_S]
                             .change.change.mean;
    others->change.mean = share * all_s;
    others->change.half_width = half_share * fabs(all_s);
    others->clear = fabs(share) > half_share;
    size_t n = 0;
    const char *const *sentences = launch_words(&other, 0.95, arena, &n);
    return says(sentences, n, "That mean moves mostly because");
}

static void test_of_a_noisy_change_no_cause_is_said(void **state)
{
    struct reading *reading = *state;
    struct arena *arena = reading->arena;
    const struct launch_result *launch =
        &run(reading, plan_text("49", "30", arena))->launches[0];
    assert_true(says_mix(launch, 0.2, 0.1, arena));
    assert_true(says_mix(launch, 0.1, 0.3, arena));
    assert_true(says_mix(launch, -0.9, 0.1, arena));
    assert_true(says_mix(launch, -0.9, 1.3, arena));
    assert_false(says_mix(launch, 0.95, 2, arena));
    assert_false(says_mix(launch, 0.1, 0.5, arena));
    assert_false(says_mix(launch, -0.9, 1.5, arena));
    assert_false(says_mix(launch, 0.9, 0.1, arena));
}

static void test_one_replication_is_one(void **state)
{
    struct reading *reading = *state;
    struct launch_result once =
        run(reading, plan_text("49", "30", reading->arena))->launches[0];
    once.replications = 1;
    assert_non_null(strstr(launch_words_window(&once, reading->arena),
                           "(replications: 1)."));
    once.replications = 2;
    assert_non_null(strstr(launch_words_window(&once, reading->arena),
                           "(replications: 2)."));
}

/* One agent a fifth short of the work: thousands are left at the end. */
static void test_under_overload_there_is_none(void **state)
{
    struct reading *reading = *state;
    const char *text = plan_text("42", "1", reading->arena);
    char *slow = arena_copy_text(reading->arena, text);
    memcpy(strstr(slow, "\"2 min\""), "\"9 min\"", strlen("\"9 min\""));
    const struct results *results = run(reading, slow);
    const struct launch_result *launch = &results->launches[0];
    const struct launch_entry *email = &launch->entries[EMAIL];
    assert_true(email->is_cut_off);
    assert_true(launch_whole(launch)->is_cut_off);
    assert_true(isnan(requester(launch, EMAIL, LAUNCH_AFTER)->with.mean));
    assert_true(isnan(requester(launch, EMAIL, LAUNCH_AFTER)->without.mean));
    assert_true(
        isnan(requester(launch, EMAIL, LAUNCH_AFTER)->change.change.mean));
    assert_false(requester(launch, EMAIL, LAUNCH_AFTER)->change.clear);
    assert_true(isnan(email->figures[LAUNCH_AFTER][LAUNCH_WAIT_S].with.mean));
    assert_true(isnan(launch->requester_change.mean));
    assert_true(email->figures[LAUNCH_AFTER][LAUNCH_CONTACTS].with.mean > 100);
    assert_true(says(results->warnings, results->n_warnings,
                     "launch of chat: more than 1 % of the contacts of email"));
    size_t n = 0;
    const char *const *sentences =
        launch_words(launch, 0.95, reading->arena, &n);
    assert_true(says(sentences, n, "Requester wait of all contacts is not"));
}

/* The last week is cut off, the days before the launch are not: who waits is
 * long done then. */
static void test_what_was_finished_in_time_is_given(void **state)
{
    struct reading *reading = *state;
    const char *text = plan_text("28", "30", reading->arena);
    const char *late = arena_text(reading->arena,
                                  "%.*s, { change = \"teams.desk.agents\"; "
                                  "to = 0; on = \"2027-01-25\"; } );\n",
                                  (int)(strrchr(text, ')') - text), text);
    const struct results *results = run(reading, late);
    const struct launch_result *launch = &results->launches[0];
    assert_near(requester(launch, EMAIL, LAUNCH_BEFORE)->with.mean, 120, 1e-6);
    assert_true(isnan(requester(launch, EMAIL, LAUNCH_AFTER)->with.mean));
    assert_true(isnan(requester(launch, EMAIL, LAUNCH_SETTLED)->with.mean));
    assert_true(isnan(launch->requester_change.mean));
}

/* Chats of at least six hours in a run that ends an hour after the plan: those
 * of the last five hours are cut off, of 14 days of them 1.5 %, of 35 days
 * 0.6 %. Before the launch there was none to cut off. */
static void test_chats_cut_off_by_the_end_are_missed(void **state)
{
    static const char *const days[] = { "28", "49" };
    struct reading *reading = *state;
    for (size_t i = 0; i < 2; i++) {
        const char *text = arena_text(
            reading->arena,
            "audience = \"none\"; plan = { start = \"2027-01-04\"; days = "
            "%s; run_out = \"1 h\"; };\n"
            "channels = { chat = { volume = \"200 / day\"; messages = 3;\n"
            "  compose = \"1 s\"; customer_reply = { mean = \"3 h\"; shape = "
            "\"constant\"; }; }; };\n"
            "teams = { desk = { serves = [ \"chat\" ]; agents = 60;\n"
            "  chats_at_once = 10; }; };\n"
            "rollout = ( { launch = \"chat\"; on = \"2027-01-18\"; training "
            "= \"0 h\"; comes_from = { new_customers = \"100 %%\"; }; } );\n",
            days[i]);
        const struct launch_result *launch = &run(reading, text)->launches[0];
        const bool is_short = i == 0;
        assert_true(launch->entries[CHAT].is_cut_off == is_short);
        assert_true(isnan(requester(launch, CHAT, LAUNCH_AFTER)->with.mean) ==
                    is_short);
    }
}

/* A team that is trained all day is away. Before is the plan, whose customers
 * wait for them; the plan without the launch trains nobody, and is in those
 * days another run. */
static void test_before_is_with_the_training(void **state)
{
    struct reading *reading = *state;
    const char *idle = plan_text("42", "2", reading->arena);
    char *busy = arena_copy_text(reading->arena, idle);
    memcpy(strstr(busy, "\"0 h\""), "\"9 h\"", strlen("\"9 h\""));
    const struct launch_result *trained = &run(reading, busy)->launches[0];
    const struct launch_result *untrained = &run(reading, idle)->launches[0];
    const size_t whole = trained->n_entries - 1;
    const struct launch_figure *before =
        requester(trained, whole, LAUNCH_BEFORE);
    const double rested_s =
        requester(untrained, whole, LAUNCH_BEFORE)->with.mean;
    assert_near(before->without.mean, rested_s, 1e-9 * rested_s);
    assert_true(before->change.clear && before->change.change.mean > 0);
    const double after_s = requester(trained, whole, LAUNCH_AFTER)->with.mean;
    assert_near(trained->requester_change.mean, after_s / before->with.mean - 1,
                1e-9);
    size_t n = 0;
    const char *const *sentences =
        launch_words(trained, 0.95, reading->arena, &n);
    assert_true(says(sentences, n, "longer"));
    assert_true(says(sentences, n, "for the training, and because"));
    assert_true(
        says(sentences, n,
             arena_text(reading->arena, "all contacts: %s before, ",
                        number_duration(reading->arena, before->with.mean))));
    assert_non_null(strstr(launch_words_window(trained, reading->arena),
                           "training for it included. After"));
    sentences = launch_words(untrained, 0.95, reading->arena, &n);
    assert_false(says(sentences, n, "training"));
    assert_null(
        strstr(launch_words_window(untrained, reading->arena), "training"));
}

static bool tells(const struct launch_result *launch, struct arena *arena,
                  const char *what)
{
    size_t n = 0;
    const char *const *sentences = launch_words(launch, 0.95, arena, &n);
    return says(sentences, n, what);
}

/* Made by hand: whatever is clear in the days before is no training's where
 * nobody is trained, and no training makes waits shorter. */
static void test_without_training_the_days_before_are_left_out(void **state)
{
    struct reading *reading = *state;
    const struct results *results =
        run(reading, plan_text("42", "2", reading->arena));
    struct launch_result launch = results->launches[0];
    struct difference *before = &launch.entries[launch.n_entries - 1]
                                     .figures[LAUNCH_BEFORE][LAUNCH_REQUESTER_S]
                                     .change;
    *before =
        (struct difference){ .change = { .mean = 1362, .half_width = 246 },
                             .clear = true };
    assert_false(
        tells(&launch, reading->arena, "Of contacts of the days before"));
    launch.training_s = 3600;
    assert_true(tells(&launch, reading->arena,
                      "requester wait is 22.7 min longer (95 %: 18.6 min to "
                      "26.8 min): for the training"));
    before->change.mean = -1362;
    assert_false(
        tells(&launch, reading->arena, "Of contacts of the days before"));
}

/* Made by hand: 98.5 min, between 92.2 min and 1.7 h. */
static void test_an_interval_of_times_has_one_unit(void **state)
{
    struct reading *reading = *state;
    const struct results *results =
        run(reading, plan_text("42", "2", reading->arena));
    struct launch_result launch = results->launches[0];
    struct launch_entry *whole = &launch.entries[launch.n_entries - 1];
    whole->figures[LAUNCH_AFTER][LAUNCH_REQUESTER_S].change =
        (struct difference){ .change = { .mean = -5910, .half_width = 378 },
                             .clear = true };
    assert_true(
        tells(&launch, reading->arena, "1.6 h shorter (95 %: 1.5 h to 1.7 h)"));
}

/* Made by hand: of steps a share is a mean, and contacts that come without the
 * launch too are no part of its largest change. */
static void test_steps_and_other_sources_are_told(void **state)
{
    struct reading *reading = *state;
    const struct results *results =
        run(reading, plan_text("42", "2", reading->arena));
    struct launch_result launch = results->launches[0];
    struct estimate *without =
        &launch.entries[CHAT].figures[LAUNCH_AFTER][LAUNCH_CONTACTS].without;
    size_t n = 0;
    launch.own_peak.stands_out = true;
    assert_int_equal(launch.n_steps, 1);
    assert_near(without->mean, 0, 0);
    const char *const *sentences =
        launch_words(&launch, 0.95, reading->arena, &n);
    assert_true(says(sentences, n, "chat itself has most contacts"));
    assert_true(says(sentences, n, "email loses"));
    assert_false(says(sentences, n, "on average over"));
    launch.n_steps = 2;
    without->mean = 4.3;
    sentences = launch_words(&launch, 0.95, reading->arena, &n);
    assert_false(says(sentences, n, "chat itself has most contacts"));
    assert_true(says(sentences, n, "), on average over the 28 days after."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_without_waiting_it_is_the_work),
        cmocka_unit_test(test_a_mean_that_only_the_mix_moves_is_said_so),
        cmocka_unit_test(test_of_a_noisy_change_no_cause_is_said),
        cmocka_unit_test(test_one_replication_is_one),
        cmocka_unit_test(test_under_overload_there_is_none),
        cmocka_unit_test(test_what_was_finished_in_time_is_given),
        cmocka_unit_test(test_chats_cut_off_by_the_end_are_missed),
        cmocka_unit_test(test_before_is_with_the_training),
        cmocka_unit_test(test_without_training_the_days_before_are_left_out),
        cmocka_unit_test(test_an_interval_of_times_has_one_unit),
        cmocka_unit_test(test_steps_and_other_sources_are_told),
    };
    return cmocka_run_group_tests(tests, reading_set_up, reading_tear_down);
}
