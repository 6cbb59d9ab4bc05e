/*
 * expectation_path.c - the left side of a demand: whose result, and which.
 */
#include "study/expectation_inner.h"

#include "base/language.h"
#include "base/text.h"
#include "model/centre.h"
#include "study/results.h"
#include "study/self_service.h"

#include <assert.h>
#include <string.h>

enum { NAMES_AT_MOST = 128 };

/* Names to choose from, for finding one and for suggesting the nearest. */
struct names {
    size_t n;
    const char *list[NAMES_AT_MOST];
};

static void add_name(struct names *names, const char *name)
{
    assert(names->n < NAMES_AT_MOST);
    names->list[names->n++] = name;
}

static bool find_name(const struct names *names, const char *name,
                      size_t *out_index)
{
    for (size_t i = 0; i < names->n; i++) {
        if (strcmp(names->list[i], name) == 0) {
            *out_index = i;
            return true;
        }
    }
    return false;
}

/* A hint after a message already made: the nearest name, else all of them. */
static bool suggest(const struct names *names, const char *name,
                    struct arena *arena, struct error *err)
{
    const char *nearest = text_nearest(name, names->list, names->n);
    if (nearest) {
        return fail_hint(err, "did you mean \"%s\"?", nearest);
    }
    const size_t room = sizeof err->hint - 100;
    struct text all;
    text_start(&all, arena);
    for (size_t i = 0; i < names->n; i++) {
        if (all.length + strlen(names->list[i]) > room) {
            return fail_hint(err,
                             "there are: %s and %zu more, all in "
                             "summary.csv of a run",
                             all.bytes, names->n - i);
        }
        text_add(&all, "%s%s", i ? ", " : "", names->list[i]);
    }
    return fail_hint(err, "there are: %s", all.bytes);
}

static struct names channel_names(const struct centre *centre)
{
    struct names names = { 0 };
    for (size_t c = 0; c < centre->n_channels; c++) {
        add_name(&names, centre->channels[c].name);
    }
    return names;
}

static struct names team_names(const struct centre *centre)
{
    struct names names = { 0 };
    for (size_t t = 0; t < centre->n_teams; t++) {
        add_name(&names, centre->teams[t].name);
    }
    return names;
}

static struct names measure_names(enum expectation_scope scope)
{
    struct names names = { 0 };
    size_t n;
    if (scope == SCOPE_TEAM) {
        const struct team_measure *measures = team_measure_list(&n);
        for (size_t m = 0; m < n; m++) {
            add_name(&names, measures[m].key);
        }
        return names;
    }
    if (scope == SCOPE_HELP_CENTRE) {
        const struct help_measure *measures = help_measure_list(&n);
        for (size_t m = 0; m < n; m++) {
            add_name(&names, measures[m].key);
        }
        return names;
    }
    const struct measure *measures = measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        add_name(&names, measures[m].key);
    }
    if (scope != SCOPE_CHANNEL) {
        const struct centre_measure *more = centre_measure_list(&n);
        for (size_t m = 0; m < n; m++) {
            add_name(&names, more[m].key);
        }
    }
    return names;
}

/* Sets the measure, its unit, and the scope of a measure that only the centre
 * has. */
static bool read_measure(const char *key, struct arena *arena,
                         struct expectation *out, struct error *err)
{
    const struct names names = measure_names(out->scope);
    size_t index;
    if (!find_name(&names, key, &index)) {
        fail(err,
             out->scope == SCOPE_CHANNEL
                 ? tr("there is no result \"%s\" of channels")
             : out->scope == SCOPE_TEAM
                 ? tr("there is no result \"%s\" of teams")
             : out->scope == SCOPE_HELP_CENTRE
                 ? tr("there is no result \"%s\" of the help centre")
                 : tr("there is no result \"%s\" of the centre"),
             key);
        return suggest(&names, key, arena, err);
    }
    size_t n;
    if (out->scope == SCOPE_TEAM) {
        out->unit = team_measure_list(&n)[index].unit;
    } else if (out->scope == SCOPE_HELP_CENTRE) {
        out->unit = help_measure_list(&n)[index].unit;
    } else {
        const struct measure *measures = measure_list(&n);
        if (index < n) {
            out->unit = measures[index].unit;
        } else {
            index -= n;
            out->scope = SCOPE_CENTRE_ONLY;
            out->unit = centre_measure_list(&n)[index].unit;
        }
    }
    out->measure = index;
    return true;
}

