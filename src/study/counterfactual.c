#include "study/counterfactual.h"

#include "base/language.h"
#include "base/text.h"
#include "model/centre.h"
#include "model/centre_copy.h"
#include "study/launch_fold.h"

struct counterfactual {
    size_t n;
    const struct centre **centres; /* [n] */
    struct launch_fold **folds;    /* [n] */
    uint64_t n_contacts;
    uint64_t n_events;
};

static bool has_window(const struct centre *centre, size_t rollout)
{
    return centre->rollouts[rollout].what == ROLLOUT_LAUNCH &&
           launch_days_needed(centre, rollout) > 0;
}

struct counterfactual *counterfactual_create(const struct centre *centre,
                                             struct arena *arena)
{
    struct counterfactual *without = arena_alloc(arena, 1, sizeof *without);
    without->centres =
        arena_alloc(arena, centre->n_rollouts, sizeof *without->centres);
    without->folds =
        arena_alloc(arena, centre->n_rollouts, sizeof *without->folds);
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        if (has_window(centre, i)) {
            const struct centre_copy *copy = centre_copy_create(centre, arena);
            centre_copy_leave_out(copy, i);
            without->centres[without->n] = centre_copy_centre(copy);
            without->folds[without->n] = launch_fold_create(centre, i, arena);
            without->n++;
        }
    }
    return without->n > 0 ? without : NULL;
}

size_t counterfactual_n(const struct counterfactual *counterfactual)
{
    return counterfactual->n;
}

const struct centre *counterfactual_centre(
    const struct counterfactual *counterfactual, size_t i)
{
    return counterfactual->centres[i];
}

void counterfactual_add(struct counterfactual *counterfactual,
                        uint32_t replication, const struct sample *with,
                        struct sample *const *without)
{
    const bool is_pair = replication < COUNTERFACTUALS_AT_MOST;
    for (size_t i = 0; i < counterfactual->n; i++) {
        launch_fold_add(counterfactual->folds[i], with,
                        is_pair ? without[i] : NULL);
        counterfactual->n_contacts += is_pair ? without[i]->n_contacts : 0;
        counterfactual->n_events += is_pair ? without[i]->n_events : 0;
    }
}

const struct launch_fold *counterfactual_fold(
    const struct counterfactual *counterfactual, size_t i)
{
    return counterfactual->folds[i];
}

/* NULL when all waits are given. */
static const char *cut_off_text(const struct launch_result *launch,
                                struct arena *arena)
{
    struct text names;
    text_start(&names, arena);
    for (size_t e = 0; e + 1 < launch->n_entries; e++) {
        if (launch->entries[e].is_cut_off) {
            text_add(&names, "%s%s", *names.bytes ? ", " : "",
                     launch->entries[e].name);
        }
    }
    return *names.bytes
               ? arena_text(arena,
                            tr("launch of %s: more than 1 %% of the contacts "
                               "of %s were unfinished when the run ended, with "
                               "the launch or without it, so their times "
                               "before and after it are not given; more agents "
                               "or a longer run_out would let them finish"),
                            launch->channel, names.bytes)
               : NULL;
}

/* How another entry of the roll-out stands in the plan without the launch;
 * NULL: as in the plan. */
static const char *entangled_text(const struct launch_result *launch,
                                  const struct rollout *other,
                                  struct arena *arena)
{
    const bool is_own = other->channel == launch->channel_index;
    for (size_t k = 0; !is_own && k < other->n_shares; k++) {
        if (other->shares[k].channel != launch->channel_index ||
            !(other->shares[k].share_frac > 0)) {
            continue;
        }
        return other->what == ROLLOUT_WITHDRAW
                   ? arena_text(arena,
                                tr("launch of %s: what the withdrawal of %s "
                                   "moves to %s comes without the launch too, "
                                   "and is no part of what it changes"),
                                launch->channel, other->title, launch->channel)
                   : arena_text(arena,
                                tr("launch of %s: contacts that %s takes of %s "
                                   "are not there without the launch, and are "
                                   "part of what it changes"),
                                launch->channel, other->title, launch->channel);
    }
    return NULL;
}

/* What others search in vain decides the topics of articles: the one part of
 * a customer's luck that is not the same without the launch. */
static bool learns_from_searches(const struct centre *centre)
{
    const struct help_centre *help = &centre->help_centre;
    const struct plan *plan = &centre->plan;
    return help->set && help->adds_from_failed_searches &&
           help->adds_a_week > 0 &&
           help->publish_day < plan->start_day + (int32_t)plan->n_days;
}

static size_t list_notes(const struct results *results, const char **list,
                         struct arena *arena)
{
    size_t n = 0;
    for (size_t i = 0; i < results->n_launches; i++) {
        const struct launch_result *launch = &results->launches[i];
        const char *cut_off = cut_off_text(launch, arena);
        if (cut_off) {
            list[n++] = cut_off;
        }
        for (size_t r = 0; r < results->centre->n_rollouts; r++) {
            const char *entangled =
                entangled_text(launch, &results->centre->rollouts[r], arena);
            if (entangled) {
                list[n++] = entangled;
            }
        }
    }
    if (learns_from_searches(results->centre)) {
        list[n++] =
            tr("help_centre.adds_from_failed_searches: new articles are on "
               "what customers searched in vain, those of a launch included; "
               "the contacts that other articles then prevent count as changed "
               "by the launch");
    }
    return n;
}

static void add_warnings(struct results *results, struct arena *arena)
{
    const size_t n = results->n_warnings;
    const enum language spoken = language_now();
    for (int i = 0; i < N_LANGUAGES; i++) {
        (void)language_choose((enum language)i);
        (void)list_notes(results, results->warnings_in[i] + n, arena);
    }
    (void)language_choose(spoken);
    results->n_warnings += list_notes(results, results->warnings + n, arena);
}

void counterfactual_fill(const struct counterfactual *counterfactual,
                         struct results *results, struct arena *arena)
{
    results->n_launches = counterfactual->n;
    results->launches =
        arena_alloc(arena, counterfactual->n, sizeof *results->launches);
    for (size_t i = 0; i < counterfactual->n; i++) {
        results->launches[i] = launch_fold_result(
            counterfactual->folds[i], results->confidence_frac, arena);
    }
    add_warnings(results, arena);
    results->n_contacts += counterfactual->n_contacts;
    results->n_events += counterfactual->n_events;
}
