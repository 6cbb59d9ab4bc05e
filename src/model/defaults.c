/*
 * defaults.c - which row of the table of defaults holds.
 *
 * Specificity is a number: a row that names the kind beats one that names the
 * kind's way of working, which beats one that names the audience, which beats
 * one that names nothing. Kind and audience together beat each alone.
 */
#include "model/defaults.h"

#include "base/language.h"

#include <assert.h>
#include <string.h>

static const char *const audience_names[] = {
    [AUDIENCE_B2C] = "b2c",           [AUDIENCE_B2B] = "b2b",
    [AUDIENCE_INTERNAL] = "internal", [AUDIENCE_SMALL] = "small",
    [AUDIENCE_NONE] = "none",
};

const char *audience_name(enum audience audience)
{
    return audience_names[audience];
}

static bool says(const char *field, const char *word)
{
    return field && word && strcmp(field, word) == 0;
}

const char *way_name(enum way way)
{
    switch (way) {
    case WAY_CALL:
        return N_("calls");
    case WAY_CHAT:
        return N_("chats");
    case WAY_TICKET:
        return N_("tickets");
    }
    return NULL;
}

static const char *family(const char *kind)
{
    const struct kind *row = kind ? kind_find(kind) : NULL;
    return row ? way_name(row->way) : NULL;
}

/* How closely the row fits, at least 1; 0 when it does not. */
static int fit(const struct default_value *row, const char *audience,
               const char *kind)
{
    int score = 1;
    if (row->kind) {
        if (says(row->kind, kind)) {
            score += 4;
        } else if (says(row->kind, family(kind))) {
            score += 2;
        } else {
            return 0;
        }
    }
    if (row->audience) {
        if (!says(row->audience, audience)) {
            return 0;
        }
        score += 1;
    }
    return score;
}

/* Under every audience and none: what the language says, and what comes with
 * an approach or an effect that the scenario asked for by name. */
static bool holds_always(const struct default_value *row)
{
    return says(row->source, "language") || says(row->group, "effect") ||
           strncmp(row->group, "help_centre.", strlen("help_centre.")) == 0;
}

static const struct default_value *best(const char *audience, const char *group,
                                        const char *kind, const char *name,
                                        bool language_only)
{
    size_t n = 0;
    const struct default_value *rows = default_list(&n);
    const struct default_value *found = NULL;
    int found_fit = 0;
    for (size_t i = 0; i < n; i++) {
        if (!says(rows[i].group, group) || !says(rows[i].name, name)) {
            continue;
        }
        if (language_only && !holds_always(&rows[i])) {
            continue;
        }
        const int row_fit = fit(&rows[i], audience, kind);
        if (row_fit > found_fit) {
            found = &rows[i];
            found_fit = row_fit;
        }
    }
    return found;
}

const struct default_value *default_find(enum audience audience,
                                         const char *group, const char *kind,
                                         const char *name)
{
    assert(group && name);
    if (audience == AUDIENCE_NONE) {
        return NULL;
    }
    return best(audience_name(audience), group, kind, name, false);
}

const struct default_value *default_of_language(const char *group,
                                                const char *kind,
                                                const char *name)
{
    assert(group && name);
    return best(NULL, group, kind, name, true);
}

/*
 * The law of a short form, by the last part of its name. Of the call centres
 * whose handling times are published, cv is near 1: what the agents do is then
 * neither steadier nor wilder than an exponential time.
 */
static const struct default_shape shapes[] = {
    { "handle_time", SHAPE_LOGNORMAL, 1.0 },
    { "wrap_up", SHAPE_LOGNORMAL, 1.0 },
    { "compose", SHAPE_LOGNORMAL, 1.0 },
    { "customer_reply", SHAPE_LOGNORMAL, 1.0 },
    { "lasts", SHAPE_EXPONENTIAL, 1.0 },
    { "patience", SHAPE_EXPONENTIAL, 1.0 },
    { "after", SHAPE_EXPONENTIAL, 1.0 },
};

struct default_shape default_shape_of(enum audience audience, const char *name)
{
    const struct default_shape neutral = { name, SHAPE_EXPONENTIAL, 1.0 };
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        if (strcmp(shapes[i].name, name) == 0) {
            return audience == AUDIENCE_NONE ? neutral : shapes[i];
        }
    }
    return neutral;
}
