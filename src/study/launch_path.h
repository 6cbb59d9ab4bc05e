/*
 * launch_path.h - the address of a figure of a launch, as in run.json.
 *
 *     requester_wait_change
 *     peak.change, own_peak.change
 *     settled_change, settled_change_calendar_day
 *     centre.after.contacts_per_day.change
 *     channels.email.first_4_weeks.service_level.with
 *
 * What a launch changes is the plan less the same days and customers without
 * it, so a figure's "change" is a paired difference. Occupancies of teams have
 * no address. Peaks and settled changes may be compared with another plan's.
 */
#ifndef STUDY_LAUNCH_PATH_H
#define STUDY_LAUNCH_PATH_H

#include "base/arena.h"
#include "base/error.h"
#include "stats/estimate.h"
#include "study/launch_result.h"
#include <stdbool.h>

struct centre;

enum launch_side { LAUNCH_WITH, LAUNCH_WITHOUT, LAUNCH_CHANGE };

enum launch_figure_kind {
    LAUNCH_SPIKE_RATIO,
    LAUNCH_NEW_CONTACTS,
    LAUNCH_MOVED_CONTACTS,
    LAUNCH_REQUESTER_CHANGE, /* after / before, less 1 */
    LAUNCH_PEAK_CHANGE,
    LAUNCH_OWN_PEAK_CHANGE,
    LAUNCH_SETTLED_CHANGE,          /* an open day */
    LAUNCH_SETTLED_CALENDAR_CHANGE, /* a calendar day */
    LAUNCH_FIGURE                   /* of an entry, in a period */
};

struct launch_path {
    const char *channel; /* that is launched */
    enum launch_figure_kind kind;
    const char *entry; /* a channel; NULL: all of them */
    enum launch_period period;
    enum launch_measure measure;
    enum launch_side side;
    const char *unit;
};

/* The keys of written results. */
const char *launch_period_key(enum launch_period period);
const char *launch_measure_key(enum launch_measure measure);

/* Reads what stands after the name of the launched channel. */
bool launch_path_read(const char *text, const char *channel,
                      const struct centre *centre, struct arena *arena,
                      struct launch_path *out, struct error *err) MUST_CHECK;

/* Whether what stands after the name of the launched channel is a figure that
 * plans are compared by. */
bool launch_path_is_compared(const char *text);

/* What another plan changes in such a figure. */
const struct estimate *launch_path_change(const struct launch_path *path,
                                          const struct launch_change *change);

/* NaN where the launches have no such figure. */
struct estimate launch_path_estimate(const struct launch_path *path,
                                     const struct launch_result *launches,
                                     size_t n_launches);

#endif
