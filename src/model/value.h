/*
 * value.h - a scenario as a tree of values, each with its place and origin.
 *
 * The tree is what the file says, before anybody asks what it means: groups
 * of named values, lists, texts, numbers, truths. Defaults, `like`, variants
 * and --set all work by adding values to this tree, so that one reader reads
 * them all and the completed tree is the resolved scenario.
 */
#ifndef MODEL_VALUE_H
#define MODEL_VALUE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "model/complaints.h"
#include "model/scenario.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum value_type {
    VALUE_TEXT,
    VALUE_WHOLE,   /* a number without a point */
    VALUE_DECIMAL, /* a number with one */
    VALUE_TRUTH,
    VALUE_GROUP,
    VALUE_LIST
};

struct value {
    const char *name; /* NULL in a list */
    enum value_type type;
    const char *text;
    double number; /* of both sorts of number */
    int64_t whole;
    bool truth;
    bool is_array; /* a list written with [ ] */
    bool broken;   /* complained about already: to be passed over */
    size_t n;      /* members of a group or list */
    struct value *first;
    struct value *last;
    struct value *next;
    struct place key; /* of the name; of the value in a list */
    struct place at;
    enum origin origin;
    const char *source; /* "001", "line 12"; NULL */
    const char *folder; /* relative file names start here; NULL: beside the
                           scenario */
};

struct value *value_new(struct arena *arena, enum value_type type,
                        const char *name);
struct value *value_new_text(struct arena *arena, const char *name,
                             const char *text);
void value_append(struct value *parent, struct value *child);

/* Takes child's place in parent's list with `other`. */
void value_replace(struct value *parent, const struct value *child,
                   struct value *other);

void value_remove(struct value *parent, const struct value *child);

/* The member of that name; NULL when there is none. */
struct value *value_find(const struct value *group, const char *name);

/* With all its members, standing alone. */
struct value *value_copy(struct arena *arena, const struct value *value);

bool value_is_number(const struct value *value);

/* Whether the group says low, likely and high, or at least one of them. */
bool value_is_uncertain(const struct value *value);

/* Whether an uncertain value stands anywhere in it. */
bool value_has_uncertain(const struct value *value);

/* Gives value and its members an origin and, when at.line is not 0, a place. */
void value_stamp(struct value *value, enum origin origin, const char *source,
                 struct place at);

/* As it would stand in a file, on one line: "{ mean = \"2.9 min\"; }". */
void value_write(struct text *text, const struct value *value);
const char *value_text(const struct value *value, struct arena *arena);

/* Reads one value as it stands in a file ("\"2.9 min\"", "{ ... }", "3"). */
bool value_parse(const char *text, struct arena *arena, struct value **out,
                 struct error *err) MUST_CHECK;

#endif
