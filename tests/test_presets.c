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
        size_t n_differ = 0;
        assert_int_equal(english.n_settings, dutch.n_settings);
        for (size_t k = 0; k < english.n_settings; k++) {
            const struct setting *a = &english.settings[k];
            bool found = false;
            for (size_t m = 0; m < dutch.n_settings && !found; m++) {
                found = strcmp(dutch.settings[m].path, a->path) == 0 &&
                        strcmp(dutch.settings[m].value, a->value) == 0;
            }
            const bool is_words = strstr(a->path, "title") != NULL ||
                                  strcmp(a->path, "plan.language") == 0;
            n_differ += !found && !is_words;
        }
        assert_int_equal(n_differ, 0);
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
        cmocka_unit_test(test_an_unknown_preset_has_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
