/*
 * What `check` says aloud, compared with what was found right by reading it.
 * After a change that is meant: DESKCAST_UPDATE_SENTENCES=1 ctest -R sentences,
 * then read the difference.
 */
#include "base/arena.h"
#include "base/file.h"
#include "model/scenario.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>

enum { BYTES_AT_MOST = 1 << 20 };

static const char *say(const char *file, struct arena *arena)
{
    const struct scenario_request request = { .file = file };
    struct scenario scenario;
    struct problems problems = { 0 };
    if (!scenario_load(&request, arena, &scenario, &problems)) {
        fail_test("%s", problem_text(&problems.list[0], "error", arena));
    }
    return scenario_sentences(&scenario, arena);
}

static void assert_said(const char *file, const char *known)
{
    struct arena *arena = arena_create();
    const char *said = say(file, arena);
    if (getenv("DESKCAST_UPDATE_SENTENCES")) {
        FILE *out = fopen(known, "wb");
        assert_non_null(out);
        assert_int_equal(fwrite(said, 1, strlen(said), out), strlen(said));
        assert_int_equal(fclose(out), 0);
    }
    char *expected = NULL;
    size_t n = 0;
    assert_true(file_read(known, BYTES_AT_MOST, arena, &expected, &n, NULL));
    size_t same = 0;
    size_t line = 1;
    while (same < n && said[same] == expected[same]) {
        line += said[same] == '\n';
        same++;
    }
    if (strcmp(said, expected) != 0) {
        fail_test("%s differs from line %zu on", known, line);
    }
    arena_destroy(arena);
}

static void test_a_phone_line_is_said_aloud(void **state)
{
    (void)state;
    assert_said("scenarios/phone.cfg", "tests/sentences/phone.txt");
}

static void test_every_part_of_a_centre_is_said_aloud(void **state)
{
    (void)state;
    assert_said("tests/sentences/whole.cfg", "tests/sentences/whole.txt");
}

static void test_a_day_of_its_own_is_said_aloud(void **state)
{
    (void)state;
    assert_said("tests/sentences/one_day.cfg", "tests/sentences/one_day.txt");
}

/* The Monday after the plan, and not the one a week later. */
static void test_a_holiday_just_after_the_plan_is_said_aloud(void **state)
{
    (void)state;
    assert_said("tests/sentences/holiday_after.cfg",
                "tests/sentences/holiday_after.txt");
}

/* By hand: a week after the launch 50 % x e^(-3 / 4) = 23.6 % is left of the
 * spike; 8 places and 3 in the shift have 11 x 24 h; 10 January is a Sunday and
 * Christmas lies in the two weeks before the plan. */
static void test_a_launch_after_holidays_is_said_aloud(void **state)
{
    (void)state;
    assert_said("tests/sentences/launch.cfg", "tests/sentences/launch.txt");
}

static void test_what_is_not_simulated_is_named(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *const sets[] = { "teams.first.agents = as needed" };
    const struct scenario_request request = {
        .file = "tests/sentences/whole.cfg",
        .n_sets = 1,
        .sets = sets,
    };
    struct scenario scenario;
    struct problems problems = { 0 };
    assert_true(scenario_load(&request, arena, &scenario, &problems));
    assert_string_equal(
        scenario_unsimulated(&scenario, arena),
        "teams.first.agents: this version reads and checks finding the number "
        "of agents (\"as needed\"), but does not simulate that yet");
    arena_destroy(arena);
}

static void test_all_of_the_language_else_is_simulated(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct scenario_request request = { .file =
                                                  "tests/sentences/whole.cfg" };
    struct scenario scenario;
    struct problems problems = { 0 };
    assert_true(scenario_load(&request, arena, &scenario, &problems));
    assert_null(scenario_unsimulated(&scenario, arena));
    arena_destroy(arena);
}

static void assert_says(const char *said, const char *sentence)
{
    if (!strstr(said, sentence)) {
        fail_test("\"%s\" is not said", sentence);
    }
}

static void test_steps_before_the_launch_count_from_the_launch_on(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_says(say("tests/sentences/early_offer.cfg", arena),
                "  sms opens on Monday 18 Jan 2027.\n"
                "  It is offered to 20 % from Monday 18 Jan 2027, 50 % from "
                "Monday 1 Feb 2027.\n");
    arena_destroy(arena);
}

static void test_what_a_variant_sets_is_said_to_be_the_variants(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    assert_says(say("tests/sentences/early_offer.cfg#half", arena),
                "  It is offered to 40 % from Monday 18 Jan 2027. (from the "
                "variant half)\n");
    arena_destroy(arena);
}

/* Its own file says neither whom SMS is offered to nor where it comes from,
 * and of the widget only the former. */
static void test_what_a_launch_leaves_out_is_said_with_its_origin(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *said = say("tests/sentences/left_out.cfg", arena);
    assert_says(said,
                "  It is offered to 100 % from Monday 18 Jan 2027. "
                "(default)\n"
                "  Its contacts: 100 % new customers. (default)\n"
                "  At first 80 % more new customers come. (assumption)\n");
    assert_says(said, "  It is offered to 50 % from Wednesday 17 Feb 2027.\n"
                      "  Its contacts: 100 % new customers. (default)\n");
    arena_destroy(arena);
}

static void test_neutral_values_are_said_to_be_defaults(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const char *said = say("tests/sentences/neutral.cfg", arena);
    assert_says(said, "  Nobody hangs up. (default)\n");
    assert_says(said, "  A ticket needs 1 reply until it is solved. "
                      "(default)\n"
                      "  Between replies the customer takes 2 h on average "
                      "(exponential).\n");
    assert_says(said, "  Its priority is 1 (1 goes first). (default)\n");
    assert_says(said, "  Its priority is 2 (1 goes first).\n");
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_phone_line_is_said_aloud),
        cmocka_unit_test(test_every_part_of_a_centre_is_said_aloud),
        cmocka_unit_test(test_a_day_of_its_own_is_said_aloud),
        cmocka_unit_test(test_a_holiday_just_after_the_plan_is_said_aloud),
        cmocka_unit_test(test_a_launch_after_holidays_is_said_aloud),
        cmocka_unit_test(test_steps_before_the_launch_count_from_the_launch_on),
        cmocka_unit_test(test_what_a_variant_sets_is_said_to_be_the_variants),
        cmocka_unit_test(test_what_a_launch_leaves_out_is_said_with_its_origin),
        cmocka_unit_test(test_neutral_values_are_said_to_be_defaults),
        cmocka_unit_test(test_what_is_not_simulated_is_named),
        cmocka_unit_test(test_all_of_the_language_else_is_simulated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
