#include "model/centre.h"
#include "study/expectation.h"
#include "study/results.h"
#include "testing.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

static const struct channel CHANNELS[] = { { .name = "phone" },
                                           { .name = "orders" } };
static const struct team TEAMS[] = { { .name = "first_line" },
                                     { .name = "experts" } };
static const struct rollout ROLLOUTS[] = {
    { .what = ROLLOUT_CHANGE, .channel = 0 },
    { .what = ROLLOUT_LAUNCH, .channel = 1 },
};
static const struct centre CENTRE = { .n_channels = 2,
                                      .channels = CHANNELS,
                                      .n_teams = 2,
                                      .teams = TEAMS,
                                      .n_rollouts = 2,
                                      .rollouts = ROLLOUTS };

enum { MEASURES_AT_MOST = 128 };

/* Results in which every measure is 3 +- 0.5 from 20 replications. */
struct board {
    struct arena *arena;
    struct estimate phone[MEASURES_AT_MOST];
    struct estimate whole[MEASURES_AT_MOST];
    struct estimate team[MEASURES_AT_MOST];
    struct channel_result channels[2];
    struct team_result teams[2];
    struct results results;
};

static const struct estimate USUAL = { .mean = 3, .half_width = 0.5, .n = 20 };

static int setup(void **state)
{
    struct arena *arena = arena_create();
    struct board *board = arena_alloc(arena, 1, sizeof *board);
    board->arena = arena;
    for (size_t m = 0; m < MEASURES_AT_MOST; m++) {
        board->phone[m] = USUAL;
        board->whole[m] = USUAL;
        board->team[m] = USUAL;
    }
    for (size_t i = 0; i < 2; i++) {
        board->channels[i].measures = board->phone;
        board->teams[i].measures = board->team;
    }
    board->results = (struct results){ .centre = &CENTRE,
                                       .confidence_frac = 0.95,
                                       .whole.measures = board->whole,
                                       .n_channels = 2,
                                       .channels = board->channels,
                                       .n_teams = 2,
                                       .teams = board->teams,
                                       .cost_a_week = USUAL };
    *state = board;
    return 0;
}

static int teardown(void **state)
{
    const struct board *board = *state;
    arena_destroy(board->arena);
    return 0;
}

static struct expectation read(const struct board *board, const char *text)
{
    struct expectation expectation;
    struct error err;
    if (!expectation_read(text, &CENTRE, board->arena, &expectation, &err)) {
        fail_test("%s: %s", text, err.message);
    }
    return expectation;
}

static struct expectation_outcome judge(const struct board *board,
                                        const char *text)
{
    const struct expectation expectation = read(board, text);
    return expectation_judge(&expectation, &board->results, board->arena);
}

/* ---- reading ---- */

static void test_a_limit_is_read_in_the_measures_unit(void **state)
{
    static const struct {
        const char *text;
        double limit;
    } known[] = {
        { "phone.service_level < 80 %", 0.8 },
        { "phone.service_level<80%", 0.8 },
        { "phone.service_level >= 0.8", 0.8 },
        { "channels.phone.mean_wait_s > 30", 30 },
        { "phone.mean_wait_s > 1.5 min", 90 },
        { "phone.wait_p90_s > 20 s", 20 },
        { "phone.wait_over.60 < 5 %", 0.05 },
        { "teams.first_line.occupancy <= 0.88", 0.88 },
        { "teams.experts.cost < 30000", 30000 },
        { "centre.abandonment < 5 %", 0.05 },
        { "centre.cost_per_week < 30000", 30000 },
        { "  phone.offered  >  1000  ", 1000 },
        { "rollout.orders.requester_wait_change < -10 %", -0.1 },
        { "rollout.orders.centre.after.service_level.change > -0.05", -0.05 },
        { "rollout.orders.centre.later.mean_wait_s.change < 2 min", 120 },
        { "rollout.orders.peak.change > 30", 30 },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const struct expectation expectation = read(*state, known[i].text);
        assert_near(expectation.limit, known[i].limit, 1e-12);
    }
}

static void test_each_comparison_is_told_apart(void **state)
{
    static const struct {
        const char *text;
        bool below, at, above; /* what of 2, 3 and 4 agrees */
    } known[] = { { "phone.offered < 3", true, false, false },
                  { "phone.offered <= 3", true, true, false },
                  { "phone.offered > 3", false, false, true },
                  { "phone.offered >= 3", false, true, true } };
    struct board *board = *state;
    struct estimate *offered = &board->phone[measure_index("offered")];
    for (size_t i = 0; i < 4; i++) {
        const bool wanted[] = { known[i].below, known[i].at, known[i].above };
        for (size_t k = 0; k < 3; k++) {
            offered->mean = 2.0 + (double)k;
            const struct expectation_outcome outcome =
                judge(board, known[i].text);
            assert_int_equal(outcome.verdict,
                             wanted[k] ? EXPECTATION_HOLDS : EXPECTATION_FAILS);
        }
    }
}

