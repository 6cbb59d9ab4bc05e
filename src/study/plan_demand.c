#include "study/plan_demand.h"

#include "base/language.h"
#include "base/text.h"
#include "model/centre.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* The plan before the colon; plans->n: there is no colon. *rest is the
 * demand. */
static bool read_plan(const char *text, const struct demanded_plans *plans,
                      struct arena *arena, size_t *out_plan, const char **rest,
                      struct error *err)
{
    const char *colon = strchr(text, ':');
    *out_plan = plans->n;
    *rest = text;
    if (!colon) {
        return true;
    }
    size_t n = (size_t)(colon - text);
    while (n > 0 && text[n - 1] == ' ') {
        n--;
    }
    const char *label = arena_copy_bytes(arena, text, n);
    *rest = colon + 1 + strspn(colon + 1, " ");
    for (size_t p = 0; p < plans->n; p++) {
        if (strcmp(plans->labels[p], label) == 0) {
            *out_plan = p;
            return true;
        }
    }
    (void)fail(err, "no plan \"%s\" is compared", label);
    const char *nearest = text_nearest(label, plans->labels, plans->n);
    return fail_hint(err, "write %s: %s",
                     nearest ? nearest : plans->labels[plans->n - 1], *rest);
}

/* Whether a comparison has figures for it. */
static bool is_told(const struct plan_demand *demand, struct error *err)
{
    const struct expectation *expectation = &demand->expectation;
    if (expectation->of_change && expectation->scope == SCOPE_HELP_CENTRE) {
        (void)fail(err, "results of the help centre are not compared");
        return fail_hint(err, "demand the result itself, without .change");
    }
    if (expectation->of_change && demand->plan == 0) {
        (void)fail(err, "%s is the plan that the others are compared with",
                   demand->label);
        return fail_hint(err, "demand a change of another plan");
    }
    return true;
}

bool plan_demand_read(const char *text, const struct demanded_plans *plans,
                      struct arena *arena, struct plan_demand **out,
                      size_t *out_n, struct error *err)
{
    size_t only = 0;
    const char *rest = NULL;
    if (!read_plan(text, plans, arena, &only, &rest, err)) {
        return false;
    }
    *out = arena_alloc(arena, plans->n, sizeof **out);
    *out_n = 0;
    for (size_t p = 0; p < plans->n; p++) {
        struct plan_demand demand = { .plan = p, .label = plans->labels[p] };
        if (only != plans->n && only != p) {
            continue;
        }
        if (!expectation_read_beside(rest, &plans->centres[p], arena,
                                     &demand.expectation, err)) {
            return false;
        }
        if (only == plans->n && p == 0 && demand.expectation.of_change) {
            continue;
        }
        if (!is_told(&demand, err)) {
            return false;
        }
        (*out)[(*out_n)++] = demand;
    }
    return true;
}

static const struct estimate none = { .mean = (double)NAN,
                                      .half_width = (double)NAN };

static const struct estimate *shared(const struct changes *list, size_t n,
                                     const struct expectation *expectation)
{
    for (size_t i = 0; i < n; i++) {
        if (list[i].other == expectation->index) {
            return &list[i].measures[expectation->measure].change;
        }
    }
    return &none;
}

static const struct estimate *launched(const struct comparison_plan *plan,
                                       const struct launch_path *path)
{
    for (size_t i = 0; i < plan->n_launches; i++) {
        if (strcmp(plan->launches[i].channel, path->channel) == 0) {
            return launch_path_change(path, &plan->launches[i]);
        }
    }
    return &none;
}

const struct estimate *plan_demand_change(const struct plan_demand *demand,
                                          const struct comparison *comparison)
{
    const struct expectation *expectation = &demand->expectation;
    const struct comparison_plan *plan = &comparison->others[demand->plan - 1];
    switch (expectation->scope) {
    case SCOPE_CHANNEL:
        return shared(plan->channels, plan->n_channels, expectation);
    case SCOPE_TEAM:
        return shared(plan->teams, plan->n_teams, expectation);
    case SCOPE_CENTRE:
        return &plan->whole.measures[expectation->measure].change;
    case SCOPE_LAUNCH:
        return launched(plan, &expectation->launch);
    case SCOPE_CENTRE_ONLY:
    case SCOPE_HELP_CENTRE:
        break;
    }
    assert(expectation->scope == SCOPE_CENTRE_ONLY);
    return &plan->centre_measures[expectation->measure].change;
}

struct expectation_outcome plan_demand_judge(
    const struct plan_demand *demand, const struct comparison *comparison,
    struct arena *arena)
{
    return demand->expectation.of_change
               ? expectation_judge_change(
                     &demand->expectation,
                     plan_demand_change(demand, comparison),
                     comparison->each_confidence_frac, arena)
               : expectation_judge(&demand->expectation,
                                   comparison->plans[demand->plan], arena);
}
