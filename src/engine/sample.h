/*
 * sample.h - what one replication leaves behind.
 *
 * Counts and sums only, never a ratio: `study` folds samples in replication
 * order and divides sums by sums. Everything concerns attempts that arrived
 * in the window [0, n_days) of the plan (also those finished later) except
 * the time integrals (queue, service, on duty, busy), which are over the
 * window's clock time, and the teams' hours, which include work after closing.
 *
 *     offered = answered + abandoned + balked + blocked + dropped + unfinished
 *
 * holds for every channel, interval by interval (asserted by the engine).
 */
#ifndef ENGINE_SAMPLE_H
#define ENGINE_SAMPLE_H

#include "base/arena.h"
#include "stats/histogram.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct centre;
struct channel;

/* Sums of one channel over the window. Times are seconds. */
enum total {
    TOTAL_ONE, /* always 1: the denominator of a plain count */
    TOTAL_OFFERED,
    TOTAL_ANSWERED,
    TOTAL_ABANDONED,
    TOTAL_BALKED,
    TOTAL_BLOCKED,
    TOTAL_DROPPED,
    TOTAL_UNFINISHED,
    TOTAL_FIRST_ATTEMPTS,
    TOTAL_PREVENTED,             /* never made: the help centre was enough */
    TOTAL_PREVENTED_AT_START,    /* what it would be, as when the plan begins */
    TOTAL_PREVENTED_SINCE_START, /* the one less the other */
    TOTAL_REDIALS,
    TOTAL_SWITCHED_IN,
    TOTAL_SWITCHED_OUT,
    TOTAL_CALLBACKS, /* accepted */
    TOTAL_TRANSFERRED_IN,
    TOTAL_TRANSFERRED_OUT,
    TOTAL_CUSTOMERS,      /* persons whose first attempt was here */
    TOTAL_CUSTOMERS_LOST, /* whose last attempt was here, ended unanswered in
                             the window's count, and led to no other: who is
                             unfinished is neither helped nor lost */
    TOTAL_IN_TIME,        /* answered within the target */
    TOTAL_SHORT,          /* hung up or balked before the target */
    TOTAL_LEVEL_MET,      /* numerator of the service level as defined */
    TOTAL_LEVEL_OF,       /* its denominator */
    TOTAL_LOST,           /* abandoned + balked */
    TOTAL_ANSWERED_AT_ONCE,
    TOTAL_FINISHED_NOT_BLOCKED, /* offered - blocked - unfinished */
    TOTAL_WAIT_ANSWERED_S,
    TOTAL_WAIT_ABANDONED_S,
    TOTAL_WAIT_ALL_S, /* answered, abandoned, balked (0) and dropped */
    TOTAL_WAIT_MAX_S, /* the longest of them; sums over channels take the max */
    TOTAL_OVER_0_S,   /* answered after a longer wait than this */
    TOTAL_OVER_10_S,
    TOTAL_OVER_20_S,
    TOTAL_OVER_30_S,
    TOTAL_OVER_60_S,
    TOTAL_OVER_120_S,
    TOTAL_OVER_300_S,
    TOTAL_OVER_3600_S,
    TOTAL_HANDLE_S, /* conversation and wrap-up of the answered */
    TOTAL_QUEUE_S,  /* contact-seconds waiting, in the window */
    TOTAL_TALK_S,   /* contact-seconds in conversation, in the window */
    TOTAL_WINDOW_S,
    TOTAL_DAYS_ON_TARGET,
    TOTAL_DAYS, /* open ones with at least one contact offered, if a target is
                   set */
    TOTAL_WEEKS_ON_TARGET,
    TOTAL_WEEKS,
    /* chats */
    TOTAL_HELD_S,    /* chat-seconds that a place was held, in the window */
    TOTAL_HOLDING_S, /* agent-seconds with at least one of them */
    TOTAL_CHATS_ENDED,
    TOTAL_CHAT_DURATION_S, /* from answer to last message */
    TOTAL_MESSAGES,        /* agents', in them; none in chats by rate */
    TOTAL_RESPONSE_S,      /* customers waited for them, together */
    /* tickets; times on the wall clock unless they say open */
    TOTAL_CONTACTED_AGAIN,
    TOTAL_RESOLVED,
    TOTAL_REOPENED,
    TOTAL_UNSOLVED, /* replied to, neither solved nor passed on at the end; of
                       chats: answered, and cut off by the end */
    TOTAL_WAIT_OPEN_S,
    TOTAL_FIRST_REPLY_S, /* of the answered, from arrival to first reply */
    TOTAL_FIRST_REPLY_OPEN_S,
    TOTAL_REPLY_IN_1_H,
    TOTAL_REPLY_IN_8_H,
    TOTAL_REPLY_IN_24_H,
    TOTAL_RESOLUTION_S, /* of the resolved, from arrival to the last solve */
    TOTAL_RESOLUTION_OPEN_S,
    TOTAL_REQUESTER_S, /* of the resolved: time in the team's court */
    TOTAL_SOLVE_MET,
    TOTAL_SOLVE_OF,
    TOTAL_REPLIES,       /* agent replies to the resolved */
    TOTAL_ONE_TOUCH,     /* resolved with one */
    TOTAL_BACKLOG_S,     /* ticket-seconds in the backlog, in the window */
    TOTAL_BACKLOG_4_H_S, /* of these: younger than 4 hours */
    TOTAL_BACKLOG_1_DAY_S,
    TOTAL_BACKLOG_3_DAYS_S,
    TOTAL_BACKLOG_OLDER_S,
    TOTAL_BACKLOG_MAX,
    TOTAL_BACKLOG_END,
    TOTAL_BACKLOG_LEFT,     /* 1 if there is any at the end of the window */
    TOTAL_BACKLOG_OLDEST_S, /* how old the oldest of it is then */
    TOTAL_CLEARED,          /* 1 if the backlog was empty at some moment */
    TOTAL_CLEARED_S,        /* first such moment, since the window began */
    TOTAL_PENDING_S,
    N_TOTALS
};

