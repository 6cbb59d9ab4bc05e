/*
 * chat_levels.h - agents of a team by the number of chats they hold, a row for
 * each number.
 *
 *     time a chat takes at k = k / (chats that leave an agent per hour at k)
 *
 * which is Little's law for the places of an agent who always holds k.
 */
#ifndef CHART_CHAT_LEVELS_H
#define CHART_CHAT_LEVELS_H

#include "chart/series.h"

enum chat_level_column {
    LEVEL_TEAM,
    LEVEL_CHATS,
    LEVEL_HOURS,
    LEVEL_RATE,
    LEVEL_RATE_HALF
};

enum chat_figure {
    CHAT_RATE, /* finished an hour */
    CHAT_TIME, /* seconds */
    CHAT_SHARE /* of the hours with a chat */
};

/* Of a row; its half-width is NaN for shares. */
double chat_levels_amount(const struct table *data, const struct series *s,
                          size_t row, enum chat_figure what, double *out_half);

/* Numbers of chats that fill less than this share of the time with a chat say
 * what agents do in rare moments, and nothing is concluded from them. */
#define CHATS_RARE_FRAC 0.05

bool chat_levels_is_rare(const struct table *data, const struct series *s,
                         size_t row);
size_t chat_levels_n_rare(const struct table *data, const struct series *s);

/* In a sentence: the fewest chats at which an agent finishes as much as at
 * the best number, as far as the intervals tell. */
const char *chat_levels_finding(const struct table *data,
                                const struct series *s, struct arena *arena);

#endif
