#include "study/compare.h"

#include "base/civil.h"
#include "model/centre.h"
#include "study/compare_pairs.h"
#include "study/counterfactual.h"
#include "study/crew.h"
#include "study/findings.h"
#include "study/fold.h"
#include "study/launch_pairs.h"
#include "study/stopwatch.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* A comparison on its way. */
struct contest {
    const struct comparison_request *request;
    struct crew_order order;
    struct stopwatch watch;
    struct fold **folds;             /* [n_plans] */
    struct compare_pairs **pairs;    /* [n_plans - 1] */
    struct counterfactual **without; /* [n_plans]; NULL: no launches */
    uint32_t n_looks;
    size_t n_deciding;
    double each_confidence_frac;
};

bool comparison_is_possible(const struct centre *first,
                            const struct centre *other, struct error *err)
{
    const struct plan *a = &first->plan;
    const struct plan *b = &other->plan;
    if (a->start_day != b->start_day || a->n_days != b->n_days) {
        char from[11];
        char other_from[11];
        civil_write_date(a->start_day, from);
        civil_write_date(b->start_day, other_from);
        (void)fail(err,
                   "the plans are of different days: %u from %s, and %u from "
                   "%s",
                   a->n_days, from, b->n_days, other_from);
        return fail_hint(err, "give them the same plan.start and plan.weeks");
    }
    if (strcmp(a->currency, b->currency) != 0) {
        (void)fail(err, "the plans count money in %s and %s", a->currency,
                   b->currency);
        return fail_hint(err, "give them the same plan.currency");
    }
    return true;
}

static void tell_progress(const struct contest *contest, uint32_t done)
{
    const struct run_listener *listener = contest->request->listener;
    if (!listener || !listener->progress) {
        return;
    }
    const uint32_t of = stopping_checkpoint(&contest->order.stopping, done - 1);
    const double elapsed_s = stopwatch_wall_s(&contest->watch);
    const struct run_progress progress = {
        .done = done,
        .of = of,
        .precision_reached = nan(""),
        .elapsed_s = elapsed_s,
        .left_s = elapsed_s / (double)done * (double)(of - done),
    };
    listener->progress(listener->context, &progress);
}

/* Their samples follow those of the plans, plan by plan. */
static void add_without(struct contest *contest, uint32_t replication,
                        struct sample *const *samples)
{
    size_t next = contest->request->n_plans;
    for (size_t p = 0; p < contest->request->n_plans; p++) {
        if (contest->without[p]) {
            counterfactual_add(contest->without[p], replication, samples[p],
                               samples + next);
            next += counterfactual_n(contest->without[p]);
        }
    }
}

static void take(void *context, uint32_t replication,
                 struct sample *const *samples)
{
    struct contest *contest = context;
    for (size_t p = 0; p < contest->request->n_plans; p++) {
        fold_add(contest->folds[p], samples[p]);
    }
    add_without(contest, replication, samples);
    for (size_t p = 1; p < contest->request->n_plans; p++) {
        compare_pairs_add(contest->pairs[p - 1]);
    }
    tell_progress(contest, replication + 1);
}

static bool are_all_different(const struct contest *contest)
{
    for (size_t p = 1; p < contest->request->n_plans; p++) {
        if (!compare_pairs_are_different(contest->pairs[p - 1],
                                         contest->each_confidence_frac)) {
            return false;
        }
    }
    return true;
}

static bool is_enough(void *context, uint32_t done)
{
    (void)done;
    return are_all_different(context);
}

static struct stopping stopping_of(const struct comparison_request *request)
{
    const struct study *study = &request->centres[0]->study;
    return (struct stopping){
        .at_most = request->until_clear ? study->at_most : study->replications,
        .until_clear = request->until_clear,
    };
}

static struct crew_order order_of(const struct comparison_request *request,
                                  struct contest *contest)
{
    return (struct crew_order){
        .n_main = request->n_plans,
        .seed = request->seed,
        .n_threads = request->n_threads,
        .others_at_most = COUNTERFACTUALS_AT_MOST,
        .stopping = stopping_of(request),
        .stop = request->stop,
        .context = contest,
        .take = take,
        .is_enough = is_enough,
    };
}

/* The plans, then those without each launch of each of them. */
static void list_plans(struct contest *contest, struct arena *arena)
{
    const struct comparison_request *request = contest->request;
    size_t n = request->n_plans;
    contest->without = arena_alloc(arena, n, sizeof *contest->without);
    for (size_t p = 0; p < request->n_plans; p++) {
        contest->without[p] = counterfactual_create(request->centres[p], arena);
        n += contest->without[p] ? counterfactual_n(contest->without[p]) : 0;
    }
    const struct centre **centres = arena_alloc(arena, n, sizeof *centres);
    contest->order.centres = centres;
    contest->order.n_plans = n;
    for (size_t p = 0; p < request->n_plans; p++) {
        *centres++ = request->centres[p];
    }
    for (size_t p = 0; p < request->n_plans; p++) {
        const struct counterfactual *without = contest->without[p];
        for (size_t i = 0; without && i < counterfactual_n(without); i++) {
            *centres++ = counterfactual_centre(without, i);
        }
    }
}

