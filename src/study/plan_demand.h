/*
 * plan_demand.h - a demand on plans that are compared.
 *
 *     one_more: phone.service_level > 82 %
 *     one_more: phone.mean_wait_s.change > -1 s
 *     phone.mean_wait_s.change > 5 s
 *
 *     one_more: rollout.chat.peak.change.change > 5
 *
 * The plan stands before the colon, by its name in the comparison. Without one
 * the demand is of every plan, and a change of every plan but the first, which
 * it is a change from. The help centre's results have no change, and of a
 * launch only its peaks and settled changes have one: its other figures are
 * those of the plan beside itself without the launch.
 */
#ifndef STUDY_PLAN_DEMAND_H
#define STUDY_PLAN_DEMAND_H

#include "study/compare.h"
#include "study/expectation.h"

struct plan_demand {
    size_t plan;
    const char *label;
    struct expectation expectation;
};

/* The plans that a demand may be of. */
struct demanded_plans {
    size_t n;
    const char *const *labels;
    const struct centre *centres; /* [n] */
};

/* One demand as written, for each plan that it is of. */
bool plan_demand_read(const char *text, const struct demanded_plans *plans,
                      struct arena *arena, struct plan_demand **out,
                      size_t *out_n, struct error *err) MUST_CHECK;

/* The paired difference that the demand is of; its change is NaN where the two
 * plans do not share the channel, team or launch. */
const struct estimate *plan_demand_change(const struct plan_demand *demand,
                                          const struct comparison *comparison);

struct expectation_outcome plan_demand_judge(
    const struct plan_demand *demand, const struct comparison *comparison,
    struct arena *arena);

#endif