static void test_what_cannot_be_read_is_said_in_a_sentence(void **state)
{
    static const struct {
        const char *text, *message, *hint;
    } known[] = {
        { "phone.service_level", "\"phone.service_level\" compares nothing",
          "write a demand like \"phone.service_level < 80 %\", with one of "
          "< <= > >=" },
        { "fone.service_level < 80 %", "there is no channel \"fone\"",
          "did you mean \"phone\"?" },
        { "telegram.service_level < 80 %", "there is no channel \"telegram\"",
          "there are: phone, orders" },
        { "first_line.occupancy > 1 %", "there is no channel \"first_line\"",
          "a team is written teams.first_line.occupancy" },
        { "teams.first_lime.occupancy > 1 %", "there is no team \"first_lime\"",
          "did you mean \"first_line\"?" },
        { "phone.servicelevel < 80 %",
          "there is no result \"servicelevel\" of channels",
          "did you mean \"service_level\"?" },
        { "teams.experts.ocupancy < 80 %",
          "there is no result \"ocupancy\" of teams",
          "did you mean \"occupancy\"?" },
        { "centre.cost_per_weak < 80",
          "there is no result \"cost_per_weak\" of the centre",
          "did you mean \"cost_per_week\"?" },
        { "phone.customers < 80",
          "there is no result \"customers\" of channels", NULL },
        { "phone < 80", "\"phone\" does not say which result is meant",
          "write phone.service_level or another result" },
        { "rollout.phone.peak.change > 1", "no channel \"phone\" is launched",
          "there are: orders" },
        { "rollout.orders > 1",
          "\"rollout.orders\" does not say which result is meant",
          "write rollout.orders.requester_wait_change or another result" },
        { "rollout.orders.peak > 1", "there is no result \"peak\" of a launch",
          "write rollout.orders.peak.change; what it differs by from another "
          "plan is rollout.orders.peak.change.change" },
        { "rollout.orders.peaks > 1",
          "there is no result \"peaks\" of a launch",
          "write one as in run.json, such as "
          "rollout.orders.centre.after.contacts_per_day.change or "
          "rollout.orders.requester_wait_change" },
        { "rollout.orders.channels.fone.after.mean_wait_s.with > 1",
          "there is no result \"channels.fone.after.mean_wait_s.with\" of a "
          "launch",
          NULL },
        { "phone.service_level < 80",
          "phone.service_level is a share: it cannot be compared with 80",
          "write it with a sign, 80 %, or as 0.8" },
    };
    const struct board *board = *state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct expectation expectation;
        struct error err;
        assert_false(expectation_read(known[i].text, &CENTRE, board->arena,
                                      &expectation, &err));
        assert_string_equal(err.message, known[i].message);
        if (known[i].hint) {
            assert_string_equal(err.hint, known[i].hint);
        }
    }
}

/* More names than a hint has room for: whole ones, and how many are left. */
static void test_a_long_list_of_results_ends_at_a_whole_name(void **state)
{
    const struct board *board = *state;
    struct expectation expectation;
    struct error err;
    assert_false(expectation_read("phone.wachttijd > 20 s", &CENTRE,
                                  board->arena, &expectation, &err));
    assert_int_equal(strncmp(err.hint, "there are: offered, answered, ", 30),
                     0);
    const char *more = strstr(err.hint, " and ");
    assert_non_null(more);
    unsigned left = 0;
    char end[64];
    assert_int_equal(sscanf(more, " and %u more, %63[^\n]", &left, end), 2);
    assert_string_equal(end, "all in summary.csv of a run");
    size_t n_all = 0;
    (void)measure_list(&n_all);
    size_t named = 1;
    for (const char *at = err.hint; at < more; at++) {
        named += *at == ',';
    }
    assert_int_equal(named + left, n_all);
}

static void test_a_limit_that_is_no_amount_is_refused(void **state)
{
    static const char *const bad[] = {
        "phone.service_level < ",
        "phone.service_level < much",
        "phone.mean_wait_s < 20 cows",
        "phone.offered < 20 s",
        "phone.offered < > 20",
        "phone.offered = > 20",
        " < 20",
        "teams. < 20",
    };
    const struct board *board = *state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct expectation expectation;
        struct error err = { .message = "" };
        assert_false(expectation_read(bad[i], &CENTRE, board->arena,
                                      &expectation, &err));
        assert_true(strlen(err.message) > 10);
    }
}

