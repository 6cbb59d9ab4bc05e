/*
 * results.h - what a run says, as one structure that every writer reads.
 *
 * Terminal, JSON, CSV and SQLite print from here, so they cannot disagree.
 * An estimate that does not exist has mean NaN and is written as null, an
 * empty cell or "-".
 */
#ifndef STUDY_RESULTS_H
#define STUDY_RESULTS_H

#include "base/language.h"
#include "engine/sample.h"
#include "stats/estimate.h"
#include "study/launch_result.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct benchmark_score;
struct centre;

/* What is reported of a channel, in the order of writing. A row is a ratio
 * of two totals (the mean over replications of the numerator divided by that
 * of the denominator), a maximum, a quantile or a moment. */
enum measure_form {
    FORM_RATIO,
    FORM_MAXIMUM,  /* mean over replications of the longest; none while any
                      contact of any replication is unfinished */
    FORM_QUANTILE, /* pooled over replications; interval from their own */
    FORM_CHANCE,   /* a ratio that one replication cannot show: no p10 .. p90 */
    FORM_MOMENT    /* seconds since the window began, of the replications in
                      which it came later than that; none unless these are
                      more than half. Written as a date where there are dates */
};

/* Whom a measure concerns. Of other channels it does not exist; the centre's
 * is that of all channels it concerns together. */
enum concerns { CONCERNS_ALL, CONCERNS_CHATS, CONCERNS_TICKETS, N_CONCERNS };

/* What a quantile is of. */
enum times {
    TIMES_WAIT,
    TIMES_CHAT_DURATION,
    TIMES_FIRST_REPLY,
    TIMES_RESOLUTION,
    TIMES_REQUESTER_WAIT,
    N_TIMES
};

struct measure {
    const char *key;   /* "mean_wait_s"; "wait_over.20" for a member */
    const char *unit;  /* "contacts", "share", "s", "agents" */
    const char *label; /* in words: "mean wait (ASA)" */
    enum measure_form form;
    enum total above;  /* unless FORM_QUANTILE */
    enum total below;  /* FORM_MAXIMUM: exists where this is above 0 */
    double share_frac; /* FORM_QUANTILE */
    enum concerns concerns;
    enum times times; /* FORM_QUANTILE */
    bool alone; /* does not add up: the centre has it of one channel only */
};

struct results;

const struct measure *measure_list(size_t *out_n);
/* Index in measure_list; asserts that the key exists. */
size_t measure_index(const char *key);

struct team_measure {
    const char *key;
    const char *unit;
    const char *label;
    enum team_total above;
    enum team_total below;
    double factor; /* hours from seconds, FTE from hours */
};

const struct team_measure *team_measure_list(size_t *out_n);

/* What the centre has and a channel has not, in the order of writing. */
struct centre_measure {
    const char *key; /* "cost_per_week" */
    const char *unit;
    const char *label;
    size_t offset; /* of its struct estimate in struct results */
};

const struct centre_measure *centre_measure_list(size_t *out_n);
const struct estimate *results_centre_measure(
    const struct results *results, const struct centre_measure *measure);

/* One channel (or the centre) in one dated interval: offered is the sum of
 * answered to unfinished, as in the whole window. */
struct interval_result {
    struct brief_estimate offered;
    struct brief_estimate answered;
    struct brief_estimate abandoned;
    struct brief_estimate balked;
    struct brief_estimate blocked;
    struct brief_estimate dropped;
    struct brief_estimate unfinished;
    struct brief_estimate in_time; /* NaN without a target */
    struct brief_estimate service_level;
    struct brief_estimate mean_wait_s;
    struct brief_estimate backlog; /* tickets, at its end; NaN without any */
};

struct team_interval_result {
    struct brief_estimate on_duty;   /* agents */
    struct brief_estimate occupancy; /* share */
};

struct week_channel_result {
    struct estimate offered;
    struct estimate service_level;
    struct estimate mean_wait_s;
    struct estimate backlog_end; /* tickets; NaN for others */
    struct estimate prevented;   /* NaN without a help centre */
};

