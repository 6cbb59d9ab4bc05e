#include "study/launch_pairs.h"

#include "study/counterfactual.h"
#include "study/launch_fold_inner.h"
#include "study/results.h"

#include <math.h>
#include <string.h>

/* One launch of one plan. */
struct half {
    const struct launch_fold *fold;
    const struct launch_result *result;
};

/* What a replication says of one half. */
enum form { FORM_CHANGE, FORM_QUOTIENT };

static struct pair formed(const struct launch_tally *tally, enum form form,
                          uint32_t replication)
{
    const double *own = tally->own[replication];
    return form == FORM_CHANGE ? (struct pair){ own[1] - own[0], 1 }
                               : (struct pair){ own[1], own[0] };
}

/* The other less the first, with its range over replications. */
static struct difference pair_up(const struct launch_tally *first,
                                 const struct launch_tally *other,
                                 enum form form, double confidence_frac)
{
    struct paired_tally sums = { 0 };
    double values[LAUNCH_PAIRS_AT_MOST];
    const uint32_t n = first->sums.n;
    for (uint32_t r = 0; r < n; r++) {
        const struct pair a = formed(first, form, r);
        const struct pair b = formed(other, form, r);
        paired_tally_add(&sums, a, b);
        values[r] = a.below > 0 && b.below > 0
                        ? b.above / b.below - a.above / a.below
                        : nan("");
    }
    struct difference found = paired_tally_difference(&sums, confidence_frac);
    estimate_set_quantiles(&found.change, values, n);
    return found;
}

static const struct launch_tally *day_of(const struct half *half, size_t entry,
                                         uint32_t day)
{
    return &half->fold->entries[entry].days[half->fold->n_before + day];
}

/* Of the days with the largest change. Each was chosen among the open days of
 * its plan, and so the pair among all pairs of them; where a plan has none
 * there is no change. */
static struct difference pair_peaks(const struct half *first,
                                    const struct half *other,
                                    enum launch_flow flow,
                                    double confidence_frac)
{
    const struct half *halves[] = { first, other };
    const struct launch_tally *days[2];
    struct difference none = { 0 };
    size_t n_pairs = 1;
    for (size_t i = 0; i < 2; i++) {
        const struct launch_result *launch = halves[i]->result;
        const bool all = flow == FLOW_ALL;
        days[i] = day_of(halves[i],
                         all ? launch->n_entries - 1 : launch->channel_index,
                         all ? launch->peak.day : launch->own_peak.day);
        n_pairs *= launch->n_open;
    }
    if (n_pairs == 0) {
        launch_erase_change(&none);
        return none;
    }
    return pair_up(days[0], days[1], FORM_CHANGE,
                   paired_confidence(confidence_frac, n_pairs));
}

/* NULL: the plan has no channel of that name. */
static const struct launch_tally *contacts_of(const struct half *half,
                                              const char *name)
{
    const struct launch_entry *entry = launch_entry_called(half->result, name);
    return entry ? &half->fold->entries[entry - half->result->entries]
                        .periods[LAUNCH_AFTER][LAUNCH_CONTACTS]
                 : NULL;
}

static void pair_donors(const struct half *first, const struct half *other,
                        double confidence_frac, struct arena *arena,
                        struct launch_change *out)
{
    const struct launch_result *launch = first->result;
    out->donors = arena_alloc(arena, launch->n_entries, sizeof *out->donors);
    for (size_t e = 0; e + 1 < launch->n_entries; e++) {
        const char *name = launch->entries[e].name;
        const struct launch_tally *beside = contacts_of(other, name);
        if (beside && e != launch->channel_index) {
            out->donors[out->n_donors++] = (struct launch_donor_change){
                .name = name,
                .quotient = pair_up(contacts_of(first, name), beside,
                                    FORM_QUOTIENT, confidence_frac),
            };
        }
    }
}

static struct launch_change find(const struct half *first,
                                 const struct half *other,
                                 double confidence_frac, struct arena *arena)
{
    const struct launch_fold *a = first->fold;
    const struct launch_fold *b = other->fold;
    struct launch_change change = {
        .channel = first->result->channel,
        .peak = pair_peaks(first, other, FLOW_ALL, confidence_frac),
        .own_peak = pair_peaks(first, other, FLOW_OWN, confidence_frac),
        .settled =
            pair_up(&a->settled, &b->settled, FORM_CHANGE, confidence_frac),
        .settled_calendar = pair_up(&a->settled_calendar, &b->settled_calendar,
                                    FORM_CHANGE, confidence_frac),
    };
    pair_donors(first, other, confidence_frac, arena, &change);
    return change;
}

struct launch_change *launch_pairs_find(const struct launch_side *first,
                                        const struct launch_side *other,
                                        double confidence_frac,
                                        struct arena *arena, size_t *out_n)
{
    const size_t n_first = first->results->n_launches;
    struct launch_change *changes =
        arena_alloc(arena, n_first, sizeof *changes);
    *out_n = 0;
    for (size_t i = 0; i < n_first; i++) {
        const struct launch_result *a = &first->results->launches[i];
        for (size_t k = 0; k < other->results->n_launches; k++) {
            const struct launch_result *b = &other->results->launches[k];
            if (strcmp(a->channel, b->channel) == 0) {
                changes[(*out_n)++] = find(
                    &(struct half){ counterfactual_fold(first->without, i), a },
                    &(struct half){ counterfactual_fold(other->without, k), b },
                    confidence_frac, arena);
            }
        }
    }
    return changes;
}
