/*
 * value_config.c - libconfig's tree becomes ours. Nothing else of the program
 * sees libconfig.
 *
 * A value's type is what the file says and is never converted: whether 4 will
 * do where a decimal is wanted is for the reader to decide.
 */
#include "model/value_config.h"

#include "model/scan.h"
#include "model/value.h"

#include <assert.h>
#include <libconfig.h>
#include <string.h>

static void fill(struct value *value, const config_setting_t *setting)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_INT:
        value->type = VALUE_WHOLE;
        value->whole = config_setting_get_int(setting);
        value->number = (double)value->whole;
        break;
    case CONFIG_TYPE_INT64:
        value->type = VALUE_WHOLE;
        value->whole = config_setting_get_int64(setting);
        value->number = (double)value->whole;
        break;
    case CONFIG_TYPE_FLOAT:
        value->type = VALUE_DECIMAL;
        value->number = config_setting_get_float(setting);
        break;
    case CONFIG_TYPE_BOOL:
        value->type = VALUE_TRUTH;
        value->truth = config_setting_get_bool(setting) != 0;
        break;
    case CONFIG_TYPE_GROUP:
        value->type = VALUE_GROUP;
        break;
    case CONFIG_TYPE_ARRAY:
        value->type = VALUE_LIST;
        value->is_array = true;
        break;
    case CONFIG_TYPE_LIST:
        value->type = VALUE_LIST;
        break;
    default:
        value->type = VALUE_TEXT;
        break;
    }
}

static struct value *build(const config_setting_t *setting, struct arena *arena)
{
    const char *name = config_setting_name(setting);
    struct value *value = value_new(arena, VALUE_TEXT,
                                    name ? arena_copy_text(arena, name) : NULL);
    fill(value, setting);
    if (value->type == VALUE_TEXT) {
        const char *text = config_setting_get_string(setting);
        value->text = arena_copy_text(arena, text ? text : "");
    }
    if (value->type == VALUE_GROUP || value->type == VALUE_LIST) {
        const int n = config_setting_length(setting);
        for (int i = 0; i < n; i++) {
            value_append(
                value,
                build(config_setting_get_elem(setting, (unsigned)i), arena));
        }
    }
    return value;
}

/* The scanner's tree has the same shape, or one of the two is wrong. */
static void place(struct value *value, const struct value *scanned)
{
    assert(value->n == scanned->n);
    value->key = scanned->key;
    value->at = scanned->at;
    value->broken = scanned->broken;
    const struct value *from = scanned->first;
    for (struct value *at = value->first; at; at = at->next) {
        place(at, from);
        from = from->next;
    }
}

struct value *value_read(const struct source *source,
                         struct complaints *complaints)
{
    char *mended = NULL;
    const struct value *scanned = scan_source(source, complaints, &mended);
    if (!scanned) {
        return NULL;
    }
    config_t config;
    config_init(&config);
    struct value *root = NULL;
    if (config_read_string(&config, mended) == CONFIG_TRUE) {
        root = build(config_root_setting(&config), source->arena);
        place(root, scanned);
    } else if (complaints_count(complaints) == 0) {
        const int line = config_error_line(&config);
        const bool known = line > 0 && (size_t)line <= source->n_lines;
        complain(complaints, "E-SYNTAX",
                 (struct place){ .line = known ? (uint32_t)line : 0 },
                 "look in this line and the one above for a missing ; or "
                 "quote",
                 "cannot read the file from here on");
    }
    config_destroy(&config);
    return root;
}

bool value_parse(const char *text, struct arena *arena, struct value **out,
                 struct error *err)
{
    config_t config;
    config_init(&config);
    const char *setting = arena_text(arena, "v = %s\n", text);
    const bool good = config_read_string(&config, setting) == CONFIG_TRUE &&
                      config_setting_length(config_root_setting(&config)) == 1;
    if (good) {
        *out = build(config_setting_get_elem(config_root_setting(&config), 0),
                     arena);
        (*out)->name = NULL;
    }
    config_destroy(&config);
    return good || fail(err, "cannot read %s as a value", text);
}
