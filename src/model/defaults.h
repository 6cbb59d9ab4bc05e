/*
 * defaults.h - values that a scenario need not say, as rows of data.
 *
 * Three tables: kinds of channel (what a phone, a chat, an e-mail is), audience
 * benchmarks (what a B2C, a B2B, an internal and a small desk usually see),
 * and what the language itself states. A value is written as it would be in a
 * scenario file, so that one reader reads both, and every row names its
 * source: "000" and "001" are the two Zendesk Benchmark reports named in
 * `deskcast benchmarks`; "assumption" is ours and says so.
 *
 * Under audience "none" only the kinds' way of working and the language's own
 * defaults hold.
 */
#ifndef MODEL_DEFAULTS_H
#define MODEL_DEFAULTS_H

#include "model/centre.h"
#include <stddef.h>

struct kind {
    const char *name;  /* "phone" */
    const char *title; /* "Phone" */
    enum way way;
};

/* "calls", "chats", "tickets": as in the table of defaults. */
const char *way_name(enum way way);

const struct kind *kind_find(const char *name);
const struct kind *kind_list(size_t *out_n);

struct default_value {
    const char *group;    /* "channel", "team", "plan", "study", ... */
    const char *kind;     /* "email", or all "calls", "chats", "tickets";
                             NULL: every kind */
    const char *audience; /* "b2c", ...; NULL: every audience but none */
    const char *name;     /* "handle_time", "redial" */
    const char *value;    /* as in a file: "\"2.9 min\"", "2", "{ ... }" */
    const char *source;   /* "000", "001", "assumption"; "language" */
    const char *note;     /* one sentence, NULL when nothing to add */
};

/* The most specific row: kind and audience, then kind (by its own name before
 * that of its way), then audience, then neither. NULL when the name has no
 * default. kind is NULL outside channels. A name inside a group is dotted:
 * "redial.after" holds where the group is written without it; groups are
 * channel, team, plan, routing, rollout, study, help_centre,
 * help_centre.improver (and the other approaches), effect.
 * Never a row for AUDIENCE_NONE. */
const struct default_value *default_find(enum audience audience,
                                         const char *group, const char *kind,
                                         const char *name);

/* The row that the language itself states, or an approach or effect that the
 * scenario asks for by name, under every audience and none;
 * NULL when there is none. default_find gives these rows too. */
const struct default_value *default_of_language(const char *group,
                                                const char *kind,
                                                const char *name);

const struct default_value *default_list(size_t *out_n);

/* The law behind the short form of a duration. */
struct default_shape {
    const char *name; /* the last part of the path: "handle_time" */
    enum shape shape;
    double cv;
};

/* Handling is lognormal, waiting and delays exponential; under AUDIENCE_NONE
 * everything is exponential. Also for a long form that says only a mean. */
struct default_shape default_shape_of(enum audience audience, const char *name);

const char *audience_name(enum audience audience);

#endif
