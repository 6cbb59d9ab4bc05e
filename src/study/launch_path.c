#include "study/launch_path.h"

#include "model/centre.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { PARTS_AT_MOST = 5 };

struct parts {
    size_t n;
    const char *list[PARTS_AT_MOST];
};

static const char *const period_keys[N_LAUNCH_PERIODS] = {
    [LAUNCH_BEFORE] = "before",       [LAUNCH_AFTER] = "after",
    [LAUNCH_EARLY] = "first_4_weeks", [LAUNCH_LATE] = "later",
    [LAUNCH_SETTLED] = "last_week",
};

static const char *const measure_keys[N_LAUNCH_MEASURES] = {
    [LAUNCH_CONTACTS] = "contacts_per_day",
    [LAUNCH_LEVEL] = "service_level",
    [LAUNCH_WAIT_S] = "mean_wait_s",
    [LAUNCH_FIRST_REPLY_S] = "first_reply_mean_s",
    [LAUNCH_REQUESTER_S] = "requester_wait_mean_s",
    [LAUNCH_BACKLOG] = "backlog_mean",
};

static const char *const measure_units[N_LAUNCH_MEASURES] = {
    [LAUNCH_CONTACTS] = "contacts", [LAUNCH_LEVEL] = "share",
    [LAUNCH_WAIT_S] = "s",          [LAUNCH_FIRST_REPLY_S] = "s",
    [LAUNCH_REQUESTER_S] = "s",     [LAUNCH_BACKLOG] = "contacts",
};

static const char *const side_keys[] = { "with", "without", "change" };

/* Figures that need no period, and peaks, which have only their change. */
static const char *const whole_keys[] = {
    [LAUNCH_SPIKE_RATIO] = "spike_ratio",
    [LAUNCH_NEW_CONTACTS] = "new_contacts",
    [LAUNCH_MOVED_CONTACTS] = "moved_contacts",
    [LAUNCH_REQUESTER_CHANGE] = "requester_wait_change",
    [LAUNCH_PEAK_CHANGE] = "peak.change",
    [LAUNCH_OWN_PEAK_CHANGE] = "own_peak.change",
    [LAUNCH_SETTLED_CHANGE] = "settled_change",
    [LAUNCH_SETTLED_CALENDAR_CHANGE] = "settled_change_calendar_day",
};
static const char *const whole_units[] = {
    [LAUNCH_SPIKE_RATIO] = "ratio",
    [LAUNCH_NEW_CONTACTS] = "contacts",
    [LAUNCH_MOVED_CONTACTS] = "contacts",
    [LAUNCH_REQUESTER_CHANGE] = "share",
    [LAUNCH_PEAK_CHANGE] = "contacts",
    [LAUNCH_OWN_PEAK_CHANGE] = "contacts",
    [LAUNCH_SETTLED_CHANGE] = "contacts",
    [LAUNCH_SETTLED_CALENDAR_CHANGE] = "contacts",
};

const char *launch_period_key(enum launch_period period)
{
    return period_keys[period];
}

const char *launch_measure_key(enum launch_measure measure)
{
    return measure_keys[measure];
}

static bool find(const char *name, const char *const *list, size_t n,
                 size_t *out_index)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i], name) == 0) {
            *out_index = i;
            return true;
        }
    }
    return false;
}

static struct parts split(const char *text, struct arena *arena)
{
    struct parts parts = { 0 };
    while (text && parts.n < PARTS_AT_MOST) {
        const char *dot = strchr(text, '.');
        parts.list[parts.n++] =
            dot ? arena_copy_bytes(arena, text, (size_t)(dot - text)) : text;
        text = dot ? dot + 1 : NULL;
    }
    return parts;
}

static bool refuse(const char *text, const char *channel, struct error *err)
{
    (void)fail(err, "there is no result \"%s\" of a launch", text);
    if (strcmp(text, "peak") == 0 || strcmp(text, "own_peak") == 0) {
        return fail_hint(err,
                         "write rollout.%s.%s.change; what it differs by from "
                         "another plan is rollout.%s.%s.change.change",
                         channel, text, channel, text);
    }
    return fail_hint(err,
                     "write one as in run.json, such as "
                     "rollout.%s.centre.after.contacts_per_day.change or "
                     "rollout.%s.requester_wait_change",
                     channel, channel);
}

