/*
 * roster_head.h - whether one head of a team is there.
 *
 * A head is looked up under the team's stream and its own number, never drawn
 * in the order of events: turnover as spells of employment since the plan's
 * start or the day of hiring, absence once a day, shrinkage once a half-hour.
 */
#ifndef ENGINE_ROSTER_HEAD_H
#define ENGINE_ROSTER_HEAD_H

#include "base/rng.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct break_rule;
struct roster_person;
struct shift;
struct team;
struct tenure;

enum { SECONDS_A_HALF_HOUR = 1800 };

/* When heads of a team leave, over the phases of the horizon. */
struct tenures {
    size_t n;
    const struct tenure *list;
};

struct head {
    struct tenures tenures;
    double leaves_s; /* seconds since the plan's first midnight */
    double back_s;   /* replaced; infinity: never */
    uint32_t spell;
    uint32_t shrunk_index; /* of the block that was looked up last */
    struct rng_block shrunk;
    bool vacant; /* today */
    bool absent; /* today */
};

/* since_s: when the head's first spell begins, after the plan's first
 * midnight. */
void roster_head_start(struct head *head, struct rng_stream stream,
                       struct tenures tenures, uint32_t number, double since_s);

/* Sets vacant and absent for a day. Days must come in order. day_s: its
 * midnight since the plan's first. */
void roster_head_look_up(struct head *head, struct rng_stream stream,
                         const struct team *team, uint32_t number,
                         int32_t civil_day, double day_s);

/* second: after the midnight of the day the shift began, so it may be beyond
 * 86400. */
bool roster_head_is_shrunk(struct head *head, struct rng_stream stream,
                           const struct team *team, uint32_t number,
                           int32_t civil_day, double second);

/* second: below 86400, on a day of this weekday. What began the day before may
 * last into it. */
bool roster_head_is_away(const struct team *team, uint32_t number, int weekday,
                         double second);

bool roster_head_is_on_break(const struct shift *shift,
                             const struct roster_person *person, double second);

double roster_head_break_start_s(const struct shift *shift,
                                 const struct break_rule *rule,
                                 const struct roster_person *person);

#endif