/* ---- judging ---- */

/* A half-width of 0.5 at 19 degrees is a standard error of 0.5 / 2.093. */
static void test_it_says_by_how_many_standard_errors(void **state)
{
    const struct expectation_outcome holds =
        judge(*state, "phone.mean_wait_s < 4");
    assert_int_equal(holds.verdict, EXPECTATION_HOLDS);
    assert_near(holds.standard_errors, 2.093024054 / 0.5, 1e-7);
    const struct expectation_outcome not =
        judge(*state, "teams.experts.fte >= 4");
    assert_int_equal(not .verdict, EXPECTATION_FAILS);
    assert_near(not .standard_errors, -2.093024054 / 0.5, 1e-7);
}

static void test_each_subject_has_its_own_value(void **state)
{
    struct board *board = *state;
    const size_t lost = measure_index("abandonment");
    board->phone[lost].mean = 0.1;
    board->whole[lost].mean = 0.2;
    board->results.cost_a_week.mean = 500;
    board->team[0].mean = 0.7;
    assert_near(judge(board, "phone.abandonment < 1").estimate.mean, 0.1, 0);
    assert_near(judge(board, "centre.abandonment < 1").estimate.mean, 0.2, 0);
    assert_near(judge(board, "centre.cost_per_week < 1").estimate.mean, 500, 0);
    assert_near(judge(board, "teams.experts.occupancy < 1").estimate.mean, 0.7,
                0);
}

static struct difference change_of(double mean)
{
    return (struct difference){ .change.mean = mean };
}

/* Every figure of a launch of orders is another number. */
static void test_each_figure_of_a_launch_has_its_own_value(void **state)
{
    static const struct {
        const char *path;
        double value;
    } known[] = {
        { "spike_ratio", 1.5 },
        { "new_contacts", 70 },
        { "moved_contacts", 30 },
        { "requester_wait_change", -0.16 }, /* 0.84 times what it was */
        { "peak.change", 55 },
        { "own_peak.change", 88 },
        { "settled_change", 21 },
        { "settled_change_calendar_day", 15 },
        { "channels.phone.before.mean_wait_s.with", 1 },
        { "channels.phone.before.mean_wait_s.without", 2 },
        { "channels.phone.before.mean_wait_s.change", -1 },
        { "channels.orders.last_week.backlog_mean.with", 4 },
        { "centre.first_4_weeks.requester_wait_mean_s.without", 5 },
    };
    struct launch_entry entries[] = { { .name = "phone" },
                                      { .name = "orders" },
                                      { .name = "centre" } };
    struct launch_figure *wait =
        &entries[0].figures[LAUNCH_BEFORE][LAUNCH_WAIT_S];
    wait->with.mean = 1;
    wait->without.mean = 2;
    wait->change = change_of(-1);
    entries[1].figures[LAUNCH_SETTLED][LAUNCH_BACKLOG].with.mean = 4;
    entries[2].figures[LAUNCH_EARLY][LAUNCH_REQUESTER_S].without.mean = 5;
    struct launch_result launches[] = { { .channel = "orders",
                                          .n_entries = 3,
                                          .entries = entries,
                                          .spike_ratio.mean = 1.5,
                                          .new_contacts.mean = 70,
                                          .moved_contacts.mean = 30,
                                          .requester_change.mean = -0.16,
                                          .peak.change = change_of(55),
                                          .own_peak.change = change_of(88),
                                          .settled = change_of(21),
                                          .settled_calendar = change_of(15) } };
    struct board *board = *state;
    board->results.n_launches = 1;
    board->results.launches = launches;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const struct expectation_outcome outcome =
            judge(board, arena_text(board->arena, "rollout.orders.%s > 0",
                                    known[i].path));
        assert_near(outcome.estimate.mean, known[i].value, 1e-12);
    }
    board->results.n_launches = 0; /* a replay has none */
    assert_int_equal(judge(board, "rollout.orders.peak.change > 0").verdict,
                     EXPECTATION_UNDECIDED);
}

static void test_the_sentence_says_what_was_found(void **state)
{
    struct board *board = *state;
    struct estimate *level = &board->phone[measure_index("service_level")];
    *level = (struct estimate){ .mean = 0.7312, .half_width = 0.004, .n = 9 };
    assert_string_equal(
        judge(board, "phone.service_level >= 80 %").sentence,
        "\"phone.service_level >= 80 %\" does not hold: it is 73.12 % "
        "\302\261 0.4 %");
    level->half_width = nan("");
    assert_string_equal(judge(board, "phone.service_level < 80 %").sentence,
                        "\"phone.service_level < 80 %\" holds: it is 73.12 %");
    assert_string_equal(judge(board, "phone.mean_wait_s < 20 s").sentence,
                        "\"phone.mean_wait_s < 20 s\" holds: it is 3 s "
                        "\302\261 0.5 s");
}

