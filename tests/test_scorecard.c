/*
 * A run's figures beside the benchmark's, against sums done by hand.
 */
#include "model/benchmarks.h"
#include "reading.h"
#include "study/run.h"

/* 700 chats a week from day 14 of 28 on, six days a week: 1400 on 12 days. */
static const char plan[] =
    "audience = \"b2c\"; plan = { start = \"2027-01-04\"; weeks = 4; };\n"
    "opening_hours = ( { days = \"mon-sat\"; from = \"08:00\"; to = \"18:00\"; "
    "} );\n"
    "channels = {\n"
    "  phone = { volume = \"100 / week\"; };\n"
    "  chat = { volume = \"700 / week\"; handle_time = \"2 min\"; rate = [ 1.0 "
    "]; };\n"
    "};\n"
    "teams = { desk = { serves = [ \"phone\", \"chat\" ]; agents = 60; "
    "chats_at_once = 1; }; };\n"
    "rollout = ( { launch = \"chat\"; on = \"2027-01-18\"; comes_from = { "
    "new_customers = \"100 %\"; }; spike = \"0 %\"; settles = \"1 week\"; "
    "training = \"0 h\"; } );\n"
    "study = { replications = 40; seed = 6; confidence = 0.999; };\n";

static void test_chats_on_a_day_are_of_days_on_which_chat_is_open(void **state)
{
    struct reading *reading = *state;
    const struct run_request request = { .centre = reading_text(reading, plan),
                                         .seed = 6 };
    const struct results *results = run_centre(&request, reading->arena);
    size_t n = 0;
    for (size_t i = 0; i < results->n_scores; i++) {
        const struct score *score = &results->scores[i];
        if (score->known->of == SCORE_OF_CHATS_A_DAY) {
            n++;
            assert_near(score->simulated.mean, 1400.0 / 12,
                        score->simulated.half_width);
            assert_true(score->simulated.half_width < 10);
        }
    }
    assert_int_equal(n, 1);
}

/* A ticket is solved by its one reply of 2 hours, from week 27 on of 4, from
 * week 53 on of 8; nobody waits, at any hour. */
static const char slower[] =
    "audience = \"b2c\"; plan = { start = \"2027-01-04\"; weeks = %d; };\n"
    "opening_hours = ( { days = \"mon-sun\"; from = \"00:00\"; to = "
    "\"24:00\"; } );\n"
    "channels = { email = { volume = \"70 / week\"; handle_time = { mean = "
    "\"2 h\"; cv = 0; }; replies_per_ticket = 1.0; hold = { probability = "
    "\"0 %%\"; lasts = \"1 h\"; }; reopen = { probability = \"0 %%\"; }; }; "
    "};\n"
    "teams = { desk = { serves = [ \"email\" ]; agents = 30; }; };\n"
    "rollout = ( { change = \"channels.email.handle_time.mean\"; to = \"4 "
    "h\"; on = \"2027-07-05\"; lasts = \"26 weeks\"; },\n"
    "{ change = \"channels.email.handle_time.mean\"; to = \"8 h\"; on = "
    "\"2028-01-03\"; } );\n"
    "study = { replications = 2; seed = 6; };\n";

/* In hours; 0 where there is no such row. */
static double resolution_h(struct reading *reading, int weeks, enum score_of of)
{
    const struct run_request request = {
        .centre =
            reading_text(reading, arena_text(reading->arena, slower, weeks)),
        .seed = 6,
    };
    const struct results *results = run_centre(&request, reading->arena);
    for (size_t i = 0; i < results->n_scores; i++) {
        if (results->scores[i].known->of == of) {
            return results->scores[i].simulated.mean / 3600;
        }
    }
    return 0;
}

static void test_resolution_times_are_of_their_own_part_of_the_plan(
    void **state)
{
    assert_near(resolution_h(*state, 54, SCORE_OF_RESOLUTION_AT_FIRST), 2,
                0.01);
    assert_near(resolution_h(*state, 54, SCORE_OF_RESOLUTION_HALF_YEAR), 4,
                0.06);
    assert_near(resolution_h(*state, 54, SCORE_OF_RESOLUTION_YEAR), 8, 0.6);
}

