/*
 * expectation.h - a demand on results, as one writes it.
 *
 *     phone.service_level >= 80 %
 *     teams.first_line.occupancy <= 0.88
 *     centre.cost_per_week < 30000
 *     phone.wait_over.60 < 5 %
 *     rollout.chat.centre.after.requester_wait_mean_s.change < 0
 *
 * The left side names a channel ("phone", or "channels.phone"), a team after
 * "teams.", the centre or the help_centre, and one of its measures by the key
 * of the written results, or a figure of a launch (launch_path.h); then one of
 * < <= > >= and a number in the measure's unit. It is compared with the mean. A
 * measure without a value is neither above nor below anything: the demand is
 * then undecided.
 *
 *     phone.mean_wait_s.change > 5 s
 *     phone.service_level.change < -2 points
 *
 * demand something of a plan beside another (study/plan_demand.h): the paired
 * difference, with its whole interval on one side; one that lies across the
 * limit is undecided. What a launch changes in its own plan is a ".change" too:
 * beside another plan its peak has ".change" twice.
 */
#ifndef STUDY_EXPECTATION_H
#define STUDY_EXPECTATION_H

#include "base/arena.h"
#include "base/error.h"
#include "stats/estimate.h"
#include "study/launch_path.h"
#include <stdbool.h>
#include <stddef.h>

struct centre;
struct results;

enum expectation_scope {
    SCOPE_CHANNEL,
    SCOPE_TEAM,
    SCOPE_CENTRE,      /* what a channel has too */
    SCOPE_CENTRE_ONLY, /* customers, costs */
    SCOPE_HELP_CENTRE,
    SCOPE_LAUNCH
};

enum demand_sign { LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL };

struct expectation {
    const char *text; /* as written */
    const char *path; /* the left side */
    bool of_change;   /* of a plan beside another */
    enum expectation_scope scope;
    size_t index;              /* of the channel or team */
    size_t measure;            /* in the list that belongs to the scope */
    struct launch_path launch; /* of SCOPE_LAUNCH */
    const char *unit;
    enum demand_sign comparison;
    double limit; /* in the unit; a share as a fraction, times in seconds */
};

/* Reads a demand on what runs of this centre will report. */
bool expectation_read(const char *text, const struct centre *centre,
                      struct arena *arena, struct expectation *out,
                      struct error *err) MUST_CHECK;

/* Likewise, where the centre stands beside another: of a change too. */
bool expectation_read_beside(const char *text, const struct centre *centre,
                             struct arena *arena, struct expectation *out,
                             struct error *err) MUST_CHECK;

enum expectation_verdict {
    EXPECTATION_HOLDS,
    EXPECTATION_FAILS,
    EXPECTATION_UNDECIDED
};

struct expectation_outcome {
    enum expectation_verdict verdict;
    struct estimate estimate;
    double standard_errors; /* from the limit, positive when it holds; NaN
                               when the standard error is not known */
    const char *sentence;   /* what was found, for people */
};

/* The results must be of the centre that the demand was read for, and the
 * demand not of a change. */
struct expectation_outcome expectation_judge(
    const struct expectation *expectation, const struct results *results,
    struct arena *arena);

/* Of a demand of a change: what it changes by, and with which confidence. */
struct expectation_outcome expectation_judge_change(
    const struct expectation *expectation, const struct estimate *change,
    double confidence_frac, struct arena *arena);

#endif
