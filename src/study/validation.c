/*
 * A case is simulated with a listener that adds up, replication by
 * replication, the formulas of its expectations; what a run reports itself is
 * taken from its results. The simulation's memory is given back at the end of
 * the case, and only what was found is copied out.
 */
#include "study/validation.h"

#include "engine/sample.h"
#include "model/scenario.h"
#include "study/formula.h"
#include "study/results.h"
#include "study/run.h"
#include "study/self_service.h"
#include <math.h>
#include <string.h>

enum { FAST_SHARE = 20, FAST_AT_LEAST = 20 };

static const double errors_allowed = 4.0;
static const double errors_unmarked = 2.5;
static const double share_allowed = 0.005;
/* What is certain, as a constant patience, has no error but that of sums. */
static const double rounding = 1e-9;

struct finding validation_judge(const struct known_value *known,
                                const struct estimate *simulated,
                                double confidence_frac)
{
    const double quantile =
        student_t(confidence_frac, simulated->n > 0 ? simulated->n - 1 : 0);
    const double error = simulated->half_width / quantile;
    double off = simulated->mean - known->expected;
    if (fabs(off) <= rounding * fabs(known->expected)) {
        off = 0.0;
    }
    struct finding finding = { .known = *known, .simulated = *simulated };
    finding.deviation_se = off == 0.0 ? 0.0 : off / error;
    finding.bound = fmax(
        fmax(errors_allowed * error, share_allowed * fabs(known->expected)),
        known->tolerance);
    if (!(fabs(off) <= finding.bound)) {
        finding.verdict = VERDICT_OUTSIDE;
    } else if (fabs(finding.deviation_se) > errors_unmarked &&
               fabs(off) > known->tolerance) {
        finding.verdict = VERDICT_MARKED;
    } else {
        finding.verdict = VERDICT_FITS;
    }
    return finding;
}

/* Where a quantity comes from: a formula with its running sums, or else one
 * row of what a run reports. */
struct source {
    bool is_formula;
    struct formula formula;
    struct ratio_tally tally;
    bool of_team;
    bool of_help_centre;
    uint32_t owner; /* channel or team; n_channels: the whole centre */
    size_t measure;
};

struct sources {
    size_t n;
    struct source *list;
};

static void listen(void *context, uint32_t replication,
                   const struct sample *sample)
{
    (void)replication;
    struct sources *sources = context;
    for (size_t i = 0; i < sources->n; i++) {
        struct source *source = &sources->list[i];
        if (source->is_formula) {
            double above = 0.0;
            double below = 0.0;
            formula_evaluate(&source->formula, sample, &above, &below);
            ratio_tally_add(&source->tally, above, below);
        }
    }
}

static bool find_channel_measure(const char *key, struct source *out)
{
    size_t n = 0;
    const struct measure *list = measure_list(&n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i].key, key) == 0) {
            out->measure = i;
            return true;
        }
    }
    return false;
}

static bool find_team_measure(const char *key, struct source *out)
{
    size_t n = 0;
    const struct team_measure *list = team_measure_list(&n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i].key, key) == 0) {
            out->measure = i;
            out->of_team = true;
            return true;
        }
    }
    return false;
}

static bool is_name(const char *word, size_t n, const char *name)
{
    return strlen(name) == n && strncmp(word, name, n) == 0;
}

static bool find_measure(const struct centre *centre, const char *quantity,
                         struct source *out)
{
    const size_t n = strcspn(quantity, ".");
    const char *key = quantity[n] ? quantity + n + 1 : "";
    for (uint32_t i = 0; i < centre->n_channels; i++) {
        if (is_name(quantity, n, centre->channels[i].name)) {
            out->owner = i;
            return find_channel_measure(key, out);
        }
    }
    for (uint32_t i = 0; i < centre->n_teams; i++) {
        if (is_name(quantity, n, centre->teams[i].name)) {
            out->owner = i;
            return find_team_measure(key, out);
        }
    }
    if (centre->help_centre.set && is_name(quantity, n, "help_centre")) {
        out->of_help_centre = true;
        return help_measure_find(key, &out->measure);
    }
    out->owner = (uint32_t)centre->n_channels;
    return is_name(quantity, n, "centre") && find_channel_measure(key, out);
}

static bool find_source(const struct centre *centre,
                        const struct known_value *known, struct arena *arena,
                        struct source *out, struct error *err)
{
    *out = (struct source){ .is_formula = known->formula != NULL };
    if (out->is_formula) {
        return formula_read(known->formula, centre, arena, &out->formula, err);
    }
    return find_measure(centre, known->quantity, out) ||
           fail(err, "a run does not report \"%s\"", known->quantity);
}

