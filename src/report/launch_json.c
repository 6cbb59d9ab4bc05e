#include "report/launch_json.h"

#include "base/civil.h"
#include "chart/store.h"
#include "report/json.h"
#include "study/launch_path.h"
#include <math.h>
#include <string.h>

static json_t *figure_json(const struct launch_figure *figure)
{
    json_t *object = json_object();
    json_object_set_new(object, "with", json_estimate(&figure->with));
    json_object_set_new(object, "without", json_estimate(&figure->without));
    json_object_set_new(object, "change", json_difference(&figure->change));
    return object;
}

static json_t *entry_json(const struct launch_entry *entry)
{
    json_t *object = json_object();
    for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
        json_t *period = json_object();
        for (enum launch_measure m = 0; m < N_LAUNCH_MEASURES; m++) {
            json_object_set_new(period, launch_measure_key(m),
                                figure_json(&entry->figures[p][m]));
        }
        json_object_set_new(object, launch_period_key(p), period);
    }
    json_object_set_new(object, "cut_off", json_boolean(entry->is_cut_off));
    json_object_set_new(object, "contacts_ratio",
                        json_estimate(&entry->contacts_quotient));
    return object;
}

static json_t *team_json(const struct launch_team *team)
{
    json_t *object = json_object();
    for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
        json_t *period = json_object();
        json_object_set_new(period, "occupancy",
                            figure_json(&team->occupancy[p]));
        json_object_set_new(object, launch_period_key(p), period);
    }
    return object;
}

static json_t *peak_json(const struct launch_peak *peak)
{
    json_t *object = json_object();
    json_object_set_new(object, "day",
                        peak->stands_out ? json_integer(peak->day)
                                         : json_null());
    json_object_set_new(object, "change", json_difference(&peak->change));
    return object;
}

/* All channels but the launched one. */
static json_t *others_json(const struct launch_result *launch)
{
    json_t *object = json_object();
    for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
        json_t *period = json_object();
        json_object_set_new(period, launch_measure_key(LAUNCH_REQUESTER_S),
                            figure_json(&launch->others[p]));
        json_object_set_new(object, launch_period_key(p), period);
    }
    return object;
}

static json_t *until_json(const struct launch_result *launch)
{
    char date[11];
    civil_write_date(launch->on_day + (int32_t)launch->n_after, date);
    return launch->has_end ? json_string(date) : json_null();
}

static json_t *window_json(const struct launch_result *launch)
{
    json_t *object = json_object();
    json_object_set_new(object, "days_before", json_integer(launch->n_before));
    json_object_set_new(object, "days_after", json_integer(launch->n_after));
    json_object_set_new(object, "channel_until", until_json(launch));
    json_object_set_new(object, "open_days_after",
                        json_integer(launch->n_open));
    json_object_set_new(object, "replications_without",
                        json_integer(launch->replications));
    json_object_set_new(object, "steps", json_integer(launch->n_steps));
    json_object_set_new(object, "training_s", json_number(launch->training_s));
    return object;
}

static json_t *channels_json(const struct launch_result *launch)
{
    json_t *channels = json_object();
    for (size_t e = 0; e + 1 < launch->n_entries; e++) {
        json_object_set_new(channels, launch->entries[e].name,
                            entry_json(&launch->entries[e]));
    }
    return channels;
}

static json_t *teams_json(const struct launch_result *launch)
{
    json_t *teams = json_object();
    for (size_t t = 0; t < launch->n_teams; t++) {
        json_object_set_new(teams, launch->teams[t].name,
                            team_json(&launch->teams[t]));
    }
    return teams;
}

/* What is one figure of a launch, or a few. */
static void set_summary(json_t *object, const struct launch_result *launch)
{
    json_object_set_new(object, "before_per_day",
                        json_estimate(&launch->before_per_day));
    json_object_set_new(object, "after_per_day",
                        json_estimate(&launch->after_per_day));
    json_object_set_new(object, "spike_ratio",
                        json_estimate(&launch->spike_ratio));
    json_object_set_new(object, "new_contacts",
                        json_estimate(&launch->new_contacts));
    json_object_set_new(object, "moved_contacts",
                        json_estimate(&launch->moved_contacts));
    json_object_set_new(object, "requester_wait_change",
                        json_estimate(&launch->requester_change));
    json_object_set_new(object, "window", window_json(launch));
    json_object_set_new(object, "peak", peak_json(&launch->peak));
    json_object_set_new(object, "own_peak", peak_json(&launch->own_peak));
    json_object_set_new(object, "settled_day",
                        launch->has_settled ? json_integer(launch->settled_day)
                                            : json_null());
    json_object_set_new(object, "settled_change",
                        json_difference(&launch->settled));
    json_object_set_new(object, "settled_change_calendar_day",
                        json_difference(&launch->settled_calendar));
}

static json_t *launch_json(const struct launch_result *launch)
{
    char date[11];
    civil_write_date(launch->on_day, date);
    json_t *object = json_object();
    json_object_set_new(object, "launch", json_string(launch->channel));
    json_object_set_new(object, "on", json_string(date));
    set_summary(object, launch);
    json_object_set_new(object, "centre", entry_json(launch_whole(launch)));
    json_object_set_new(object, "channels", channels_json(launch));
    json_object_set_new(object, "other_channels", others_json(launch));
    json_object_set_new(object, "teams", teams_json(launch));
    return object;
}

