/*
 * training.h - agents off the work before a launch.
 *
 * Every head of the teams that serve a launched channel is trained for so many
 * hours in the two weeks before, within what it is scheduled: paid, and not on
 * duty. A head's hours are spread over its days as its scheduled time is, one
 * block a day, and the heads' blocks evenly over the day, so that never all
 * are away together:
 *
 *     block of a day = hours x scheduled time of the day / of the two weeks
 *
 * Breaks and meetings come on top. Of two weeks that begin before the
 * simulation does, what the earlier days have of it is not seen.
 */
#ifndef ENGINE_TRAINING_H
#define ENGINE_TRAINING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct centre;
struct horizon;
struct roster;

/* Part of a day, seconds after its midnight; empty when the ends are equal. */
struct stretch {
    double from_s;
    double to_s;
};

/* The training of one team before one launch. */
struct training {
    size_t team;
    uint32_t from_day; /* since tick 0: of those that are simulated */
    uint32_t to_day;   /* exclusive */
    double a_head_s;
    double *scheduled_s; /* [heads]: over the two weeks */
};

/* Whether days before the horizon's have a part of some training. */
bool training_is_early(const struct centre *centre,
                       const struct horizon *horizon);

/* Fills the roster's trainings, once its teams are there. */
void training_start(struct roster *roster);

/* Whether the team has any on this day. */
bool training_is_on(const struct roster *roster, size_t team, uint32_t day);

/* When a head would be at work but for illness and training. */
struct free_time {
    size_t n;
    const struct stretch *list; /* ascending */
    double scheduled_s;         /* of the day, breaks and meetings included */
};

/* The head's block of this day. */
struct stretch training_block(const struct roster *roster, size_t team,
                              uint32_t head, uint32_t day,
                              const struct free_time *free);

#endif
