/*
 * schema_check.h - a JSON value against a schema of docs/schema, both ways:
 * what the schema promises is there, and what is there is documented. Reads
 * the part of JSON Schema that these use.
 */
#ifndef TESTS_SCHEMA_CHECK_H
#define TESTS_SCHEMA_CHECK_H

#include "testing.h"
#include <jansson.h>
#include <string.h>

struct check {
    json_t *schema; /* the whole document */
    char path[256]; /* of the value at hand, for messages */
    size_t n_values;
};

static inline bool is_type(const json_t *value, const char *type)
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
static inline bool has_type(const json_t *value, const json_t *types)
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

static inline const json_t *follow(const struct check *check,
                                   const json_t *rule)
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

static inline void check_value(struct check *check, const json_t *value,
                               const json_t *rule);

static inline void check_member(struct check *check, const char *key,
                                const json_t *value, const json_t *rule)
{
    const size_t n = strlen(check->path);
    (void)snprintf(check->path + n, sizeof check->path - n, ".%s", key);
    check_value(check, value, rule);
    check->path[n] = '\0';
}

static inline void check_object(struct check *check, const json_t *object,
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

static inline void check_value(struct check *check, const json_t *value,
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

/* Of what is written; how many values it has. */
static inline size_t schema_check(const char *schema, const char *written)
{
    struct check check = { .path = "" };
    check.schema = json_load_file(schema, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(check.schema);
    json_t *read = json_loads(written, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(read);
    check_value(&check, read, check.schema);
    json_decref(read);
    json_decref(check.schema);
    return check.n_values;
}

#endif
