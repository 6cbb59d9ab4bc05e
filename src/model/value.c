/*
 * value.c - members are a singly linked list: groups are short, and what is
 * done most is walking them in order.
 */
#include "model/value.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct value *value_new(struct arena *arena, enum value_type type,
                        const char *name)
{
    struct value *value = arena_alloc(arena, 1, sizeof *value);
    value->type = type;
    value->name = name;
    return value;
}

struct value *value_new_text(struct arena *arena, const char *name,
                             const char *text)
{
    struct value *value = value_new(arena, VALUE_TEXT, name);
    value->text = text;
    return value;
}

void value_append(struct value *parent, struct value *child)
{
    assert(!child->next);
    if (parent->last) {
        parent->last->next = child;
    } else {
        parent->first = child;
    }
    parent->last = child;
    parent->n++;
}

/* The member before child, NULL when child is the first. */
static struct value *before(const struct value *parent,
                            const struct value *child)
{
    struct value *previous = NULL;
    for (struct value *at = parent->first; at != child; at = at->next) {
        assert(at);
        previous = at;
    }
    return previous;
}

void value_replace(struct value *parent, const struct value *child,
                   struct value *other)
{
    struct value *previous = before(parent, child);
    other->next = child->next;
    if (previous) {
        previous->next = other;
    } else {
        parent->first = other;
    }
    if (parent->last == child) {
        parent->last = other;
    }
}

void value_remove(struct value *parent, const struct value *child)
{
    struct value *previous = before(parent, child);
    if (previous) {
        previous->next = child->next;
    } else {
        parent->first = child->next;
    }
    if (parent->last == child) {
        parent->last = previous;
    }
    parent->n--;
}

struct value *value_find(const struct value *group, const char *name)
{
    if (!group || group->type != VALUE_GROUP) {
        return NULL;
    }
    for (struct value *at = group->first; at; at = at->next) {
        if (strcmp(at->name, name) == 0) {
            return at;
        }
    }
    return NULL;
}

struct value *value_copy(struct arena *arena, const struct value *value)
{
    struct value *copy = arena_alloc(arena, 1, sizeof *copy);
    *copy = *value;
    copy->first = NULL;
    copy->last = NULL;
    copy->next = NULL;
    copy->n = 0;
    for (const struct value *at = value->first; at; at = at->next) {
        value_append(copy, value_copy(arena, at));
    }
    return copy;
}

bool value_is_number(const struct value *value)
{
    return value->type == VALUE_WHOLE || value->type == VALUE_DECIMAL;
}

bool value_is_uncertain(const struct value *value)
{
    return value_find(value, "low") || value_find(value, "likely") ||
           value_find(value, "high");
}

bool value_has_uncertain(const struct value *value)
{
    if (value_is_uncertain(value)) {
        return true;
    }
    for (const struct value *at = value->first; at; at = at->next) {
        if (value_has_uncertain(at)) {
            return true;
        }
    }
    return false;
}

void value_stamp(struct value *value, enum origin origin, const char *source,
                 struct place at)
{
    value->origin = origin;
    value->source = source;
    if (at.line) {
        value->at = at;
        value->key = at;
    }
    for (struct value *member = value->first; member; member = member->next) {
        value_stamp(member, origin, source, at);
    }
}

static void write_text(struct text *text, const char *bytes)
{
    text_add_bytes(text, "\"", 1);
    for (; *bytes; bytes++) {
        if (*bytes == '"' || *bytes == '\\') {
            text_add(text, "\\%c", *bytes);
        } else if (*bytes == '\n' || *bytes == '\r' || *bytes == '\t') {
            text_add(text, "\\%c",
                     *bytes == '\n' ? 'n' : (*bytes == '\r' ? 'r' : 't'));
        } else {
            text_add_bytes(text, bytes, 1);
        }
    }
    text_add_bytes(text, "\"", 1);
}

/* The shortest decimals that read back as the same number, with a point. */
static void write_decimal(struct text *text, double number)
{
    char digits[40];
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, number);
        if (strtod(digits, NULL) == number) {
            break;
        }
    }
    text_add(text, "%s%s", digits, strpbrk(digits, ".en") ? "" : ".0");
}

static void write_members(struct text *text, const struct value *value,
                          const char *open, const char *close)
{
    const bool group = value->type == VALUE_GROUP;
    text_add(text, value->first ? "%s " : "%s", open);
    for (const struct value *at = value->first; at; at = at->next) {
        if (group) {
            text_add(text, "%s = ", at->name);
        }
        value_write(text, at);
        text_add(text, "%s", group ? "; " : (at->next ? ", " : " "));
    }
    text_add(text, "%s", close);
}

void value_write(struct text *text, const struct value *value)
{
    switch (value->type) {
    case VALUE_TEXT:
        write_text(text, value->text);
        break;
    case VALUE_WHOLE:
        text_add(text, "%lld%s", (long long)value->whole,
                 value->whole > INT32_MAX || value->whole < INT32_MIN ? "L"
                                                                      : "");
        break;
    case VALUE_DECIMAL:
        write_decimal(text, value->number);
        break;
    case VALUE_TRUTH:
        text_add(text, value->truth ? "true" : "false");
        break;
    case VALUE_GROUP:
        write_members(text, value, "{", "}");
        break;
    case VALUE_LIST:
        write_members(text, value, value->is_array ? "[" : "(",
                      value->is_array ? "]" : ")");
        break;
    }
}

const char *value_text(const struct value *value, struct arena *arena)
{
    struct text text;
    text_start(&text, arena);
    value_write(&text, value);
    return text.bytes;
}
