/*
 * roster_inner.h - what the roster's own files share: one day at a time.
 *
 * For each head the moments at which something may change (cuts) are
 * collected, the rule of roster.h is asked at each, and an edge is made where
 * the answer changes. A night shift's edges lie beyond its day; they stay in
 * `edges` until their day comes.
 */
#ifndef ENGINE_ROSTER_INNER_H
#define ENGINE_ROSTER_INNER_H

#include "engine/roster.h"
#include "engine/roster_head.h"
#include "engine/training.h"

struct crew_state {
    struct rng_stream stream;
    struct head *heads; /* [n_pool + n_persons] */
    struct roster_hours hours;
    uint32_t level, scheduled; /* of the pool's last edge */
    bool *on;                  /* [n_persons]: as of the last edge made */
    struct stretch *training;  /* [n_pool + n_persons]: of the day being made */
};

struct roster {
    const struct roster_plan *plan;
    struct arena *arena;
    size_t phase;                   /* of the day being made */
    const struct team *teams_today; /* [n_teams] */
    struct team *writing;           /* [n_teams]: today's, where authors are */
    uint64_t *writing_ticks;        /* [days of the window] */
    struct crew_state *crews;       /* [n_teams] */
    struct roster_edge *edges;
    size_t n_edges, capacity;
    size_t at;
    size_t n_due; /* edges of days already made */
    uint32_t next_day;
    size_t n_trainings;
    struct training *trainings;
    struct stretch *free; /* [cuts_capacity]: for training_block */
    double *cuts_s; /* of the head at hand, seconds after the day's midnight */
    uint32_t *scheduled; /* [cuts_capacity]: heads of the pool, from each cut */
    size_t n_cuts, cuts_capacity;
};

/* With room to make days in, and nobody there. */
struct roster *roster_create(const struct roster_plan *plan,
                             struct arena *arena);

/* The team as it is on the day being made. */
const struct team *roster_today(const struct roster *roster,
                                const struct roster_team *rt);

/* From now on this day is the one being made. */
void roster_set_day(struct roster *roster, uint32_t day);

/* Scheduled time of one head of the pool on the day whose cuts are there, and
 * of one person. */
double roster_pool_scheduled_s(const struct roster *roster, uint32_t head);
double roster_person_scheduled_s(struct roster *roster, size_t t,
                                 uint32_t person, uint32_t day);

static inline bool roster_is_trained(const struct crew_state *crew,
                                     uint32_t head, double second)
{
    const struct stretch *block = &crew->training[head];
    return second >= block->from_s && second < block->to_s;
}

/* A cut at this second of the day. */
void roster_cut(struct roster *roster, double second);
void roster_sort_cuts(struct roster *roster);

/* Cuts of all heads of a team: what takes them off the work for a while. */
void roster_cut_shared(struct roster *roster, const struct team *team,
                       double from_s, double to_s);

void roster_add_edge(struct roster *roster, struct roster_edge edge);

/* Time between two moments of a day, cut to the window. */
uint64_t roster_in_window(const struct roster *roster, uint32_t day,
                          double from_s, double to_s);
bool roster_is_day_in_window(const struct roster *roster, uint32_t day);

void roster_pay(const struct roster *roster, struct crew_state *crew,
                uint64_t ticks);

/* Whether a head that is shrunk at this second writes. */
bool roster_is_writing(const struct roster *roster, size_t t, uint32_t head,
                       uint32_t day, double second);

/* Counts so many heads as writing, between two moments of one day. */
void roster_count_writing(struct roster *roster, uint32_t heads, uint32_t day,
                          double from_s, double to_s);

/* Heads of the pool that are paid at this second of the day. */
uint32_t roster_scheduled_heads(const struct roster *roster,
                                const struct roster_team *rt, uint32_t day,
                                double second);

/* All cuts of a pool's day, in order, and the heads scheduled from each. */
void roster_cut_pool(struct roster *roster, const struct roster_team *rt,
                     uint32_t day);

/* The edges of a day. */
void roster_make_pool_day(struct roster *roster, size_t t, uint32_t day);
void roster_make_person_day(struct roster *roster, size_t t, uint32_t person,
                            uint32_t day);

#endif