double comparison_each_confidence(double confidence_frac, size_t n_plans,
                                  uint32_t n_looks, size_t n_deciding)
{
    return paired_confidence(confidence_frac,
                             (n_plans - 1) * n_looks * n_deciding);
}

static void adjust(struct contest *contest)
{
    const struct comparison_request *request = contest->request;
    contest->n_looks = stopping_looks(&contest->order.stopping);
    for (size_t p = 1; p < request->n_plans && request->until_clear; p++) {
        const size_t n = compare_pairs_n_deciding(contest->pairs[p - 1]);
        contest->n_deciding = n > contest->n_deciding ? n : contest->n_deciding;
    }
    contest->each_confidence_frac = comparison_each_confidence(
        request->centres[0]->study.confidence_frac, request->n_plans,
        contest->n_looks, contest->n_deciding > 0 ? contest->n_deciding : 1);
}

static void create_folds(struct contest *contest, const struct crew *crew,
                         struct arena *arena)
{
    const struct comparison_request *request = contest->request;
    const size_t n = request->n_plans;
    contest->folds = arena_alloc(arena, n, sizeof *contest->folds);
    contest->pairs = arena_alloc(arena, n, sizeof *contest->pairs);
    for (size_t p = 0; p < n; p++) {
        contest->folds[p] =
            fold_create_whole(request->centres[p], crew_sample(crew, p), arena);
        if (p > 0) {
            contest->pairs[p - 1] = compare_pairs_create(
                contest->folds[0], contest->folds[p], arena);
        }
    }
    adjust(contest);
}

static const struct results *find_plan(const struct contest *contest, size_t p,
                                       bool stopped, struct arena *arena)
{
    const struct centre *centre = contest->request->centres[p];
    struct results *results = arena_alloc(arena, 1, sizeof *results);
    results->centre = centre;
    results->seed = contest->request->seed;
    results->confidence_frac =
        contest->request->centres[0]->study.confidence_frac;
    results->interrupted = stopped;
    results->converged = !stopped;
    results->precision_reached = nan("");
    findings_fill(results, contest->folds[p], NULL, arena);
    if (contest->without[p] && results->replications > 0) {
        counterfactual_fill(contest->without[p], results, arena);
    }
    return results;
}

static struct comparison *conclude(const struct contest *contest,
                                   const struct crew *crew, struct arena *arena)
{
    const struct comparison_request *request = contest->request;
    const struct crew_outcome outcome = crew_outcome(crew);
    struct comparison *comparison = arena_alloc(arena, 1, sizeof *comparison);
    *comparison = (struct comparison){
        .n_plans = request->n_plans,
        .plans =
            arena_alloc(arena, request->n_plans, sizeof *comparison->plans),
        .others =
            arena_alloc(arena, request->n_plans, sizeof *comparison->others),
        .seed = request->seed,
        .replications = outcome.n_done,
        .confidence_frac = request->centres[0]->study.confidence_frac,
        .each_confidence_frac = contest->each_confidence_frac,
        .until_clear = request->until_clear,
        .interrupted = outcome.stopped,
        .converged = !outcome.stopped &&
                     (!request->until_clear || are_all_different(contest)),
        .n_looks = contest->n_looks,
        .n_deciding = contest->n_deciding,
        .n_threads = outcome.n_threads,
    };
    for (size_t p = 0; p < request->n_plans; p++) {
        comparison->plans[p] = find_plan(contest, p, outcome.stopped, arena);
        comparison->n_contacts += comparison->plans[p]->n_contacts;
    }
    for (size_t p = 1; p < request->n_plans; p++) {
        struct comparison_plan *other = &comparison->others[p - 1];
        *other = compare_pairs_find(
            contest->pairs[p - 1], contest->each_confidence_frac,
            comparison->plans[0], comparison->plans[p], arena);
        other->launches = launch_pairs_find(
            &(struct launch_side){ contest->without[0], comparison->plans[0] },
            &(struct launch_side){ contest->without[p], comparison->plans[p] },
            contest->each_confidence_frac, arena, &other->n_launches);
        other->is_different =
            request->until_clear &&
            compare_pairs_are_different(contest->pairs[p - 1],
                                        contest->each_confidence_frac);
    }
    return comparison;
}

const struct comparison *comparison_run(
    const struct comparison_request *request, struct arena *arena)
{
    assert(request->n_plans > 1);
    struct arena *own = arena_create();
    struct contest contest = {
        .request = request,
        .order = order_of(request, &contest),
        .watch = stopwatch_start(),
    };
    list_plans(&contest, own);
    struct crew *crew = crew_create(&contest.order);
    create_folds(&contest, crew, own);
    crew_work(crew);
    struct comparison *comparison = conclude(&contest, crew, arena);
    comparison->wall_s = stopwatch_wall_s(&contest.watch);
    comparison->cpu_s = stopwatch_cpu_s(&contest.watch);
    crew_destroy(crew);
    arena_destroy(own);
    return comparison;
}