/* One channel in one dated interval of the plan, by time of arrival. */
struct interval_cell {
    uint32_t offered;
    uint32_t answered;
    uint32_t abandoned;
    uint32_t balked;
    uint32_t blocked;
    uint32_t dropped;
    uint32_t unfinished;
    uint32_t in_time;
    uint32_t short_hang_ups;
    uint32_t answered_at_once;
    uint32_t backlog; /* tickets, at the end of the interval */
    uint64_t wait_answered_ticks;
    uint64_t handle_ticks;
};

/* The two halves of a service level; 0 / 0 for a channel without a target. */
struct level {
    double met;
    double of;
};

/* As the channel counts it (results.h: service_level_counts). */
struct level interval_cell_level(const struct interval_cell *cell,
                                 const struct channel *channel);

/* Sums of one team. Agent-seconds. */
enum team_total {
    TEAM_ONE,
    TEAM_ON_DUTY_S,  /* idle or busy, work after the shift included */
    TEAM_BUSY_S,     /* with at least one contact or wrap-up */
    TEAM_WORK_S,     /* working; less than busy where chats wait */
    TEAM_PAID_S,     /* scheduled, and work after the shift */
    TEAM_COST,       /* money; 0 without a cost */
    TEAM_CONTACTS,   /* answered by this team */
    TEAM_AGENT_DAYS, /* agents who were on duty at all, summed over days */
    TEAM_INTERRUPTIONS,
    TEAM_WINDOW_S,
    N_TEAM_TOTALS
};

struct team_cell {
    double on_duty_s;
    double busy_s;
};

enum {
    AGE_BANDS = 4,   /* up to 4 hours, a day, three days, older */
    CHAT_LEVELS = 16 /* 1, 2, ... chats at once; the last one: or more */
};

/* Of the agents of a team, while they held just so many chats. */
struct chat_level {
    double held_s; /* agent-seconds in the window */
    double ended;  /* chats that left such an agent, wrap-up done */
};

/* Of the tickets that arrived on one day: those solved, and those replied to
 * but neither solved nor passed on at the end. */