static void test_a_plan_has_no_row_for_what_it_does_not_reach(void **state)
{
    assert_near(resolution_h(*state, 26, SCORE_OF_RESOLUTION_AT_FIRST), 2,
                0.01);
    assert_near(resolution_h(*state, 26, SCORE_OF_RESOLUTION_HALF_YEAR), 0, 0);
    assert_near(resolution_h(*state, 52, SCORE_OF_RESOLUTION_HALF_YEAR), 4,
                0.06);
    assert_near(resolution_h(*state, 52, SCORE_OF_RESOLUTION_YEAR), 0, 0);
}

/* One agent for three times his work: most tickets are never solved, and the
 * mean of the few that are would be far too short. */
static void test_resolution_times_that_lack_the_unsolved_are_left_out(
    void **state)
{
    const struct run_request request = {
        .centre = reading_text(
            *state,
            "audience = \"b2c\"; plan = { start = \"2027-01-04\"; weeks = 40; "
            "};\n"
            "opening_hours = ( { days = \"mon-fri\"; from = \"09:00\"; to = "
            "\"17:00\"; } );\n"
            "channels = { email = { volume = \"1200 / week\"; handle_time = "
            "\"6 min\"; }; };\n"
            "teams = { desk = { serves = [ \"email\" ]; agents = 1; }; };\n"
            "study = { replications = 2; seed = 6; };\n"),
        .seed = 6,
    };
    const struct results *results =
        run_centre(&request, ((struct reading *)*state)->arena);
    const size_t whole = measure_index("full_resolution_mean_s");
    assert_true(isnan(results->whole.measures[whole].mean));
    for (size_t i = 0; i < results->n_scores; i++) {
        const enum score_of of = results->scores[i].known->of;
        assert_true(of != SCORE_OF_RESOLUTION_AT_FIRST);
        assert_true(of != SCORE_OF_RESOLUTION_HALF_YEAR);
        assert_true(of != SCORE_OF_RESOLUTION_YEAR);
    }
}

/* Agents enough in the first half year, too few after: the first months are all
 * solved, though the plan as a whole is not. */
static void test_each_part_of_the_plan_has_its_own_unsolved(void **state)
{
    struct reading *reading = *state;
    const struct run_request request = {
        .centre = reading_text(
            reading, "audience = \"b2c\"; plan = { start = \"2027-01-04\"; "
                     "weeks = 52; };\n"
                     "opening_hours = ( { days = \"mon-sun\"; from = "
                     "\"00:00\"; to = \"24:00\"; } );\n"
                     "channels = { email = { volume = \"70 / week\"; "
                     "handle_time = { mean = \"2 h\"; cv = 0; }; "
                     "replies_per_ticket = 1.0; hold = { probability = \"0 "
                     "%\"; lasts = \"1 h\"; }; reopen = { probability = \"0 "
                     "%\"; }; }; };\n"
                     "teams = { desk = { serves = [ \"email\" ]; agents = 30; "
                     "}; };\n"
                     "rollout = ( { change = "
                     "\"channels.email.handle_time.mean\"; to = \"200 h\"; on "
                     "= \"2027-07-05\"; } );\n"
                     "study = { replications = 2; seed = 6; };\n"),
        .seed = 6,
    };
    const struct results *results = run_centre(&request, reading->arena);
    size_t n_first = 0;
    for (size_t i = 0; i < results->n_scores; i++) {
        const struct score *score = &results->scores[i];
        assert_true(score->known->of != SCORE_OF_RESOLUTION_HALF_YEAR);
        if (score->known->of == SCORE_OF_RESOLUTION_AT_FIRST) {
            assert_near(score->simulated.mean / 3600, 2, 0.01);
            n_first++;
        }
    }
    assert_int_equal(n_first, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_chats_on_a_day_are_of_days_on_which_chat_is_open,
            reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(
            test_resolution_times_are_of_their_own_part_of_the_plan,
            reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(
            test_resolution_times_that_lack_the_unsolved_are_left_out,
            reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(
            test_each_part_of_the_plan_has_its_own_unsolved, reading_set_up,
            reading_tear_down),
        cmocka_unit_test_setup_teardown(
            test_a_plan_has_no_row_for_what_it_does_not_reach, reading_set_up,
            reading_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
