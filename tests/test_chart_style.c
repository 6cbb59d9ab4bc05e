/* Colours that hold in grey, and style files. */
#include "chart/colour.h"
#include "chart/style.h"
#include "testing.h"
#include <stdlib.h>
#include <string.h>

static void test_colours_of_channels_differ_in_grey(void **state)
{
    (void)state;
    /* black, sky, blue, vermilion, purple: the five of a chart with names */
    const struct style style = style_house();
    for (size_t i = 0; i < style.n_series; i++) {
        for (size_t k = 0; k < i; k++) {
            const double a = colour_lightness(style.series[i]);
            const double b = colour_lightness(style.series[k]);
            assert_true(fabs(a - b) > 6.8);
        }
    }
}

static void test_other_channels_have_no_colour_of_the_known_ones(void **state)
{
    (void)state;
    const struct style style = style_house();
    for (size_t i = 0; i < 12; i++) {
        const struct series_look look = style_channel(&style, "facebook", i);
        for (size_t k = 0; k < N_CHANNEL_COLOURS; k++) {
            assert_true(look.colour != style.channels[k]);
        }
        const struct series_look next = style_channel(&style, "twitter", i + 1);
        assert_true(look.colour != next.colour || look.dash != next.dash);
    }
}

static void test_lightness_and_contrast_are_the_known_ones(void **state)
{
    (void)state;
    assert_near(colour_lightness(0xffffff), 100, 1e-9);
    assert_near(colour_lightness(0x000000), 0, 1e-9);
    assert_near(colour_lightness(0x777777), 50.03, 0.01);
    assert_near(colour_contrast(0xffffff, 0x000000), 21, 1e-9);
    assert_near(colour_contrast(0xffffff, 0x767676), 4.54, 0.005);
    assert_int_equal(colour_grey(0x777777), 0x777777);
    assert_int_equal(colour_mix(0x000000, 0xffffff, 0.5), 0x808080);
}

static void test_scales_of_colour_are_even_in_grey(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++) {
        const double light = colour_lightness(colour_sequential(i / 10.0));
        const double darker =
            colour_lightness(colour_sequential((i + 1) / 10.0));
        assert_near(light - darker,
                    (100 - colour_lightness(colour_sequential(1))) / 10, 0.7);
    }
    assert_int_equal(colour_diverging(0), 0xffffff);
    assert_int_equal(colour_diverging(-1), COLOUR_VERMILION);
    assert_int_equal(colour_diverging(1), COLOUR_BLUE);
}

static void test_letters_in_any_colour_can_be_read(void **state)
{
    (void)state;
    static const uint32_t colours[] = { COLOUR_SKY, COLOUR_ORANGE,
                                        COLOUR_PURPLE, 0xffff00, 0xffffff };
    for (size_t i = 0; i < sizeof colours / sizeof colours[0]; i++) {
        assert_true(colour_contrast(colour_for_text(colours[i], 0xffffff),
                                    0xffffff) >= 4.5);
        assert_true(colour_contrast(colour_ink_on(colours[i]), colours[i]) >=
                    4.5);
    }
}

/* Reads a style; what is wrong with it, if anything, is in *problems. */
static bool read(const char *text, struct style *style,
                 struct problems *problems, struct arena *arena)
{
    const char *path =
        arena_text(arena, "%s/client.cfg", getenv("DESKCAST_TMP"));
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    (void)fputs(text, file);
    assert_int_equal(fclose(file), 0);
    *style = style_house();
    return style_read(path, arena, style, problems);
}

static void test_a_style_file_changes_what_it_names(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct style style;
    struct problems problems;
    assert_true(read("fonts = \"Fira Sans\"; logo = \"Tulp & Zo\";\n"
                     "colours = { phone = \"#123456\"; grid = \"#eee\"; };\n"
                     "series = [ \"#010203\", \"#040506\" ];\n"
                     "sizes = { title = 24; text = 12.5; };\n",
                     &style, &problems, arena));
    assert_string_equal(style.fonts, "Fira Sans");
    assert_string_equal(style.logo, "Tulp & Zo");
    assert_int_equal(style.channels[COLOUR_OF_PHONE], 0x123456);
    assert_int_equal(style.channels[COLOUR_OF_CHAT], COLOUR_VERMILION);
    assert_int_equal(style.grid, 0xeeeeee);
    assert_int_equal(style.n_series, 2);
    assert_int_equal(style.series[1], 0x040506);
    assert_near(style.title_size, 24, 0);
    assert_near(style.text_size, 12.5, 0);
    arena_destroy(arena);
}

static void assert_problem(const char *text, int line, const char *message,
                           const char *hint)
{
    struct arena *arena = arena_create();
    struct style style;
    struct problems problems;
    assert_false(read(text, &style, &problems, arena));
    assert_int_equal(problems.n, 1);
    assert_int_equal(problems.list[0].line, line);
    assert_string_equal(problems.list[0].message, message);
    assert_string_equal(problems.list[0].hint, hint);
    arena_destroy(arena);
}

static void test_mistakes_in_a_style_are_named_with_their_line(void **state)
{
    (void)state;
    assert_problem("logo = \"x\";\ncolours = { fone = \"#123456\"; };\n", 2,
                   "unknown setting 'fone' of a style",
                   "did you mean 'phone'?");
    assert_problem("colours = { phone = \"blue\"; };\n", 1,
                   "phone must be a colour",
                   "write it in quotes as red, green and blue: \"#0072b2\"");
    assert_problem("\n\nsizes = { title = 200; };\n", 3,
                   "title must be a size of letters, 6 to 48 points",
                   "write a number without quotes, such as 12");
    assert_problem("series = [ ];\n", 1,
                   "series must be a list of 1 to 12 colours",
                   "write: series = [ \"#0072b2\", \"#d55e00\" ];");
}

static void test_sizes_are_read(void **state)
{
    (void)state;
    struct style style = style_house();
    struct error err;
    assert_true(style_size("a4", &style, &err));
    assert_near(style.width, 842, 0);
    assert_true(style_size("1200x800", &style, &err));
    assert_near(style.height, 800, 0);
    assert_true(style_size("16:9", &style, &err));
    assert_near(style.width / style.height, 16.0 / 9, 1e-12);
    static const char *const wrong[] = { "",         "a5",         "1200",
                                         "1200x",    "x800",       "10x10",
                                         "1e3x900",  "1200x800x2", "-1200x800",
                                         "99999x800" };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_false(style_size(wrong[i], &style, &err));
    }
    assert_non_null(strstr(err.hint, "16:9, a4"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_colours_of_channels_differ_in_grey),
        cmocka_unit_test(test_other_channels_have_no_colour_of_the_known_ones),
        cmocka_unit_test(test_lightness_and_contrast_are_the_known_ones),
        cmocka_unit_test(test_scales_of_colour_are_even_in_grey),
        cmocka_unit_test(test_letters_in_any_colour_can_be_read),
        cmocka_unit_test(test_a_style_file_changes_what_it_names),
        cmocka_unit_test(test_mistakes_in_a_style_are_named_with_their_line),
        cmocka_unit_test(test_sizes_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
