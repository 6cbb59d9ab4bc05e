/* run.json against docs/schema/run-1.json, both ways: what the schema promises
 * is there, and what is there is documented. The schema is read by the part of
 * JSON Schema that it uses. */
#include "report/json.h"
#include "report/sqlite_schema.h"
#include "report_run.h"
#include "schema_check.h"
#include <string.h>

static size_t check_run(const char *scenario, uint32_t replications)
{
    struct report_run *run = report_run_make(scenario, replications, NULL);
    json_t *made = json_of_run(&run->report);
    struct text text;
    text_start(&text, run->arena);
    json_add_text(made, &text);
    const size_t n = schema_check("docs/schema/run-1.json", text.bytes);
    json_decref(made);
    arena_destroy(run->arena);
    return n;
}

static void test_a_run_is_as_the_schema_says(void **state)
{
    (void)state;
    assert_true(check_run("scenarios/first_call.cfg", 3) > 400);
}

static void test_one_replication_is_too(void **state)
{
    (void)state;
    assert_true(check_run("scenarios/first_call.cfg", 1) > 200);
}

static void test_several_channels_and_teams_are_too(void **state)
{
    (void)state;
    assert_true(check_run("scenarios/overflow.cfg", 2) > 400);
}

static void test_chats_and_tickets_are_too(void **state)
{
    (void)state;
    assert_true(check_run("tests/test_identities.cfg", 2) > 1000);
}

static void test_launches_are_too(void **state)
{
    (void)state;
    assert_true(check_run("scenarios/chat_launch.cfg", 3) > 2000);
}

static json_t *definitions_of(const char *path, json_t **out_schema)
{
    *out_schema = json_load_file(path, 0, NULL);
    assert_non_null(*out_schema);
    return json_object_get(*out_schema, "$defs");
}

/* compare.json holds the launches of each plan as run.json does. */
static void test_what_both_schemas_define_means_the_same_in_both(void **state)
{
    static const char *const shared[] = { "estimate",      "change",
                                          "launch",        "launch_entry",
                                          "launch_figure", "launch_others",
                                          "launch_team" };
    (void)state;
    json_t *schemas[2];
    json_t *run = definitions_of("docs/schema/run-1.json", &schemas[0]);
    json_t *compare = definitions_of("docs/schema/compare-1.json", &schemas[1]);
    const char *name = NULL;
    const json_t *definition = NULL;
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        assert_non_null(json_object_get(run, shared[i]));
        assert_non_null(json_object_get(compare, shared[i]));
    }
    json_object_foreach(compare, name, definition)
    {
        const json_t *of_run = json_object_get(run, name);
        if (of_run && !json_equal(of_run, definition)) {
            fail_test("\"%s\" is not the same in both schemas", name);
        }
    }
    json_decref(schemas[0]);
    json_decref(schemas[1]);
}

static void test_the_checker_finds_what_is_wrong(void **state)
{
    (void)state;
    json_t *number = json_real(1.5);
    json_t *types = json_pack("[ss]", "integer", "null");
    assert_false(has_type(number, types));
    json_array_append_new(types, json_string("number"));
    assert_true(has_type(number, types));
    json_decref(number);
    json_decref(types);
}

static void test_the_tables_of_sqlite_are_as_documented(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    struct text text;
    text_start(&text, arena);
    for (const char *const *sql = sqlite_schema; *sql; sql++) {
        text_add(&text, "%s%s;\n", sql == sqlite_schema ? "" : "\n", *sql);
    }
    char documented[32768] = "";
    FILE *file = fopen("docs/schema/results-1.sql", "r");
    assert_non_null(file);
    const size_t n = fread(documented, 1, sizeof documented - 1, file);
    (void)fclose(file);
    assert_true(n > 0);
    assert_non_null(strstr(documented, text.bytes));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_run_is_as_the_schema_says),
        cmocka_unit_test(test_one_replication_is_too),
        cmocka_unit_test(test_several_channels_and_teams_are_too),
        cmocka_unit_test(test_chats_and_tickets_are_too),
        cmocka_unit_test(test_launches_are_too),
        cmocka_unit_test(test_what_both_schemas_define_means_the_same_in_both),
        cmocka_unit_test(test_the_checker_finds_what_is_wrong),
        cmocka_unit_test(test_the_tables_of_sqlite_are_as_documented),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
