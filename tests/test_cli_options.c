/* Words of a command line to options, and what is said of the wrong ones. */
#include "cli/options.h"
#include "testing.h"
#include <string.h>

static const enum option accepted[] = { OPTION_OUT_FOLDER, OPTION_SEED,
                                        OPTION_SET,        OPTION_JSON,
                                        OPTION_THREADS,    OPTION_PROGRESS,
                                        OPTION_QUIET,      OPTION_VERBOSE,
                                        OPTION_PRECISION,  N_OPTIONS };

struct reading {
    struct arena *arena;
    struct options options;
    struct error err;
    bool good;
};

/* Reads words separated by blanks. */
static struct reading read_line(const char *line)
{
    struct reading reading = { .arena = arena_create() };
    const char *words[16];
    size_t n = 0;
    char *rest = arena_copy_text(reading.arena, line);
    for (char *word = strtok_r(rest, " ", &rest); word;
         word = strtok_r(NULL, " ", &rest)) {
        words[n++] = word;
    }
    reading.good = options_read(words, n, accepted, reading.arena,
                                &reading.options, &reading.err);
    return reading;
}

static void assert_refused(const char *line, const char *message,
                           const char *hint)
{
    struct reading reading = read_line(line);
    assert_false(reading.good);
    assert_error(reading.err, message, hint);
    arena_destroy(reading.arena);
}

static void test_options_and_arguments_may_be_mixed(void **state)
{
    (void)state;
    struct reading r = read_line("plan.cfg --seed 7 -q other.cfg --out=x -j4");
    assert_true(r.good);
    assert_int_equal(r.options.n_arguments, 2);
    assert_string_equal(r.options.arguments[0], "plan.cfg");
    assert_string_equal(r.options.arguments[1], "other.cfg");
    assert_string_equal(options_value(&r.options, OPTION_SEED, ""), "7");
    assert_string_equal(options_value(&r.options, OPTION_OUT_FOLDER, ""), "x");
    assert_string_equal(options_value(&r.options, OPTION_THREADS, ""), "4");
    assert_true(options_has(&r.options, OPTION_QUIET));
    assert_false(options_has(&r.options, OPTION_VERBOSE));
    arena_destroy(r.arena);
}

static void test_two_dashes_end_the_options(void **state)
{
    (void)state;
    struct reading r = read_line("-- --seed -q");
    assert_true(r.good);
    assert_int_equal(r.options.n_arguments, 2);
    assert_string_equal(r.options.arguments[0], "--seed");
    assert_false(options_has(&r.options, OPTION_QUIET));
    arena_destroy(r.arena);
}

static void test_letters_stand_together(void **state)
{
    (void)state;
    struct reading r = read_line("-qvj 3");
    assert_true(r.good);
    assert_true(options_has(&r.options, OPTION_QUIET));
    assert_true(options_has(&r.options, OPTION_VERBOSE));
    assert_string_equal(options_value(&r.options, OPTION_THREADS, ""), "3");
    arena_destroy(r.arena);
}

static void test_a_repeatable_option_keeps_all_its_values(void **state)
{
    (void)state;
    struct reading r = read_line("--set a=1 --set=b=2");
    assert_true(r.good);
    assert_int_equal(r.options.given[OPTION_SET].n, 2);
    assert_string_equal(r.options.given[OPTION_SET].list[0], "a=1");
    assert_string_equal(r.options.given[OPTION_SET].list[1], "b=2");
    arena_destroy(r.arena);
}

static void test_a_dash_after_json_belongs_to_it_and_a_file_does_not(
    void **state)
{
    (void)state;
    struct reading dash = read_line("plan.cfg --json -");
    assert_true(dash.good);
    assert_int_equal(dash.options.n_arguments, 1);
    struct reading file = read_line("--json plan.cfg");
    assert_true(file.good);
    assert_int_equal(file.options.n_arguments, 1);
    assert_true(options_has(&file.options, OPTION_JSON));
    arena_destroy(dash.arena);
    arena_destroy(file.arena);
}

static void test_help_is_always_known(void **state)
{
    (void)state;
    struct reading r = read_line("-h");
    assert_true(r.good);
    assert_true(options_has(&r.options, OPTION_HELP));
    arena_destroy(r.arena);
}

static void test_an_abbreviation_is_refused_and_completed_in_the_hint(
    void **state)
{
    (void)state;
    assert_refused("--verbos", "there is no option --verbos here",
                   "did you mean --verbose?");
    assert_refused("--prog auto", "there is no option --prog here",
                   "did you mean --progress?");
}

