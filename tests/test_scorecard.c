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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_chats_on_a_day_are_of_days_on_which_chat_is_open,
            reading_set_up, reading_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
