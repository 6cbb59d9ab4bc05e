/*
 * help_centre.h - what a help centre prevents, in closed form.
 *
 * Of a channel's potential contacts about topic k, the k-th most wanted
 * (from 0), a help centre with articles on what is most wanted prevents
 *
 *     p = reach x try_first x [k has an article] x (1 - no_result)
 *           x solves x 2^(-age / stale_after)
 *
 * What it prevents when the plan begins is p0; a volume that counts contacts
 * lacks that part of all who have a question, and the volume of the plan is
 * what is left. Articles that follow the searches in vain are not foreseen
 * here: they come after the beginning.
 */
#ifndef MODEL_HELP_CENTRE_H
#define MODEL_HELP_CENTRE_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct centre;
struct help_centre;

/* The part of those who find an article that it helps, at this age. */
double help_centre_solves(const struct help_centre *help, double age_s);

/* When the n-th article is published (n from 1), on the clock on which the
 * first ones are at publish_s; infinity when it never is. */
double help_centre_published_s(const struct help_centre *help, double publish_s,
                               uint32_t n);

/* p of topic k on the same clock, when looks_frac of the customers (reach x
 * try_first) look there. */
double help_centre_topic_frac(const struct help_centre *help, double looks_frac,
                              uint32_t k, double publish_s, double now_s);

/* p0 of a channel, over all topics; 0 without a help centre. */
double help_centre_start_frac(const struct centre *centre, size_t channel,
                              struct arena *arena);

/* A channel of two plans: what its volume lacks of all who have a question, p0
 * where it counts contacts and 0 where it counts needs. */
struct help_gap {
    double first_frac;
    double other_frac;
};

/* Whether the two volumes stand for other customers because of that: the parts
 * lacking differ, and the volumes do not make up for it. */
bool help_centre_moves(const struct centre *first, size_t first_channel,
                       const struct centre *other, size_t other_channel,
                       struct help_gap *out, struct arena *arena);

#endif