static bool is_channel(const struct centre *centre, const char *name)
{
    for (size_t c = 0; c < centre->n_channels; c++) {
        if (strcmp(centre->channels[c].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static bool read_figure(const char *text, const struct centre *centre,
                        struct arena *arena, struct launch_path *out,
                        struct error *err)
{
    const struct parts parts = split(text, arena);
    const bool of_channel = strcmp(parts.list[0], "channels") == 0;
    const size_t at = of_channel ? 2 : 1;
    size_t period;
    size_t measure;
    size_t side;
    if ((!of_channel && strcmp(parts.list[0], "centre") != 0) ||
        parts.n != at + 3 ||
        (of_channel && !is_channel(centre, parts.list[1])) ||
        !find(parts.list[at], period_keys, N_LAUNCH_PERIODS, &period) ||
        !find(parts.list[at + 1], measure_keys, N_LAUNCH_MEASURES, &measure) ||
        !find(parts.list[at + 2], side_keys, 3, &side)) {
        return refuse(text, out->channel, err);
    }
    out->kind = LAUNCH_FIGURE;
    out->entry = of_channel ? parts.list[1] : NULL;
    out->period = (enum launch_period)period;
    out->measure = (enum launch_measure)measure;
    out->side = (enum launch_side)side;
    out->unit = measure_units[measure];
    return true;
}

bool launch_path_read(const char *text, const char *channel,
                      const struct centre *centre, struct arena *arena,
                      struct launch_path *out, struct error *err)
{
    size_t whole;
    *out = (struct launch_path){ .channel = channel };
    if (find(text, whole_keys, LAUNCH_FIGURE, &whole)) {
        out->kind = (enum launch_figure_kind)whole;
        out->unit = whole_units[whole];
        return true;
    }
    return read_figure(text, centre, arena, out, err);
}

static struct estimate nothing(void)
{
    const double none = nan("");
    return (struct estimate){ none, none, none, 0, none, none, none };
}

static struct estimate figure_of(const struct launch_path *path,
                                 const struct launch_result *launch)
{
    const struct launch_entry *entry = launch_whole(launch);
    for (size_t e = 0; path->entry && e + 1 < launch->n_entries; e++) {
        if (strcmp(launch->entries[e].name, path->entry) == 0) {
            entry = &launch->entries[e];
        }
    }
    const struct launch_figure *figure =
        &entry->figures[path->period][path->measure];
    return path->side == LAUNCH_WITH      ? figure->with
           : path->side == LAUNCH_WITHOUT ? figure->without
                                          : figure->change.change;
}

static struct estimate estimate_of(const struct launch_path *path,
                                   const struct launch_result *launch)
{
    switch (path->kind) {
    case LAUNCH_SPIKE_RATIO:
        return launch->spike_ratio;
    case LAUNCH_NEW_CONTACTS:
        return launch->new_contacts;
    case LAUNCH_MOVED_CONTACTS:
        return launch->moved_contacts;
    case LAUNCH_REQUESTER_CHANGE:
        return launch->requester_change;
    case LAUNCH_PEAK_CHANGE:
        return launch->peak.change.change;
    case LAUNCH_OWN_PEAK_CHANGE:
        return launch->own_peak.change.change;
    case LAUNCH_SETTLED_CHANGE:
        return launch->settled.change;
    case LAUNCH_SETTLED_CALENDAR_CHANGE:
        return launch->settled_calendar.change;
    case LAUNCH_FIGURE:
        break;
    }
    return figure_of(path, launch);
}

static bool is_compared(enum launch_figure_kind kind)
{
    return kind >= LAUNCH_PEAK_CHANGE && kind < LAUNCH_FIGURE;
}

bool launch_path_is_compared(const char *text)
{
    size_t kind;
    return find(text, whole_keys, LAUNCH_FIGURE, &kind) &&
           is_compared((enum launch_figure_kind)kind);
}

const struct estimate *launch_path_change(const struct launch_path *path,
                                          const struct launch_change *change)
{
    assert(is_compared(path->kind));
    if (path->kind == LAUNCH_PEAK_CHANGE) {
        return &change->peak.change;
    }
    if (path->kind == LAUNCH_OWN_PEAK_CHANGE) {
        return &change->own_peak.change;
    }
    return path->kind == LAUNCH_SETTLED_CHANGE
               ? &change->settled.change
               : &change->settled_calendar.change;
}

struct estimate launch_path_estimate(const struct launch_path *path,
                                     const struct launch_result *launches,
                                     size_t n_launches)
{
    for (size_t i = 0; i < n_launches; i++) {
        if (strcmp(launches[i].channel, path->channel) == 0) {
            return estimate_of(path, &launches[i]);
        }
    }
    return nothing();
}
