/*
 * run.c - one plan's replications, folded as the crew hands them over.
 */
#include "study/run.h"

#include "base/language.h"
#include "base/number.h"
#include "model/centre.h"
#include "study/counterfactual.h"
#include "study/crew.h"
#include "study/findings.h"
#include "study/fold.h"
#include "study/stopwatch.h"

#include <math.h>

enum { LOOKS_EVERY = 10 }; /* replications between two looks at precision */

/* A run on its way. */
struct play {
    const struct run_request *request;
    struct crew_order order;
    struct stopwatch watch;
    struct fold *fold;
    struct counterfactual *without; /* NULL: no launches */
    double precision;               /* NaN: not known yet */
};

static bool is_checkpoint(const struct play *play, uint32_t done)
{
    return stopping_checkpoint(&play->order.stopping, done - 1) == done;
}

static void tell_progress(const struct play *play, uint32_t done)
{
    const struct run_listener *listener = play->request->listener;
    const struct stopping *stopping = &play->order.stopping;
    if (!listener || !listener->progress) {
        return;
    }
    const bool over = is_checkpoint(play, done) &&
                      stopping_ends(stopping, done, play->precision);
    const uint32_t expected =
        stopping_forecast(stopping, done, play->precision);
    const double elapsed_s = stopwatch_wall_s(&play->watch);
    const uint32_t left = expected > done && !over ? expected - done : 0;
    const struct run_progress progress = {
        .done = done,
        .of = over ? done : stopping_checkpoint(stopping, done),
        .precision_reached = play->precision,
        .precision_wanted = stopping->precision_wanted,
        .elapsed_s = elapsed_s,
        .left_s = elapsed_s / (double)done * (double)left,
    };
    listener->progress(listener->context, &progress);
}

static void take(void *context, uint32_t replication,
                 struct sample *const *samples)
{
    struct play *play = context;
    const struct run_listener *listener = play->request->listener;
    const uint32_t done = replication + 1;
    fold_add(play->fold, samples[0]);
    if (play->without) {
        counterfactual_add(play->without, replication, samples[0], samples + 1);
    }
    if (listener && listener->replication) {
        listener->replication(listener->context, replication, samples[0]);
    }
    if (is_checkpoint(play, done) ||
        (play->order.stopping.precision_wanted > 0 &&
         done % LOOKS_EVERY == 0)) {
        play->precision = findings_precision(
            play->fold, play->request->centre->study.confidence_frac);
    }
    tell_progress(play, done);
}

static bool is_enough(void *context, uint32_t done)
{
    const struct play *play = context;
    return stopping_ends(&play->order.stopping, done, play->precision);
}

static struct stopping stopping_of(const struct run_request *request)
{
    const struct study *study = &request->centre->study;
    if (request->only_one) {
        return (struct stopping){ .at_most = 1 };
    }
    if (study->precision_frac > 0) {
        return (struct stopping){ .precision_wanted = study->precision_frac,
                                  .at_most = study->at_most };
    }
    return (struct stopping){ .at_most = study->replications };
}

static const char *imprecise_text(const struct results *results,
                                  const struct play *play, struct arena *arena)
{
    const char *wanted = number_percent(
        arena,
        number_short(arena, 100 * play->order.stopping.precision_wanted, 6));
    return isfinite(play->precision)
               ? arena_text(
                     arena,
                     tr("the precision of %s was not reached in %u "
                        "replications (%s); allow more with at_most"),
                     wanted, results->replications,
                     number_percent(
                         arena, number_short(arena, 100 * play->precision, 2)))
               : arena_text(arena,
                            tr("the precision of %s was not reached in %u "
                               "replications; allow more with at_most"),
                            wanted, results->replications);
}

static void warn_imprecise(struct results *results, const struct play *play,
                           struct arena *arena)
{
    const size_t n = results->n_warnings;
    const enum language spoken = language_now();
    if (!results->precision_asked || results->converged ||
        results->interrupted) {
        return;
    }
    for (int i = 0; i < N_LANGUAGES; i++) {
        (void)language_choose((enum language)i);
        results->warnings_in[i][n] = imprecise_text(results, play, arena);
    }
    (void)language_choose(spoken);
    results->warnings[n] = imprecise_text(results, play, arena);
    results->n_warnings = n + 1;
}

static struct results *conclude(struct play *play, const struct crew *crew,
                                struct arena *arena)
{
    const struct centre *centre = play->request->centre;
    const struct crew_outcome outcome = crew_outcome(crew);
    const double wanted = play->order.stopping.precision_wanted;
    struct results *results = arena_alloc(arena, 1, sizeof *results);
    results->centre = centre;
    results->seed = play->request->seed;
    results->confidence_frac = centre->study.confidence_frac;
    results->interrupted = outcome.stopped;
    results->precision_asked = wanted > 0;
    results->n_threads = outcome.n_threads;
    findings_fill(results, play->fold, outcome.profile, arena);
    if (play->without && outcome.n_done > 0) {
        counterfactual_fill(play->without, results, arena);
    }
    if (outcome.n_done > 0) {
        play->precision =
            findings_precision(play->fold, centre->study.confidence_frac);
    }
    results->precision_reached =
        isfinite(play->precision) ? play->precision : nan("");
    results->converged =
        !outcome.stopped && (wanted <= 0 || play->precision <= wanted);
    warn_imprecise(results, play, arena);
    return results;
}

/* The plan, and the plans without each of its launches. */
static void list_plans(struct play *play, struct arena *arena)
{
    const struct run_request *request = play->request;
    play->without = request->only_one
                        ? NULL
                        : counterfactual_create(request->centre, arena);
    const size_t n = play->without ? counterfactual_n(play->without) : 0;
    const struct centre **centres = arena_alloc(arena, n + 1, sizeof *centres);
    centres[0] = request->centre;
    for (size_t i = 0; i < n; i++) {
        centres[i + 1] = counterfactual_centre(play->without, i);
    }
    play->order.n_plans = n + 1;
    play->order.n_main = 1;
    play->order.centres = centres;
}

static struct crew_order order_of(const struct run_request *request,
                                  struct play *play)
{
    return (struct crew_order){
        .seed = request->seed,
        .first_replication = request->only_one ? request->only_replication : 0,
        .n_threads = request->n_threads,
        .others_at_most = COUNTERFACTUALS_AT_MOST,
        .stopping = stopping_of(request),
        .stop = request->stop,
        .trace = request->trace,
        .with_profile = true,
        .context = play,
        .take = take,
        .is_enough = is_enough,
    };
}

const struct results *run_centre(const struct run_request *request,
                                 struct arena *arena)
{
    struct arena *own = arena_create();
    struct play play = {
        .request = request,
        .order = order_of(request, &play),
        .watch = stopwatch_start(),
        .precision = nan(""),
    };
    list_plans(&play, own);
    struct crew *crew = crew_create(&play.order);
    play.fold = fold_create(request->centre, crew_sample(crew, 0), own);
    crew_work(crew);
    struct results *results = conclude(&play, crew, arena);
    results->wall_s = stopwatch_wall_s(&play.watch);
    results->cpu_s = stopwatch_cpu_s(&play.watch);
    crew_destroy(crew);
    arena_destroy(own);
    return results;
}
