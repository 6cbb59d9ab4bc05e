/*
 * schema.h - every name of the scenario language, one row each.
 *
 * The same rows drive the reader, the range checks, the suggestions for names
 * that do not exist, and `deskcast explain`. A new name is a new row (and a
 * field in model/centre.h that it is read into). What a name is worth when it
 * is left out is in model/defaults.h, by group, kind and audience.
 *
 * Rows stand in groups: the members of a channel, of a shift, of a plan. A row
 * whose type has members of its own names their group in `sub`.
 */
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "base/arena.h"
#include "base/error.h"
#include "model/centre.h"
#include <stdbool.h>
#include <stddef.h>

/* The comment gives the field it is read into. */
enum schema_type {
    SCHEMA_TEXT,            /* const char * */
    SCHEMA_WORD,            /* const char *, one of the choices */
    SCHEMA_CHOICE,          /* an enum, in the order of the choices */
    SCHEMA_FIRST_OF_TWO,    /* bool: true for the first choice */
    SCHEMA_SECOND_OF_TWO,   /* bool: true for the second choice */
    SCHEMA_TRUTH,           /* bool */
    SCHEMA_DATE,            /* int32_t, day number */
    SCHEMA_CLOCK,           /* double, seconds after midnight */
    SCHEMA_DAYS,            /* unsigned, mask */
    SCHEMA_DURATION,        /* double, seconds */
    SCHEMA_SHARE,           /* double, fraction */
    SCHEMA_NUMBER,          /* double */
    SCHEMA_COUNT,           /* uint32_t */
    SCHEMA_SEED,            /* uint64_t */
    SCHEMA_CHANGE,          /* double, factor: "+35 %" is 1.35 */
    SCHEMA_GROWTH,          /* double, factor a day */
    SCHEMA_TURNOVER,        /* double, fraction a year */
    SCHEMA_MONEY_AN_HOUR,   /* double */
    SCHEMA_MONEY_A_WEEK,    /* double */
    SCHEMA_HOURS_A_WEEK,    /* double, seconds a week */
    SCHEMA_LAW,             /* struct distribution */
    SCHEMA_PATIENCE,        /* struct distribution */
    SCHEMA_TARGET,          /* struct target */
    SCHEMA_VOLUME,          /* struct volume */
    SCHEMA_OPENING_HOURS,   /* struct opening_hours */
    SCHEMA_HOLIDAYS,        /* days; extra: their number */
    SCHEMA_WEEK_PATTERN,    /* double[7] */
    SCHEMA_DAY_PATTERN,     /* double *; extra: their number */
    SCHEMA_NUMBERS,         /* double *; extra: their number */
    SCHEMA_CLOCKS,          /* double *, seconds; extra: their number */
    SCHEMA_TEXTS,           /* nothing: read where it is needed */
    SCHEMA_MESSAGES,        /* struct chat_work */
    SCHEMA_AGENTS,          /* struct team */
    SCHEMA_CHANNEL,         /* uint32_t index */
    SCHEMA_TEAM,            /* uint32_t index */
    SCHEMA_SHIFT,           /* uint32_t index in the team at hand */
    SCHEMA_CHANNELS,        /* uint32_t *; extra: their number */
    SCHEMA_CHANNEL_NUMBERS, /* double *[n_channels], 1 where not said */
    SCHEMA_CHANNEL_SHARES,  /* struct share_of *; extra: their number */
    SCHEMA_PATH,            /* const char * */
    SCHEMA_NEW_VALUE,       /* double, read as the path's own type */
    SCHEMA_GROUP,           /* a block; its fields start at the offset */
    SCHEMA_LIST,            /* array of blocks; extra: their number */
    SCHEMA_NAMED            /* a block of blocks with names of your own */
};

#define SCHEMA_NOWHERE ((size_t)-1)

enum {
    SCHEMA_REQUIRED = 1, /* where it may stand at all */
    SCHEMA_CALLS = 2,    /* these three: only in channels of these ways; */
    SCHEMA_CHATS = 4,    /* none of them: in every channel */
    SCHEMA_TICKETS = 8,
    SCHEMA_LIVE = SCHEMA_CALLS | SCHEMA_CHATS,
    SCHEMA_OR_NEVER = 16,    /* "never" is infinity */
    SCHEMA_ABOVE_LEAST = 32, /* the least is excluded */
    SCHEMA_NOT_DEFAULTED = 64,
    SCHEMA_CERTAIN = 128, /* cannot be drawn anew each replication */
    SCHEMA_WORKING = 256  /* time at work: in hours, as a day has no length */
};

struct schema_row {
    const char *name;
    enum schema_type type;
    unsigned flags;
    const char *sub;     /* group of the members */
    const char *choices; /* "serve|drop" */
    size_t offset;       /* of the field; SCHEMA_NOWHERE */
    size_t extra;        /* see the type; of a bool that says "was given" */
    double least;        /* in the field's unit */
    double most;         /* 0: no upper limit */
    const char *meaning; /* a sentence or two */
    const char *typical; /* NULL: nothing to say */
    const char *example; /* as in a file */
};

struct schema_group {
    const char *name;     /* "channel" */
    const char *title;    /* "a channel" */
    const char *path;     /* "channels.NAME" */
    const char *defaults; /* group in model/defaults.h; NULL: none */
    const char *prefix;   /* of the names there: "redial." */
    size_t item_size;     /* of the struct, for lists */
    size_t n_rows;
    const struct schema_row *rows;
};

/* Every group of the language. */
const struct schema_group *const *schema_groups(struct arena *arena,
                                                size_t *out_n);

/* The group of that name. Ours to know: asserts that it exists. */
const struct schema_group *schema_group(const char *name);

/* The row of that name in the group; NULL. */
const struct schema_row *schema_row(const struct schema_group *group,
                                    const char *name);

/* The names that stand in the group, for suggestions. */
const char *const *schema_names(const struct schema_group *group,
                                struct arena *arena, size_t *out_n);

/* Where a name belongs that does not stand at the top of a file: in a block
 * that every file may have ("plan.weeks" of "weeks"), or under the name that
 * the language has for it ("title" of "name"). NULL: nowhere. */
const char *schema_home(const char *name, struct arena *arena);

/* "channels.phone.redial.after", "channel.redial.after" or "redial"; names of
 * one's own and list entries may stand in between or be left out. NULL when
 * there is no such setting. */
const struct schema_row *schema_find(const char *path);

/* What to write: "a whole number, such as 3". */
const char *schema_wanted(const struct schema_row *row, struct arena *arena);

/* Whether the value stands in quotes, at least in its short form. */
bool schema_is_quoted(const struct schema_row *row);

/* The choices of a row, split. */
const char *const *schema_choices(const struct schema_row *row,
                                  struct arena *arena, size_t *out_n);

/* What `deskcast explain` says of a setting: meaning, what to write, default
 * with its source for each audience and kind, typical range, example. Fails,
 * with the nearest names as hint, when there is none. */
bool schema_explain(const char *path, struct arena *arena, const char **out,
                    struct error *err) MUST_CHECK;

/* The tables, one file each. */
extern const struct schema_group schema_of_centre[];
extern const size_t schema_n_of_centre;
extern const struct schema_group schema_of_channel[];
extern const size_t schema_n_of_channel;
extern const struct schema_group schema_of_value[];
extern const size_t schema_n_of_value;
extern const struct schema_group schema_of_team[];
extern const size_t schema_n_of_team;
extern const struct schema_group schema_of_rollout[];
extern const size_t schema_n_of_rollout;

#endif