static struct estimate estimate_of(const struct source *source,
                                   const struct results *results)
{
    if (source->is_formula) {
        return ratio_tally_estimate(&source->tally, results->confidence_frac);
    }
    if (source->of_team) {
        return results->teams[source->owner].measures[source->measure];
    }
    if (source->of_help_centre) {
        return results->help->measures[source->measure];
    }
    const struct channel_result *channel =
        source->owner < results->n_channels ? &results->channels[source->owner]
                                            : &results->whole;
    return channel->measures[source->measure];
}

static bool load(const struct validation_suite *suite, const char *name,
                 struct arena *arena, struct scenario *out, struct error *err)
{
    const char *path = validation_suite_path(suite, name, ".cfg", arena);
    const struct scenario_request request = { .file = path };
    struct problems problems = { 0 };
    if (!scenario_load(&request, arena, out, &problems)) {
        const struct problem *first = &problems.list[0];
        return fail(err, "%s:%d: %s", path, first->line, first->message);
    }
    const char *missing = scenario_unsimulated(out, arena);
    return !missing || fail(err, "%s: %s", path, missing);
}

static bool find_sources(const struct centre *centre,
                         const struct validation_result *out, const char *path,
                         struct arena *arena, struct sources *sources,
                         struct error *err)
{
    *sources = (struct sources){ .n = out->n_findings };
    sources->list = arena_alloc(arena, sources->n, sizeof *sources->list);
    for (size_t i = 0; i < sources->n; i++) {
        const struct known_value *known = &out->findings[i].known;
        struct error inner;
        if (!find_source(centre, known, arena, &sources->list[i], &inner)) {
            return fail(err, "%s:%d: %s", path, known->line, inner.message);
        }
    }
    return true;
}

static void judge_all(const struct sources *sources,
                      const struct results *results,
                      struct validation_result *out)
{
    out->replications = results->replications;
    out->n_contacts = results->n_contacts;
    out->interrupted = results->interrupted;
    for (size_t i = 0; i < sources->n && !out->interrupted; i++) {
        const struct estimate simulated =
            estimate_of(&sources->list[i], results);
        const struct known_value known = out->findings[i].known;
        struct finding *finding = &out->findings[i];
        *finding =
            validation_judge(&known, &simulated, results->confidence_frac);
        out->n_marked += finding->verdict == VERDICT_MARKED;
        out->n_outside += finding->verdict == VERDICT_OUTSIDE;
    }
}

static const struct results *simulate(const struct centre *centre,
                                      const struct validation_request *request,
                                      struct sources *sources,
                                      struct arena *arena)
{
    struct centre *shorter = arena_alloc(arena, 1, sizeof *shorter);
    *shorter = *centre;
    if (request->fast) {
        const uint32_t n = centre->study.replications / FAST_SHARE;
        shorter->study.replications = n > FAST_AT_LEAST ? n : FAST_AT_LEAST;
    }
    const struct run_listener listener = { .context = sources,
                                           .replication = listen };
    const struct run_request run = { .centre = shorter,
                                     .seed = centre->study.seed,
                                     .n_threads = request->n_threads,
                                     .listener = &listener,
                                     .stop = request->stop };
    return run_centre(&run, arena);
}

static bool run_in(const struct validation_suite *suite,
                   const struct validation_request *request,
                   struct arena *scratch, struct arena *arena,
                   struct validation_result *out, struct error *err)
{
    struct scenario scenario;
    struct sources sources;
    const char *path = validation_suite_path(suite, out->name, ".csv", scratch);
    if (!load(suite, out->name, scratch, &scenario, err) ||
        !find_sources(scenario.centre, out, path, scratch, &sources, err)) {
        return false;
    }
    out->title = arena_copy_text(arena, scenario.centre->title);
    judge_all(&sources, simulate(scenario.centre, request, &sources, scratch),
              out);
    return true;
}

bool validation_run(const struct validation_suite *suite, const char *name,
                    const struct validation_request *request,
                    struct arena *arena, struct validation_result *out,
                    struct error *err)
{
    const struct known_value *list = NULL;
    *out = (struct validation_result){ .name = name };
    if (!validation_suite_read(suite, name, arena, &list, &out->n_findings,
                               err)) {
        return false;
    }
    out->findings = arena_alloc(arena, out->n_findings, sizeof *out->findings);
    for (size_t i = 0; i < out->n_findings; i++) {
        out->findings[i].known = list[i];
    }
    struct arena *scratch = arena_create();
    const bool good = run_in(suite, request, scratch, arena, out, err);
    arena_destroy(scratch);
    return good;
}
