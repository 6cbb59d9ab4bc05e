/* Distributions in all their forms, against their moments by hand. */
#include "reading.h"

static const struct distribution *law_of(struct reading *reading,
                                         const char *law)
{
    const char *phone = arena_text(
        reading->arena, "volume = \"7 / week\"; handle_time = %s;", law);
    return &reading_parts(reading, (struct reading_parts){ .phone = phone })
                ->channels[0]
                .handle_time;
}

static void test_every_shape_has_its_mean_and_cv(void **state)
{
    const struct {
        const char *text;
        enum shape shape;
        double mean_s;
        double cv;
    } cases[] = {
        { "{ mean = \"60 s\"; shape = \"constant\"; }", SHAPE_CONSTANT, 60, 0 },
        { "{ mean = \"60 s\"; shape = \"erlang\"; phases = 4; }", SHAPE_ERLANG,
          60, 0.5 },
        { "{ mean = \"60 s\"; cv = 0.7; }", SHAPE_LOGNORMAL, 60, 0.7 },
        { "{ mean = \"60 s\"; cv = 0.0; }", SHAPE_CONSTANT, 60, 0 },
        { "{ mean = \"60 s\"; cv = 0.7; shape = \"weibull\"; }", SHAPE_WEIBULL,
          60, 0.7 },
        { "{ mean = \"60 s\"; cv = 2.0; shape = \"hyperexponential\"; }",
          SHAPE_HYPEREXPONENTIAL, 60, 2 },
        /* variance of a uniform of width 60: 60^2 / 12 = 300 */
        { "{ shape = \"uniform\"; min = \"30 s\"; max = \"90 s\"; }",
          SHAPE_UNIFORM, 60, 0.28867513459481287 },
        /* variance of a triangle on 0, 30, 60: 150 */
        { "{ shape = \"triangular\"; min = \"0 s\"; mode = \"30 s\"; max = "
          "\"60 s\"; }",
          SHAPE_TRIANGULAR, 30, 0.40824829046386302 },
        { "\"60 s\"", SHAPE_EXPONENTIAL, 60, 1 },
        { "\"0 s\"", SHAPE_CONSTANT, 0, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct distribution *law = law_of(*state, cases[i].text);
        assert_int_equal(law->shape, cases[i].shape);
        assert_near(law->mean_s, cases[i].mean_s, 1e-12);
        assert_near(law->cv, cases[i].cv, 1e-12);
    }
}

/* ln X normal: p90 = mean exp(1.2815515655 s - s^2 / 2), cv^2 = exp(s^2) - 1 */
static void test_a_p90_says_the_cv(void **state)
{
    const struct distribution *law =
        law_of(*state, "{ mean = \"2.9 min\"; p90 = \"6 min\"; }");
    const double s = sqrt(log(1 + law->cv * law->cv));
    assert_near(174 * exp(1.2815515655446004 * s - s * s / 2), 360, 1e-6);
}

static void test_patience_may_be_said_by_what_was_measured(void **state)
{
    const struct centre *centre = reading_parts(
        *state,
        (struct reading_parts){
            .phone = "volume = \"7 / week\"; handle_time = \"4 min\"; "
                     "patience = { from_abandoned = \"6 %\"; at_mean_wait = "
                     "\"45 s\"; };" });
    assert_int_equal(centre->channels[0].patience.shape, SHAPE_EXPONENTIAL);
    assert_near(centre->channels[0].patience.mean_s, 750, 1e-9);
}

static void test_a_spread_alone_keeps_the_benchmarks_mean(void **state)
{
    const struct centre *centre = reading_text(
        *state,
        "audience = \"b2c\"; opening_hours = \"always\";\n"
        "channels = { phone = { volume = \"100 / day\"; handle_time = { cv = "
        "0.5; }; }; };\n"
        "teams = { desk = { serves = [ \"phone\" ]; agents = 5; }; };\n");
    assert_near(centre->channels[0].handle_time.mean_s, 174, 1e-9);
    assert_near(centre->channels[0].handle_time.cv, 0.5, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_shape_has_its_mean_and_cv),
        cmocka_unit_test(test_a_p90_says_the_cv),
        cmocka_unit_test(test_patience_may_be_said_by_what_was_measured),
        cmocka_unit_test(test_a_spread_alone_keeps_the_benchmarks_mean),
    };
    return cmocka_run_group_tests(tests, reading_set_up, reading_tear_down);
}