static void test_a_slip_of_the_pen_gets_the_nearest_option(void **state)
{
    (void)state;
    assert_refused("--sede 7", "there is no option --sede here",
                   "did you mean --seed?");
    assert_refused("--treads=2", "there is no option --treads here",
                   "did you mean --threads?");
}

static void test_an_option_of_another_command_is_unknown(void **state)
{
    (void)state;
    assert_refused("--shrinkage 3", "there is no option --shrinkage here",
                   "--help lists the options");
    assert_refused("-x", "there is no option -x here",
                   "--help lists the options");
}

static void test_a_missing_value_is_asked_for(void **state)
{
    (void)state;
    assert_refused("--threads", "--threads needs a value",
                   "write --threads N: processors to use (default: all); the "
                   "results are the same");
}

static void test_a_superfluous_value_is_refused(void **state)
{
    (void)state;
    assert_refused("--quiet=yes", "--quiet takes no value", "");
    assert_refused("--json=file", "--json takes no value", "");
}

static void test_a_value_must_be_among_the_choices(void **state)
{
    (void)state;
    assert_refused("--progress fast", "--progress cannot be \"fast\"",
                   "use auto, bar, plain, json or none");
    assert_refused("--progress bar|plain", "--progress cannot be \"bar|plain\"",
                   "use auto, bar, plain, json or none");
}

static void test_an_option_given_twice_is_refused(void **state)
{
    (void)state;
    assert_refused("--seed 1 --seed 2", "--seed is given twice",
                   "give it once");
}

static bool whole(const char *text, unsigned long long *out, struct error *err)
{
    const char *list[] = { text };
    struct options options = { .n_arguments = 0 };
    options.given[OPTION_SEED] = (struct option_values){ .n = 1, .list = list };
    return options_whole_number(&options, OPTION_SEED, 1, INT64_MAX, out, err);
}

static void test_whole_numbers_are_read_to_the_last_one(void **state)
{
    (void)state;
    struct error err;
    unsigned long long value = 0;
    assert_true(whole("9223372036854775807", &value, &err));
    assert_true(value == INT64_MAX);
    assert_false(whole("9223372036854775808", &value, &err));
    assert_false(whole("99999999999999999999999", &value, &err));
    assert_string_equal(err.message,
                        "--seed 99999999999999999999999 is out of range");
    assert_false(whole("0", &value, &err));
    assert_true(value == INT64_MAX);
}

static void test_what_is_no_whole_number_is_refused(void **state)
{
    (void)state;
    const char *const bad[] = { "", "-1", "+1", "1.5", "1e3", "0x1", "7 " };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct error err = { .message = "" };
        unsigned long long value = 3;
        assert_false(whole(bad[i], &value, &err));
        assert_true(value == 3);
        assert_non_null(strstr(err.message, "takes a whole number"));
    }
}

static void test_every_option_is_described(void **state)
{
    (void)state;
    for (int o = 0; o < N_OPTIONS; o++) {
        const struct option_rule *rule = option_rule((enum option)o);
        assert_non_null(rule->name);
        assert_non_null(rule->help);
        assert_true(rule->value || !rule->choices);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options_and_arguments_may_be_mixed),
        cmocka_unit_test(test_two_dashes_end_the_options),
        cmocka_unit_test(test_letters_stand_together),
        cmocka_unit_test(test_a_repeatable_option_keeps_all_its_values),
        cmocka_unit_test(
            test_a_dash_after_json_belongs_to_it_and_a_file_does_not),
        cmocka_unit_test(test_help_is_always_known),
        cmocka_unit_test(
            test_an_abbreviation_is_refused_and_completed_in_the_hint),
        cmocka_unit_test(test_a_slip_of_the_pen_gets_the_nearest_option),
        cmocka_unit_test(test_an_option_of_another_command_is_unknown),
        cmocka_unit_test(test_a_missing_value_is_asked_for),
        cmocka_unit_test(test_a_superfluous_value_is_refused),
        cmocka_unit_test(test_a_value_must_be_among_the_choices),
        cmocka_unit_test(test_an_option_given_twice_is_refused),
        cmocka_unit_test(test_whole_numbers_are_read_to_the_last_one),
        cmocka_unit_test(test_what_is_no_whole_number_is_refused),
        cmocka_unit_test(test_every_option_is_described),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