static void test_a_value_that_does_not_exist_decides_nothing(void **state)
{
    struct board *board = *state;
    board->phone[measure_index("mean_wait_s")].mean = nan("");
    static const char *const demands[] = { "phone.mean_wait_s < 20",
                                           "phone.mean_wait_s >= 20" };
    for (size_t i = 0; i < 2; i++) {
        const struct expectation_outcome outcome = judge(board, demands[i]);
        assert_int_equal(outcome.verdict, EXPECTATION_UNDECIDED);
        assert_nan(outcome.standard_errors);
    }
    assert_string_equal(judge(board, demands[0]).sentence,
                        "\"phone.mean_wait_s < 20\" is neither true nor "
                        "false: this run has no value of phone.mean_wait_s");
}

static void test_what_is_certain_is_endlessly_far_from_the_limit(void **state)
{
    struct board *board = *state;
    board->phone[0].half_width = 0;
    assert_true(isinf(judge(board, "phone.offered < 4").standard_errors));
    assert_true(judge(board, "phone.offered > 4").standard_errors < 0);
    board->phone[0].half_width = nan("");
    assert_nan(judge(board, "phone.offered < 4").standard_errors);
}

#define WITH_BOARD(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

/* Half-width 0.5 around 2: wholly above 1, wholly below 3, across 2.2. */
static void test_a_change_is_judged_by_its_whole_interval(void **state)
{
    const struct board *board = *state;
    static const struct {
        const char *text;
        enum expectation_verdict verdict;
        double limit;
    } cases[] = {
        { "phone.mean_wait_s.change > 1 s", EXPECTATION_HOLDS, 1 },
        { "phone.mean_wait_s.change > -1 min", EXPECTATION_HOLDS, -60 },
        { "phone.mean_wait_s.change < 1", EXPECTATION_FAILS, 1 },
        { "phone.mean_wait_s.change < 3", EXPECTATION_HOLDS, 3 },
        { "phone.mean_wait_s.change < 2.2", EXPECTATION_UNDECIDED, 2.2 },
        { "phone.mean_wait_s.change > 2.2", EXPECTATION_UNDECIDED, 2.2 },
        { "phone.service_level.change > -5 points", EXPECTATION_HOLDS, -0.05 },
        { "phone.service_level.change > -5 %", EXPECTATION_HOLDS, -0.05 },
        { "phone.service_level.change < 0.25", EXPECTATION_FAILS, 0.25 },
    };
    const struct estimate change = { .mean = 2, .half_width = 0.5, .n = 20 };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct expectation expectation;
        struct error err;
        assert_true(expectation_read_beside(cases[i].text, &CENTRE,
                                            board->arena, &expectation, &err));
        assert_near(expectation.limit, cases[i].limit, 1e-12);
        const struct expectation_outcome outcome =
            expectation_judge_change(&expectation, &change, 0.95, board->arena);
        assert_int_equal(outcome.verdict, cases[i].verdict);
    }
}

static void test_one_plan_changes_nothing(void **state)
{
    const struct board *board = *state;
    struct expectation expectation;
    struct error err;
    assert_false(expectation_read("phone.mean_wait_s.change > 1", &CENTRE,
                                  board->arena, &expectation, &err));
    assert_string_equal(err.hint, "deskcast compare takes such a demand");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BOARD(test_a_limit_is_read_in_the_measures_unit),
        WITH_BOARD(test_each_comparison_is_told_apart),
        WITH_BOARD(test_what_cannot_be_read_is_said_in_a_sentence),
        WITH_BOARD(test_a_long_list_of_results_ends_at_a_whole_name),
        WITH_BOARD(test_a_limit_that_is_no_amount_is_refused),
        WITH_BOARD(test_it_says_by_how_many_standard_errors),
        WITH_BOARD(test_each_subject_has_its_own_value),
        WITH_BOARD(test_each_figure_of_a_launch_has_its_own_value),
        WITH_BOARD(test_the_sentence_says_what_was_found),
        WITH_BOARD(test_a_value_that_does_not_exist_decides_nothing),
        WITH_BOARD(test_what_is_certain_is_endlessly_far_from_the_limit),
        cmocka_unit_test_setup_teardown(
            test_a_change_is_judged_by_its_whole_interval, setup, teardown),
        cmocka_unit_test_setup_teardown(test_one_plan_changes_nothing, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
