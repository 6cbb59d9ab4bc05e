#include "report/launch_json.h"

#include "base/civil.h"
#include "report/json.h"
#include "study/launch_path.h"
#include <math.h>

static json_t *change_json(const struct difference *change)
{
    json_t *object = json_estimate(&change->change);
    if (json_is_object(object)) {
        json_object_set_new(object, "clear", json_boolean(change->clear));
        json_object_set_new(object, "variance_saved",
                            json_number(change->variance_saved_frac));
    }
    return object;
}

static json_t *figure_json(const struct launch_figure *figure)
{
    json_t *object = json_object();
    json_object_set_new(object, "with", json_estimate(&figure->with));
    json_object_set_new(object, "without", json_estimate(&figure->without));
    json_object_set_new(object, "change", change_json(&figure->change));
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

/* As a share of what it was before: -0.16 is 16 % less. */
static json_t *requester_json(const struct launch_result *launch)
{
    struct estimate change = launch_whole(launch)->requester_quotient;
    change.mean -= 1;
    return json_estimate(&change);
}

static json_t *peak_json(const struct launch_result *launch)
{
    json_t *object = json_object();
    json_object_set_new(object, "day",
                        launch->has_peak ? json_integer(launch->peak_day)
                                         : json_null());
    json_object_set_new(object, "change", change_json(&launch->peak));
    return object;
}

static json_t *window_json(const struct launch_result *launch)
{
    json_t *object = json_object();
    json_object_set_new(object, "days_before", json_integer(launch->n_before));
    json_object_set_new(object, "days_after", json_integer(launch->n_after));
    json_object_set_new(object, "replications_without",
                        json_integer(launch->replications));
    return object;
}

static json_t *launch_json(const struct launch_result *launch)
{
    char date[11];
    civil_write_date(launch->on_day, date);
    const struct launch_entry *whole = launch_whole(launch);
    json_t *object = json_object();
    json_object_set_new(object, "launch", json_string(launch->channel));
    json_object_set_new(object, "on", json_string(date));
    json_object_set_new(
        object, "before_per_day",
        json_estimate(&whole->figures[LAUNCH_BEFORE][LAUNCH_CONTACTS].with));
    json_object_set_new(
        object, "after_per_day",
        json_estimate(&whole->figures[LAUNCH_AFTER][LAUNCH_CONTACTS].with));
    json_object_set_new(object, "spike_ratio",
                        json_estimate(&launch->spike_ratio));
    json_object_set_new(object, "new_contacts",
                        json_estimate(&launch->new_contacts));
    json_object_set_new(object, "moved_contacts",
                        json_estimate(&launch->moved_contacts));
    json_object_set_new(object, "requester_wait_change",
                        requester_json(launch));
    json_object_set_new(object, "window", window_json(launch));
    json_object_set_new(object, "peak", peak_json(launch));
    json_object_set_new(object, "settled_day",
                        launch->has_settled ? json_integer(launch->settled_day)
                                            : json_null());
    json_object_set_new(object, "settled_change",
                        json_number(launch->settled_change));
    json_object_set_new(object, "centre", entry_json(whole));
    json_t *channels = json_object();
    for (size_t e = 0; e + 1 < launch->n_entries; e++) {
        json_object_set_new(channels, launch->entries[e].name,
                            entry_json(&launch->entries[e]));
    }
    json_object_set_new(object, "channels", channels);
    json_t *teams = json_object();
    for (size_t t = 0; t < launch->n_teams; t++) {
        json_object_set_new(teams, launch->teams[t].name,
                            team_json(&launch->teams[t]));
    }
    json_object_set_new(object, "teams", teams);
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