struct ticket_day {
    uint32_t solved;
    uint32_t unsolved;
    uint64_t requester_ticks;   /* the solved in the team's court, together */
    uint64_t first_reply_ticks; /* the answered, from arrival to it */
    uint64_t resolution_ticks;  /* the solved, until the last solve, together */
};

/* First attempts of one day along one flow (model/course.h); whom the help
 * centre prevents makes none. Of a launch: those who came to its channel, and
 * those who stayed away from the donor. Of a withdrawal: those who came to the
 * goal, and those who did not come to the channel withdrawn. The two are drawn
 * apart; only their means agree, over ordinary weeks. */
struct flow_cell {
    uint32_t arrived;
    uint32_t left;
};

/* Waits of the answered by channel and day, and by channel, weekday and time
 * of day. One a thread: integer counts add up in any order. */
struct wait_profile {
    struct histogram *by_day;  /* [n_channels * n_days] */
    struct histogram *by_slot; /* [n_channels * 7 * slots_a_day] */
};

/* What happened in the help centre. Visits are searches, one each. */
enum help_count {
    HELP_LOOKED,      /* visits of people with a question for the centre */
    HELP_BROWSED,     /* visits of others: they are never contacts */
    HELP_VIEWS,       /* of both: articles found */
    HELP_COVERED,     /* of both: searches on a topic with an article */
    HELP_PREVENTED,   /* potential contacts that were not made */
    HELP_TICKETS,     /* and that were: first attempts */
    HELP_TOP_5_VIEWS, /* of the five most wanted articles */
    HELP_TOP_3_VIEWS, /* of the three most wanted of every category */
    N_HELP_COUNTS
};

struct help_day {
    uint32_t counts[N_HELP_COUNTS];
    uint32_t articles;    /* at its end */
    double coverage_frac; /* of demand, at its end */
    double writing_s;     /* agents of all teams off the work for articles */
};

/* Potential contacts of one channel that arise on one day: how many the help
 * centre prevents, and how many it would prevent as it is when the plan
 * begins. */
struct help_cell {
    uint32_t prevented;
    uint32_t at_start;
};

struct help_sample {
    size_t n_channels;
    size_t n_days;
    struct help_day *days;
    struct help_cell *cells; /* [n_channels * n_days] */
    bool *counts_needs;      /* [n_channels]: at_start is in the volume */
};

struct sample {
    size_t n_channels;
    size_t n_teams;
    size_t n_days;
    size_t slots_a_day; /* intervals a day */
    size_t n_intervals; /* n_days * slots_a_day */

    double (*totals)[N_TOTALS];       /* [n_channels] */
    struct interval_cell *cells;      /* [n_channels * n_intervals] */
    struct histogram *waits;          /* [n_channels]: of the answered */
    struct histogram *chat_durations; /* [n_channels]: of chats; else no
                                         counts (NULL) */
    struct histogram *first_replies;  /* [n_channels]: of tickets, likewise */
    struct histogram *resolutions;
    struct histogram *requester_waits;
    double (*team_totals)[N_TEAM_TOTALS];          /* [n_teams] */
    struct team_cell *team_cells;                  /* [n_teams * n_intervals] */
    struct chat_level (*chat_levels)[CHAT_LEVELS]; /* [n_teams] */
    uint32_t (*backlog_ages)[AGE_BANDS]; /* [n_channels * n_days]: tickets at
                                            the end of each day */
    struct ticket_day *ticket_days;      /* [n_channels * n_days] */
    size_t n_flows;
    struct flow_cell *flows;  /* [n_flows * n_days] */
    struct help_sample *help; /* NULL without a help centre */

    uint64_t n_contacts; /* simulated, warm-up and run-out included */
    uint64_t n_events;
    struct wait_profile *profile; /* added to, not cleared; may be NULL */
};

struct sample *sample_create(const struct centre *centre, struct arena *arena);
struct wait_profile *wait_profile_create(const struct centre *centre,
                                         struct arena *arena);
void sample_clear(struct sample *sample);

#endif