/* The part before the first dot; *rest is what follows it. */
static const char *first_part(const char *path, const char **rest,
                              struct arena *arena)
{
    const char *dot = strchr(path, '.');
    if (!dot) {
        *rest = NULL;
        return path;
    }
    *rest = dot + 1;
    return arena_copy_bytes(arena, path, (size_t)(dot - path));
}

static bool read_owner(const char *name, const struct names *names,
                       struct arena *arena, struct expectation *out,
                       struct error *err)
{
    if (find_name(names, name, &out->index)) {
        return true;
    }
    fail(err,
         out->scope == SCOPE_TEAM ? tr("there is no team \"%s\"")
                                  : tr("there is no channel \"%s\""),
         name);
    return suggest(names, name, arena, err);
}

static bool read_help_path(const struct centre *centre, const char *rest,
                           struct arena *arena, struct expectation *out,
                           struct error *err)
{
    if (!centre->help_centre.set) {
        fail(err, "the scenario has no help_centre");
        return fail_hint(err, "add one, or ask about a channel");
    }
    out->scope = SCOPE_HELP_CENTRE;
    return read_measure(rest, arena, out, err);
}

static bool read_launch(const struct centre *centre, const char *rest,
                        struct arena *arena, struct expectation *out,
                        struct error *err)
{
    struct names names = { 0 };
    for (size_t i = 0; i < centre->n_rollouts; i++) {
        if (centre->rollouts[i].what == ROLLOUT_LAUNCH) {
            add_name(&names,
                     centre->channels[centre->rollouts[i].channel].name);
        }
    }
    const char *name = first_part(rest, &rest, arena);
    size_t index;
    if (!find_name(&names, name, &index)) {
        fail(err, "no channel \"%s\" is launched", name);
        return names.n > 0 && suggest(&names, name, arena, err);
    }
    if (!rest) {
        fail(err, "\"%s\" does not say which result is meant", out->path);
        return fail_hint(err,
                         "write rollout.%s.requester_wait_change or "
                         "another result",
                         name);
    }
    out->scope = SCOPE_LAUNCH;
    const bool done =
        launch_path_read(rest, name, centre, arena, &out->launch, err);
    out->unit = out->launch.unit;
    return done;
}

bool expectation_read_path(const char *path, const struct centre *centre,
                           struct arena *arena, struct expectation *out,
                           struct error *err)
{
    const char *rest;
    const char *name = first_part(path, &rest, arena);
    struct names names = channel_names(centre);
    out->scope = SCOPE_CHANNEL;
    if (strcmp(name, "centre") == 0) {
        out->scope = SCOPE_CENTRE;
    } else if (rest && strcmp(name, "teams") == 0) {
        out->scope = SCOPE_TEAM;
        names = team_names(centre);
        name = first_part(rest, &rest, arena);
    } else if (rest && strcmp(name, "help_centre") == 0) {
        return read_help_path(centre, rest, arena, out, err);
    } else if (rest && strcmp(name, "rollout") == 0) {
        return read_launch(centre, rest, arena, out, err);
    } else if (rest && strcmp(name, "channels") == 0) {
        name = first_part(rest, &rest, arena);
    }
    if (out->scope != SCOPE_CENTRE &&
        !read_owner(name, &names, arena, out, err)) {
        const struct names teams = team_names(centre);
        size_t team;
        return out->scope == SCOPE_CHANNEL && find_name(&teams, name, &team)
                   ? fail_hint(err, "a team is written teams.%s", out->path)
                   : false;
    }
    if (!rest) {
        fail(err, "\"%s\" does not say which result is meant", out->path);
        return fail_hint(err, "write %s.service_level or another result",
                         out->path);
    }
    return read_measure(rest, arena, out, err);
}

struct estimate expectation_estimate(const struct expectation *expectation,
                                     const struct results *results)
{
    size_t n;
    switch (expectation->scope) {
    case SCOPE_CHANNEL:
        return results->channels[expectation->index]
            .measures[expectation->measure];
    case SCOPE_TEAM:
        return results->teams[expectation->index]
            .measures[expectation->measure];
    case SCOPE_CENTRE:
        return results->whole.measures[expectation->measure];
    case SCOPE_HELP_CENTRE:
        return results->help->measures[expectation->measure];
    case SCOPE_LAUNCH:
        return launch_path_estimate(&expectation->launch, results->launches,
                                    results->n_launches);
    case SCOPE_CENTRE_ONLY:
        break;
    }
    return *results_centre_measure(
        results, &centre_measure_list(&n)[expectation->measure]);
}