json_t *json_of_launches(const struct results *results)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < results->n_launches; i++) {
        json_array_append_new(rows, launch_json(&results->launches[i]));
    }
    return rows;
}

static uint32_t count_in(const json_t *object, const char *key)
{
    return (uint32_t)json_integer_value(json_object_get(object, key));
}

static struct estimate estimate_of(const json_t *object)
{
    return (struct estimate){ .mean = store_number(object, "mean"),
                              .half_width = store_number(object, "half_width"),
                              .sd = store_number(object, "sd"),
                              .n = count_in(object, "n"),
                              .p10 = store_number(object, "p10"),
                              .p50 = store_number(object, "p50"),
                              .p90 = store_number(object, "p90") };
}

struct difference difference_of_json(const json_t *object)
{
    return (struct difference){
        .change = estimate_of(object),
        .clear = json_is_true(json_object_get(object, "clear")),
        .variance_saved_frac = store_number(object, "variance_saved"),
    };
}

static struct launch_figure figure_of(const json_t *object)
{
    return (struct launch_figure){
        .with = estimate_of(json_object_get(object, "with")),
        .without = estimate_of(json_object_get(object, "without")),
        .change = difference_of_json(json_object_get(object, "change")),
    };
}

static struct launch_peak peak_of(const json_t *object)
{
    return (struct launch_peak){
        .day = count_in(object, "day"),
        .change = difference_of_json(json_object_get(object, "change")),
        .stands_out = json_is_integer(json_object_get(object, "day")),
    };
}

static struct launch_entry entry_of(const char *name, bool is_ticket,
                                    const json_t *object)
{
    struct launch_entry entry = {
        .name = name,
        .is_ticket = is_ticket,
        .is_cut_off = json_is_true(json_object_get(object, "cut_off")),
        .contacts_quotient =
            estimate_of(json_object_get(object, "contacts_ratio")),
    };
    for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
        const json_t *period = json_object_get(object, launch_period_key(p));
        for (enum launch_measure m = 0; m < N_LAUNCH_MEASURES; m++) {
            entry.figures[p][m] =
                figure_of(json_object_get(period, launch_measure_key(m)));
        }
    }
    return entry;
}

/* The channels, then all of them. */
static void read_entries(struct launch_result *launch, const json_t *object,
                         const bool *is_ticket, struct arena *arena)
{
    json_t *channels = json_object_get(object, "channels");
    const size_t n = json_object_size(channels);
    const char *name = NULL;
    const json_t *entry = NULL;
    size_t e = 0;
    launch->entries = arena_alloc(arena, n + 1, sizeof *launch->entries);
    launch->n_entries = n + 1;
    json_object_foreach(channels, name, entry)
    {
        const char *kept = arena_copy_text(arena, name);
        if (strcmp(kept, launch->channel) == 0) {
            launch->channel_index = (uint32_t)e;
        }
        launch->entries[e] = entry_of(kept, is_ticket[e], entry);
        e++;
    }
    launch->entries[n] =
        entry_of("centre", false, json_object_get(object, "centre"));
}

static void read_others(struct launch_result *launch, const json_t *object)
{
    for (enum launch_period p = 0; p < N_LAUNCH_PERIODS; p++) {
        const json_t *period = json_object_get(object, launch_period_key(p));
        launch->others[p] = figure_of(
            json_object_get(period, launch_measure_key(LAUNCH_REQUESTER_S)));
    }
}

struct launch_result launch_of_json(const json_t *launch, const bool *is_ticket,
                                    struct arena *arena)
{
    const json_t *window = json_object_get(launch, "window");
    const char *channel = json_string_value(json_object_get(launch, "launch"));
    const char *on = json_string_value(json_object_get(launch, "on"));
    struct launch_result result = {
        .channel = arena_copy_text(arena, channel ? channel : ""),
        .n_before = count_in(window, "days_before"),
        .n_after = count_in(window, "days_after"),
        .has_end = json_is_string(json_object_get(window, "channel_until")),
        .replications = count_in(window, "replications_without"),
        .n_open = count_in(window, "open_days_after"),
        .n_steps = count_in(window, "steps"),
        .training_s = store_number(window, "training_s"),
        .peak = peak_of(json_object_get(launch, "peak")),
        .own_peak = peak_of(json_object_get(launch, "own_peak")),
        .spike_ratio = estimate_of(json_object_get(launch, "spike_ratio")),
        .settled =
            difference_of_json(json_object_get(launch, "settled_change")),
        .settled_calendar = difference_of_json(
            json_object_get(launch, "settled_change_calendar_day")),
        .has_settled = json_is_integer(json_object_get(launch, "settled_day")),
        .settled_day = count_in(launch, "settled_day"),
    };
    (void)(on && civil_read_date(on, &result.on_day, NULL));
    read_entries(&result, launch, is_ticket, arena);
    read_others(&result, json_object_get(launch, "other_channels"));
    return result;
}