struct day_result {
    struct estimate offered;
    struct estimate answered;
    struct estimate abandoned;
    struct estimate balked;
    struct estimate blocked;
    struct estimate dropped;
    struct estimate unfinished;
    struct estimate service_level;
    struct estimate mean_wait_s;
    double wait_p50_s; /* pooled over replications, NaN: nobody */
    double wait_p90_s;
    double wait_p95_s;
    struct estimate backlog_end;
    struct estimate prevented;      /* NaN without a help centre */
    double backlog_ages[AGE_BANDS]; /* of these, the tickets by age */
};

/* 2.5, 10, 25, 50, 75, 90 and 97.5 %. */
enum { SLOT_QUANTILES = 7, SLOT_MEDIAN = 3, SLOT_P90 = 5 };

/* All dated intervals of one weekday and time of day together. Counts are of
 * the whole plan, means over replications. */
struct slot_result {
    double offered;
    double level_met; /* of the service level; 0 without a target */
    double level_of;
    double waits_s[SLOT_QUANTILES]; /* of the answered, pooled over
                                       replications; NaN: nobody */
};

struct channel_result {
    const char *name;
    struct estimate *measures;         /* [n of measure_list] */
    struct interval_result *intervals; /* [n_intervals] */
    struct day_result *days;           /* [n_days] */
    struct week_channel_result *weeks; /* [n_weeks] */
    struct slot_result *slots;         /* [7 * slots_a_day], Monday first */
    const uint64_t *waits; /* [HISTOGRAM_BUCKETS] of stats/histogram.h: the
                              answered, all replications together */
};

/* Of the agents of a team, while they held 1, 2, ... chats. */
struct chat_level_result {
    struct estimate ended_an_hour; /* chats that left an agent, per hour */
    double agent_hours;            /* spent so, mean over replications */
};

struct team_result {
    const char *name;
    struct estimate *measures; /* [n of team_measure_list] */
    struct team_interval_result *intervals;
    struct estimate *week_occupancy;       /* [n_weeks] */
    struct chat_level_result *chat_levels; /* [CHAT_LEVELS] */
};

/* A figure of the benchmark reports beside the simulated one. */
struct score {
    const struct benchmark_score *known;
    double benchmark; /* of the centre's audience, in the unit */
    struct estimate simulated;
};

/* What is reported of the help centre (study/self_service.h). */
struct help_result {
    struct estimate *measures; /* [n of help_measure_list] */
    struct estimate *weeks;    /* [n_weeks * n of help_measure_list] */
};

struct results {
    const struct centre *centre;
    size_t n_days, n_weeks, n_intervals, slots_a_day;
    uint32_t replications; /* done */
    uint64_t seed;
    double confidence_frac;
    bool converged;   /* false: stopped early, or precision not reached */
    bool interrupted; /* by the user */
    bool precision_asked;
    double precision_reached; /* worst channel, share; NaN: unknown */

    struct channel_result whole; /* the centre: all channels together */
    struct estimate customers;
    struct estimate customers_lost;
    struct estimate cost_a_week;
    struct estimate cost_a_contact;
    struct estimate contacts_an_agent_hour;

    size_t n_channels;
    struct channel_result *channels;
    size_t n_teams;
    struct team_result *teams;

    const struct help_result *help; /* NULL without a help centre */

    size_t n_launches; /* of those within the plan; 0 in a replay */
    struct launch_result *launches;

    size_t n_scores; /* 0 with audience none */
    struct score *scores;

    size_t n_warnings;
    const char **warnings;                 /* in the reader's language */
    const char **warnings_in[N_LANGUAGES]; /* the same, for files */

    /* the `run` object: how it went, not part of what is compared */
    uint64_t n_contacts;
    uint64_t n_events;
    double wall_s;
    double cpu_s;
    uint32_t n_threads;
};

#endif
