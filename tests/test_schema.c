/* Every row of the schema can be explained, and every default has a row. */
#include "base/arena.h"
#include "model/defaults.h"
#include "model/schema.h"
#include "model/value.h"
#include "testing.h"

#include <string.h>

static int set_up(void **state)
{
    *state = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(*state);
    return 0;
}

static void test_every_row_has_a_meaning_and_an_example(void **state)
{
    size_t n = 0;
    const struct schema_group *const *groups = schema_groups(*state, &n);
    assert_true(n > 30);
    for (size_t g = 0; g < n; g++) {
        for (size_t i = 0; i < groups[g]->n_rows; i++) {
            const struct schema_row *row = &groups[g]->rows[i];
            struct value *value = NULL;
            struct error err = { 0 };
            assert_non_null(row->meaning);
            assert_non_null(row->example);
            if (!value_parse(row->example, *state, &value, &err)) {
                fail_test("%s.%s: %s", groups[g]->name, row->name, err.message);
            }
        }
    }
}

static void test_a_short_example_is_quoted_where_the_schema_says_so(
    void **state)
{
    size_t n = 0;
    const struct schema_group *const *groups = schema_groups(*state, &n);
    for (size_t g = 0; g < n; g++) {
        for (size_t i = 0; i < groups[g]->n_rows; i++) {
            const struct schema_row *row = &groups[g]->rows[i];
            if (row->example[0] == '"' &&
                strcmp(groups[g]->name, "uncertain") != 0) {
                assert_true(schema_is_quoted(row));
            }
        }
    }
}

/* "redial.after" of group channel is row "after" of the group whose prefix is
 * "redial."; a preset of the help centre has the help centre's rows. */
static bool has_row(struct arena *arena, const struct default_value *value)
{
    size_t n = 0;
    const struct schema_group *const *groups = schema_groups(arena, &n);
    const size_t length = strcspn(value->group, ".");
    for (size_t g = 0; g < n; g++) {
        const struct schema_group *group = groups[g];
        const size_t skip = strlen(group->prefix);
        if (group->defaults && strlen(group->defaults) == length &&
            strncmp(group->defaults, value->group, length) == 0 &&
            strncmp(value->name, group->prefix, skip) == 0 &&
            schema_row(group, value->name + skip)) {
            return true;
        }
    }
    return false;
}

static void test_every_default_has_a_row_and_can_be_read(void **state)
{
    size_t n = 0;
    const struct default_value *values = default_list(&n);
    for (size_t i = 0; i < n; i++) {
        struct value *value = NULL;
        struct error err = { 0 };
        if (strcmp(values[i].group, "effect") != 0 &&
            !has_row(*state, &values[i])) {
            fail_test("%s.%s has no row", values[i].group, values[i].name);
        }
        assert_true(value_parse(values[i].value, *state, &value, &err));
    }
}

static void test_a_path_steps_over_names_of_ones_own(void **state)
{
    (void)state;
    const struct {
        const char *path;
        const char *name;
        enum schema_type type;
    } cases[] = {
        { "channels.my_line.wrap_up", "wrap_up", SCHEMA_LAW },
        { "channels.phone.redial.after", "after", SCHEMA_LAW },
        { "channels.phone.switch.email.probability", "probability",
          SCHEMA_SHARE },
        { "channels.volume.volume", "volume", SCHEMA_VOLUME },
        { "teams.desk.shifts.early.breaks.1.lasts", "lasts", SCHEMA_DURATION },
        { "teams.desk.speed.phone", "speed", SCHEMA_CHANNEL_NUMBERS },
        { "rollout.chat.on", "on", SCHEMA_DATE },
        { "rollout.channels.phone.volume.by", "by", SCHEMA_CHANGE },
        { "plan.special_days.on", "on", SCHEMA_DATE },
        { "study.seed", "seed", SCHEMA_SEED },
        { "channels.phone.handle_time.cv", "cv", SCHEMA_NUMBER },
        { "channels.phone.leaves_at_once.likely", "leaves_at_once",
          SCHEMA_SHARE },
        { "wrap_up", "wrap_up", SCHEMA_LAW },
        { "channel.wrap_up", "wrap_up", SCHEMA_LAW },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct schema_row *row = schema_find(cases[i].path);
        if (!row) {
            fail_test("nothing at %s", cases[i].path);
        }
        assert_string_equal(row->name, cases[i].name);
        assert_int_equal(row->type, cases[i].type);
    }
    assert_null(schema_find("channels.phone.colour"));
    assert_null(schema_find("channels.phone.wrap_up.colour"));
}

static void test_explain_says_meaning_default_and_source(void **state)
{
    const char *text = NULL;
    struct error err = { 0 };
    assert_true(
        schema_explain("channels.phone.handle_time", *state, &text, &err));
    assert_non_null(strstr(text, "The conversation of a call"));
    assert_non_null(strstr(text, "\"2.9 min\" for phone, b2c"));
    assert_non_null(strstr(text, "benchmark report 000"));
    assert_true(schema_explain("after", *state, &text, &err));
    assert_non_null(strstr(text, "channels.NAME.redial.after"));
    assert_non_null(strstr(text, "channels.NAME.answered_by.after"));
}

/* Four defaults without saying whose they are tell nobody anything. */
static void test_explain_says_which_approach_a_default_is_of(void **state)
{
    const char *text = NULL;
    struct error err;
    assert_true(schema_explain("help_centre.articles", *state, &text, &err));
    assert_non_null(strstr(text, "17 unless the approach says otherwise"));
    assert_non_null(strstr(text, "5 with approach = \"improver\""));
    assert_non_null(strstr(text, "120 with approach = \"set_and_forget\""));
    assert_non_null(strstr(text, "100 with approach = \"planner\""));
    assert_true(
        schema_explain("help_centre.linked_articles", *state, &text, &err));
    assert_null(strstr(text, "approach"));
}

static void test_explain_guesses_an_unknown_name(void **state)
{
    const char *text = NULL;
    struct error err = { 0 };
    assert_false(schema_explain("wrapup", *state, &text, &err));
    assert_error(err, "there is no setting 'wrapup'",
                 "did you mean 'wrap_up'?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_row_has_a_meaning_and_an_example),
        cmocka_unit_test(
            test_a_short_example_is_quoted_where_the_schema_says_so),
        cmocka_unit_test(test_every_default_has_a_row_and_can_be_read),
        cmocka_unit_test(test_a_path_steps_over_names_of_ones_own),
        cmocka_unit_test(test_explain_says_meaning_default_and_source),
        cmocka_unit_test(test_explain_says_which_approach_a_default_is_of),
        cmocka_unit_test(test_explain_guesses_an_unknown_name),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
