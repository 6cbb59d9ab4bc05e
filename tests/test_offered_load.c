/*
 * Sine-shaped rates have a closed form for every law of handle times; its
 * values were worked out elsewhere to ten digits. The rates here are 86 400
 * steps of a second, each with the sine's own mean.
 */
#include "queueing/offered_load.h"
#include "testing.h"
#include <math.h>

enum { DAY_S = 86400 };

struct sine_case {
    enum shape shape;
    double mean_h;
    double cv;
    double base_per_hour; /* rate = base + swing sin(2 pi t / day) */
    double swing_per_hour;
    double forever[3]; /* m at 0, 6 and 14 h, when every day was like this */
    double from_0[3];  /* m at 0.5, 6 and 12 h, starting empty at 0 */
};

static const struct sine_case SINE_CASES[] = {
    { SHAPE_EXPONENTIAL,
      0.5,
      1.0,
      60.0,
      30.0,
      { 28.06958179, 44.74730885, 24.29813679 },
      { 19.68478479, 44.74713638, 31.93041821 } },
    { SHAPE_CONSTANT,
      2.0,
      0.0,
      60.0,
      30.0,
      { 104.6476421, 177.2957795, 104.6476421 },
      { 30.98034667, 177.2957795, 135.3523579 } },
    { SHAPE_UNIFORM,
      4.0,
      0.5773502691896258,
      20.0,
      15.0,
      { 46.39583461, 121.0350794, 88.58452121 },
      { 10.16745556, 116.6806645, 113.6041654 } },
    { SHAPE_EXPONENTIAL,
      0.07,
      1.0,
      120.0,
      100.0,
      { 8.271761368, 15.3976499, 5.012232961 },
      { 9.179696316, 15.3976499, 8.528238632 } },
    { SHAPE_LOGNORMAL,
      8.0,
      1.0,
      40.0,
      40.0,
      { 184.5337073, 399.4732112, 397.5806452 },
      { 21.29998533, 314.9201995, 413.8211784 } },
};

static struct distribution law_of(enum shape shape, double mean_s, double cv)
{
    return (struct distribution){
        .shape = shape,
        .mean_s = mean_s,
        .cv = cv,
        .max_s = 2.0 * mean_s, /* uniform: from 0 */
    };
}

static double *sine_day(const struct sine_case *row, struct arena *arena)
{
    double *per_s = arena_alloc(arena, DAY_S, sizeof *per_s);
    const double turn = 2.0 * acos(-1.0) / DAY_S;
    for (int i = 0; i < DAY_S; i++) {
        const double mean_sine = (cos(turn * i) - cos(turn * (i + 1))) / turn;
        per_s[i] =
            (row->base_per_hour + row->swing_per_hour * mean_sine) / 3600.0;
    }
    return per_s;
}

static void test_sine_shaped_days_have_their_known_load(void **state)
{
    (void)state;
    const double forever_h[3] = { 0.0, 6.0, 14.0 };
    const double from_0_h[3] = { 0.5, 6.0, 12.0 };
    for (size_t i = 0; i < sizeof SINE_CASES / sizeof SINE_CASES[0]; i++) {
        const struct sine_case *row = &SINE_CASES[i];
        struct arena *arena = arena_create();
        struct rate_steps steps = { DAY_S, sine_day(row, arena), 1.0, true };
        const struct distribution law =
            law_of(row->shape, row->mean_h * 3600.0, row->cv);
        const struct offered_load *forever =
            offered_load_create(&steps, &law, arena);
        steps.repeats = false;
        const struct offered_load *from_0 =
            offered_load_create(&steps, &law, arena);
        for (int k = 0; k < 3; k++) {
            assert_near(offered_load_at(forever, forever_h[k] * 3600.0),
                        row->forever[k], 1e-6 * row->forever[k]);
            assert_near(offered_load_at(from_0, from_0_h[k] * 3600.0),
                        row->from_0[k], 1e-5 * row->from_0[k]);
        }
        arena_destroy(arena);
    }
}

static void test_a_steady_rate_gives_rate_times_handle_time(void **state)
{
    (void)state;
    const enum shape shapes[] = { SHAPE_CONSTANT, SHAPE_EXPONENTIAL,
                                  SHAPE_LOGNORMAL, SHAPE_GAMMA };
    const double per_s[2] = { 0.1, 0.1 };
    const struct rate_steps steps = { 2, per_s, 1800.0, true };
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        struct arena *arena = arena_create();
        const double cv = shapes[i] == SHAPE_CONSTANT ? 0.0 : 1.0;
        const struct distribution law = law_of(shapes[i], 174.0, cv);
        const struct offered_load *load =
            offered_load_create(&steps, &law, arena);
        assert_near(offered_load_at(load, -5000.0), 17.4, 1e-6 * 17.4);
        assert_near(offered_load_at(load, 1234.5), 17.4, 1e-6 * 17.4);
        arena_destroy(arena);
    }
}

/* From an empty start the load rises as 1 - exp(-t / mean), and after the
 * last step it falls as exp(-t / mean). */
static void test_load_rises_and_falls_with_the_handle_time(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const double per_s[1] = { 0.1 };
    const struct rate_steps steps = { 1, per_s, 1800.0, false };
    const struct distribution law = law_of(SHAPE_EXPONENTIAL, 174.0, 1.0);
    const struct offered_load *load = offered_load_create(&steps, &law, arena);
    assert_near(offered_load_at(load, 0.0), 0.0, 1e-12);
    for (double t_s = 17.0; t_s < 1800.0; t_s += 17.0) {
        const double rising = 17.4 * -expm1(-t_s / 174.0);
        assert_near(offered_load_at(load, t_s), rising, 1e-5 * rising);
    }
    for (double t_s = 17.0; t_s < 1000.0; t_s += 17.0) {
        const double full = 17.4 * -expm1(-1800.0 / 174.0);
        const double falling = full * exp(-t_s / 174.0);
        assert_near(offered_load_at(load, 1800.0 + t_s), falling, 1e-5 * full);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sine_shaped_days_have_their_known_load),
        cmocka_unit_test(test_a_steady_rate_gives_rate_times_handle_time),
        cmocka_unit_test(test_load_rises_and_falls_with_the_handle_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
