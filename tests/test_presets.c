/* Every preset is a scenario without a mistake, in both languages, that this
 * version simulates. */
#include "base/arena.h"
#include "model/presets.h"
#include "model/scenario.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>

static struct scenario load(const char *text, struct arena *arena)
{
    const char *folder = getenv("DESKCAST_TMP");
    const char *path =
        arena_text(arena, "%s/preset.cfg", folder ? folder : ".");
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    const struct scenario_request request = { .file = path };
    struct scenario scenario;
    struct problems problems = { 0 };
    if (!scenario_load(&request, arena, &scenario, &problems)) {
        fail_test("%s", problem_text(&problems.list[0], "error", arena));
    }
    (void)remove(path);
    return scenario;
}

static void test_every_preset_is_a_scenario_that_runs(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    size_t n = 0;
    const struct preset *presets = presets_list(&n);
    assert_string_equal(presets[0].name, "phone");
    for (size_t i = 0; i < n; i++) {
        const struct scenario scenario =
            load(presets_text(presets[i].name, "en"), arena);
        assert_null(scenario_unsimulated(&scenario, arena));
        assert_int_equal(scenario.warnings.n, 0);
    }
    arena_destroy(arena);
}

/* What is said in words differs with the language. */
static bool is_words(const struct setting *setting)
{
    return strstr(setting->path, "title") != NULL ||
           strcmp(setting->path, "plan.language") == 0;
}

static bool has_setting(const struct scenario *scenario,
                        const struct setting *asked)
{
    for (size_t i = 0; i < scenario->n_settings; i++) {
        if (strcmp(scenario->settings[i].path, asked->path) == 0 &&
            strcmp(scenario->settings[i].value, asked->value) == 0) {
            return true;
        }
    }
    return false;
}

static void check_has_all_of(const struct scenario *scenario,
                             const struct scenario *other)
{
    for (size_t i = 0; i < other->n_settings; i++) {
        const struct setting *setting = &other->settings[i];
        if (!is_words(setting) && !has_setting(scenario, setting)) {
            fail_test("%s = %s is in one language alone", setting->path,
                      setting->value);
        }
    }
}

static void test_both_languages_describe_the_same_centre(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    size_t n = 0;
    const struct preset *presets = presets_list(&n);
    for (size_t i = 0; i < n; i++) {
        const struct scenario english =
            load(presets_text(presets[i].name, "en"), arena);
        const struct scenario dutch =
            load(presets_text(presets[i].name, "nl"), arena);
        assert_string_equal(dutch.centre->plan.language, "nl");
        check_has_all_of(&dutch, &english);
        check_has_all_of(&english, &dutch);
    }
    arena_destroy(arena);
}

/* How large a launch is has no source: what it brings, from whom, its spike and
 * how long that lasts are each drawn. */
static void test_a_launch_is_said_as_a_range(void **state)
{
    (void)state;
    static const char *const unknown[] = {
        "channels.chat.volume",
        "rollout.chat.comes_from.new_customers",
        "rollout.chat.comes_from.email",
        "rollout.chat.comes_from.phone",
        "rollout.chat.spike",
        "rollout.chat.settles",
    };
    const size_t n = sizeof unknown / sizeof *unknown;
    struct arena *arena = arena_create();
    const struct scenario scenario = load(presets_text("launch", "en"), arena);
    assert_int_equal(scenario.centre->n_uncertain, n);
    for (size_t i = 0; i < n; i++) {
        assert_string_equal(scenario.centre->uncertain[i].path, unknown[i]);
    }
    arena_destroy(arena);
}

static void test_an_unknown_preset_has_no_text(void **state)
{
    (void)state;
    assert_null(presets_text("webshop2", "en"));
    assert_string_equal(presets_text("phone", "fr"),
                        presets_text("phone", "en"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_preset_is_a_scenario_that_runs),
        cmocka_unit_test(test_both_languages_describe_the_same_centre),
        cmocka_unit_test(test_a_launch_is_said_as_a_range),
        cmocka_unit_test(test_an_unknown_preset_has_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
