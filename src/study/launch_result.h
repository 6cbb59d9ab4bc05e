/*
 * launch_result.h - what a launch changed: before and after, with and without.
 *
 * The window is the 60 days on either side of the launch, cut to the reported
 * plan and to the life of the launched channel: its own end or its withdrawal
 * is no settling of the launch. "With" is the plan; "without" is the same plan
 * in which this launch never comes, played with the same customers. Both go in
 * pairs, so a change has the interval of paired differences (stats/paired.h).
 * Only the first replications are played in pairs; what the plan shows by
 * itself is of all.
 *
 *     day 0 is the first day of the launch; before is day < 0
 */
#ifndef STUDY_LAUNCH_RESULT_H
#define STUDY_LAUNCH_RESULT_H

#include "stats/estimate.h"
#include "stats/paired.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { LAUNCH_DAYS = 60, LAUNCH_EARLY_DAYS = 28, LAUNCH_SETTLED_DAYS = 7 };

/* Replications that are played without each launch too. */
enum { LAUNCH_PAIRS_AT_MOST = 60 };

/* Parts of the window. Those that the plan does not have are empty. */
enum launch_period {
    LAUNCH_BEFORE,
    LAUNCH_AFTER,
    LAUNCH_EARLY,   /* the first four weeks after */
    LAUNCH_LATE,    /* the rest of the days after */
    LAUNCH_SETTLED, /* the last week after */
    N_LAUNCH_PERIODS
};

enum launch_measure {
    LAUNCH_CONTACTS,      /* offered a calendar day */
    LAUNCH_LEVEL,         /* service level */
    LAUNCH_WAIT_S,        /* mean wait of the answered */
    LAUNCH_FIRST_REPLY_S, /* of tickets answered: from arrival to it */
    LAUNCH_REQUESTER_S,   /* of tickets solved: in the team's court; of live
                           contacts answered: wait and handling */
    LAUNCH_BACKLOG,       /* tickets, mean over intervals' ends */
    N_LAUNCH_MEASURES
};

struct launch_figure {
    struct estimate with;
    struct estimate without;
    struct difference change; /* with less without */
};

struct launch_day {
    struct brief_estimate with; /* contacts offered */
    struct brief_estimate without;
    struct brief_estimate change;
};

/* A channel; the last entry is all of them. Waits are NaN where more than 1 %
 * of the contacts of a period were unfinished at the end, with or without the
 * launch, and requester waits where as many were unfinished or not solved. */
struct launch_entry {
    const char *name;
    bool is_ticket;  /* its contacts */
    bool is_cut_off; /* some of them are NaN for that */
    struct launch_figure figures[N_LAUNCH_PERIODS][N_LAUNCH_MEASURES];
    struct estimate contacts_quotient; /* after: with / without */
    struct launch_day *days;           /* [n_before + n_after] */
};

struct launch_team {
    const char *name;
    struct launch_figure occupancy[N_LAUNCH_PERIODS];
};

/* The day with the largest change, of the days on which the channel is open;
 * where there are none the change is NaN. */
struct launch_peak {
    uint32_t day;
    struct difference change; /* contacts that day */
    bool stands_out; /* the change is clearly above that of the last open day
                        of the same weekday. All intervals are so wide that
                        those of all days together hold at the confidence: the
                        day was chosen among them (Bonferroni) */
};

struct launch_result {
    size_t rollout; /* of the centre */
    const char *channel;
    uint32_t channel_index;
    int32_t on_day;
    uint32_t n_steps;  /* of offered_to; from the first to the last it grows */
    double training_s; /* of each agent who will serve it */
    uint32_t n_before; /* days */
    uint32_t n_after;
    bool has_end;    /* the channel's last day is the last of those after */
    uint32_t n_open; /* of those after: days on which the channel is open */
    uint32_t replications; /* played in pairs; 0: nothing is known */
    size_t n_entries;
    struct launch_entry *entries;
    const uint32_t *without_days; /* [replications][n_before + n_after]: each
                                     one's contacts in all channels */
    size_t n_teams;
    struct launch_team *teams;

    /* of all replications, as the plan is */
    struct estimate before_per_day; /* calendar day: contacts of all channels */
    struct estimate after_per_day;
    struct estimate new_contacts; /* after, in the channel: never seen before */
    struct estimate moved_contacts;   /* after, in the channel: from donors */
    struct estimate requester_change; /* of all contacts: after / before,
                                         less 1; NaN where either lacks too
                                         many */

    /* of the pairs */
    struct launch_peak peak;     /* of the contacts of all channels */
    struct launch_peak own_peak; /* of the channel's own */
    struct estimate spike_ratio; /* of all that day: with / without */
    struct launch_figure others[N_LAUNCH_PERIODS]; /* requester wait of all
                                  channels but the launched one, each counted
                                  as often as without it (launch_mix.h) */
    struct difference settled; /* contacts a day that the channel is open, of
                                  all channels: the mean of the last open day
                                  of each weekday */
    struct difference settled_calendar; /* a calendar day: these, and the last
                                           of each weekday that is never open */
    bool has_settled;
    uint32_t settled_day; /* after the last step of offered_to and the peak:
                             from which open day on the change, in the week
                             around each day, differs from that of the last open
                             days, weekday by weekday, by at most 5 % of the
                             contacts of the channel, or not clearly */
};

/* The entry of all channels. */
const struct launch_entry *launch_whole(const struct launch_result *launch);

/* The entry of the channel; NULL when the launch has none of that name. */
const struct launch_entry *launch_entry_called(
    const struct launch_result *launch, const char *name);

/* What another plan changes in a channel that gives to the launched one, or
 * takes from it. */
struct launch_donor_change {
    const char *name;
    struct difference quotient; /* of contacts_quotient */
};

/* What another plan changes in a launch that both plans have, on the same
 * customers: the other plan's figure less the first's. A peak is the largest
 * change of one open day in either plan; as both days were chosen, its
 * interval is one of all pairs of days, which hold together. */
struct launch_change {
    const char *channel;
    struct difference peak;     /* of the contacts of all channels */
    struct difference own_peak; /* of the channel's own */
    struct difference settled;  /* an open day, then a calendar day */
    struct difference settled_calendar;
    size_t n_donors; /* channels of both but the launched one */
    struct launch_donor_change *donors;
};

#endif
