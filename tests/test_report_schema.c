/* run.json against docs/schema/run-1.json, both ways: what the schema promises
 * is there, and what is there is documented. The schema is read by the part of
 * JSON Schema that it uses. */
#include "report/json.h"
#include "report/sqlite_schema.h"
#include "report_run.h"
#include <string.h>

struct check {
    json_t *schema; /* the whole document */
    char path[256]; /* of the value at hand, for messages */
    size_t n_values;
};

static bool is_type(const json_t *value, const char *type)
{
    if (strcmp(type, "number") == 0) {
        return json_is_number(value);
    }
    return (strcmp(type, "object") == 0 && json_is_object(value)) ||
           (strcmp(type, "array") == 0 && json_is_array(value)) ||
           (strcmp(type, "string") == 0 && json_is_string(value)) ||
           (strcmp(type, "integer") == 0 && json_is_integer(value)) ||
           (strcmp(type, "boolean") == 0 && json_is_boolean(value)) ||
           (strcmp(type, "null") == 0 && json_is_null(value));
}

/* A type, or one of several. */
static bool has_type(const json_t *value, const json_t *types)
{
    if (json_is_string(types)) {
        return is_type(value, json_string_value(types));
    }
    for (size_t i = 0; i < json_array_size(types); i++) {
        if (is_type(value, json_string_value(json_array_get(types, i)))) {
            return true;
        }
    }
    return false;
}

static const json_t *follow(const struct check *check, const json_t *rule)
{
    const char *reference = json_string_value(json_object_get(rule, "$ref"));
    if (!reference) {
        return rule;
    }
    const char *name = strrchr(reference, '/') + 1;
    const json_t *definitions = json_object_get(check->schema, "$defs");
    const json_t *found = json_object_get(definitions, name);
    assert_non_null(found);
    return found;
}

static void check_value(struct check *check, const json_t *value,
                        const json_t *rule);

static void check_member(struct check *check, const char *key,
                         const json_t *value, const json_t *rule)
{
    const size_t n = strlen(check->path);
    (void)snprintf(check->path + n, sizeof check->path - n, ".%s", key);
    check_value(check, value, rule);
    check->path[n] = '\0';
}

static void check_object(struct check *check, const json_t *object,
                         const json_t *rule)
{
    const json_t *required = json_object_get(rule, "required");
    for (size_t i = 0; i < json_array_size(required); i++) {
        const char *key = json_string_value(json_array_get(required, i));
        if (!json_object_get(object, key)) {
            fail_test("%s has no %s", check->path, key);
        }
    }
    const json_t *properties = json_object_get(rule, "properties");
    const json_t *others = json_object_get(rule, "additionalProperties");
    json_t *members = json_deep_copy(object);
    for (void *at = json_object_iter(members); at;
         at = json_object_iter_next(members, at)) {
        const char *key = json_object_iter_key(at);
        const json_t *known = json_object_get(properties, key);
        if (!known && !others) {
            fail_test("%s.%s is not in the schema", check->path, key);
        }
        check_member(check, key, json_object_iter_value(at),
                     known ? known : others);
    }
    json_decref(members);
}

static void check_value(struct check *check, const json_t *value,
                        const json_t *given_rule)
{
    const json_t *rule = follow(check, given_rule);
    const json_t *types = json_object_get(rule, "type");
    const json_t *only = json_object_get(rule, "const");
    check->n_values++;
    if (types && !has_type(value, types)) {
        fail_test("%s has another type", check->path);
    }
    if (only && !json_equal(value, only)) {
        fail_test("%s has another value", check->path);
    }
    const json_t *least = json_object_get(rule, "minimum");
    const json_t *most = json_object_get(rule, "maximum");
    if (json_is_number(value)) {
        const double x = json_number_value(value);
        assert_true(!least || x >= json_number_value(least));
        assert_true(!most || x <= json_number_value(most));
    }
    if (json_is_object(value)) {
        check_object(check, value, rule);
    }
    for (size_t i = 0; json_is_array(value) && i < json_array_size(value);
         i++) {
        check_member(check, "[]", json_array_get(value, i),
                     json_object_get(rule, "items"));
    }
}

static size_t check_run(const char *scenario, uint32_t replications)
{
    struct report_run *run = report_run_make(scenario, replications, NULL);
    struct check check = { .path = "" };
    check.schema =
        json_load_file("docs/schema/run-1.json", JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(check.schema);
    json_t *made = json_of_run(&run->report);
    struct text text;
    text_start(&text, run->arena);
    json_add_text(made, &text);
    json_t *read = json_loads(text.bytes, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(read);
    check_value(&check, read, check.schema);
    json_decref(read);
    json_decref(made);
    json_decref(check.schema);
    arena_destroy(run->arena);
    return check.n_values;
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
    char documented[16384] = "";
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
        cmocka_unit_test(test_the_checker_finds_what_is_wrong),
        cmocka_unit_test(test_the_tables_of_sqlite_are_as_documented),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
