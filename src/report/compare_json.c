#include "report/compare_json.h"

#include "base/language.h"
#include "base/version.h"
#include "model/centre.h"
#include "report/compare_launch_json.h"
#include "report/compare_start.h"
#include "report/json.h"
#include "report/launch_json.h"
#include <math.h>

static json_t *changes_json(const struct changes *changes)
{
    size_t n = 0;
    const struct measure *measures = measure_list(&n);
    json_t *object = json_object();
    for (size_t m = 0; m < n; m++) {
        json_set_dotted(object, measures[m].key,
                        json_difference(&changes->measures[m]));
    }
    return object;
}

static json_t *centre_changes_json(const struct comparison_plan *plan)
{
    json_t *object = changes_json(&plan->whole);
    size_t n = 0;
    const struct centre_measure *measures = centre_measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        json_object_set_new(object, measures[m].key,
                            json_difference(&plan->centre_measures[m]));
    }
    return object;
}

static json_t *team_changes_json(const struct changes *changes)
{
    size_t n = 0;
    const struct team_measure *measures = team_measure_list(&n);
    json_t *object = json_object();
    for (size_t m = 0; m < n; m++) {
        json_set_dotted(object, measures[m].key,
                        json_difference(&changes->measures[m]));
    }
    return object;
}

/* The warning about the first day, in English as all of the file is. */
static void warn_of_start(const struct compare_report *report, size_t p,
                          json_t *warnings)
{
    struct arena *arena = arena_create();
    const struct compare_start *start =
        p > 0 ? compare_start_find(report, p, arena) : NULL;
    if (start) {
        const enum language spoken = language_now();
        (void)language_choose(ENGLISH);
        json_array_append_new(
            warnings, json_string(compare_start_words(
                          start, report->labels[0], report->labels[p], arena)));
        (void)language_choose(spoken);
    }
    arena_destroy(arena);
}

static json_t *start_json(const struct compare_report *report, size_t other)
{
    struct arena *arena = arena_create();
    json_t *object =
        compare_start_json(compare_start_find(report, other, arena));
    arena_destroy(arena);
    return object;
}

static json_t *other_json(const struct compare_report *report, size_t other)
{
    const struct comparison *comparison = report->comparison;
    const struct comparison_plan *plan = &comparison->others[other - 1];
    json_t *channels = json_object();
    json_t *teams = json_object();
    for (size_t c = 0; c < plan->n_channels; c++) {
        json_object_set_new(channels, plan->channels[c].name,
                            changes_json(&plan->channels[c]));
    }
    for (size_t t = 0; t < plan->n_teams; t++) {
        json_object_set_new(teams, plan->teams[t].name,
                            team_changes_json(&plan->teams[t]));
    }
    json_t *object = json_object();
    json_object_set_new(object, "plan", json_string(report->labels[other]));
    json_object_set_new(object, "against", json_string(report->labels[0]));
    json_object_set_new(object, "different",
                        comparison->until_clear
                            ? json_boolean(plan->is_different)
                            : json_null());
    json_object_set_new(object, "help_centre_at_start",
                        start_json(report, other));
    json_object_set_new(object, "centre", centre_changes_json(plan));
    json_object_set_new(object, "channels", channels);
    json_object_set_new(object, "teams", teams);
    json_object_set_new(object, "launches", json_of_launch_changes(plan));
    return object;
}

/* What the plan was played with, and where each value came from. */
static json_t *settings_json(const struct scenario *scenario)
{
    json_t *array = json_array();
    for (size_t i = 0; i < scenario->n_settings; i++) {
        const struct setting *setting = &scenario->settings[i];
        json_t *row = json_object();
        json_object_set_new(row, "path", json_string(setting->path));
        json_object_set_new(row, "value", json_string(setting->value));
        json_object_set_new(row, "origin",
                            json_string(origin_name(setting->origin)));
        json_object_set_new(row, "source", json_text_or_null(setting->source));
        json_array_append_new(array, row);
    }
    return array;
}

static json_t *ways_json(const struct centre *centre)
{
    json_t *ways = json_object();
    for (size_t c = 0; c < centre->n_channels; c++) {
        json_object_set_new(
            ways, centre->channels[c].name,
            json_string(run_report_way(centre->channels[c].way)));
    }
    return ways;
}

static json_t *plan_json(const struct compare_report *report, size_t p)
{
    const struct scenario *scenario = &report->scenarios[p];
    const struct results *results = report->comparison->plans[p];
    json_t *object = json_object();
    json_object_set_new(object, "plan", json_string(report->labels[p]));
    json_object_set_new(object, "title",
                        json_text_or_null(results->centre->title));
    json_object_set_new(object, "scenario", json_string(scenario->file));
    json_object_set_new(object, "scenario_sha256",
                        json_string(scenario->sha256_hex));
    json_object_set_new(object, "variant",
                        json_text_or_null(scenario->variant));
    json_object_set_new(object, "variant_title",
                        json_text_or_null(scenario_variant_title(scenario)));
    json_t *warnings = json_warnings(scenario, results);
    warn_of_start(report, p, warnings);
    json_object_set_new(object, "warnings", warnings);
    json_object_set_new(object, "uncertain", json_uncertain(results->centre));
    json_object_set_new(object, "centre", json_centre(results));
    json_object_set_new(object, "ways", ways_json(results->centre));
    json_object_set_new(object, "channels", json_channels(results));
    json_object_set_new(object, "teams", json_teams(results));
    json_object_set_new(object, "rollout", json_of_launches(results));
    json_object_set_new(object, "settings", settings_json(scenario));
    return object;
}

static json_t *study_json(const struct comparison *comparison)
{
    size_t n = 0;
    const char *const *keys = comparison_deciding(&n);
    json_t *deciding = json_array();
    for (size_t i = 0; i < n && comparison->until_clear; i++) {
        json_array_append_new(deciding, json_string(keys[i]));
    }
    json_t *object = json_object();
    json_object_set_new(object, "replications",
                        json_integer(comparison->replications));
    json_object_set_new(object, "seed",
                        json_integer((json_int_t)comparison->seed));
    json_object_set_new(object, "confidence",
                        json_number(comparison->confidence_frac));
    json_object_set_new(object, "each_confidence",
                        json_number(comparison->each_confidence_frac));
    json_object_set_new(object, "until_clear",
                        json_boolean(comparison->until_clear));
    json_object_set_new(object, "looks", json_integer(comparison->n_looks));
    json_object_set_new(object, "decided_by", deciding);
    json_object_set_new(object, "converged",
                        json_boolean(comparison->converged));
    return object;
}

/* How it went: the only object that differs from run to run. */
static json_t *run_json(const struct compare_report *report)
{
    const struct comparison *comparison = report->comparison;
    json_t *object = json_object();
    json_object_set_new(object, "contacts",
                        json_integer((json_int_t)comparison->n_contacts));
    json_object_set_new(object, "wall_s", json_number(comparison->wall_s));
    json_object_set_new(object, "cpu_s", json_number(comparison->cpu_s));
    json_object_set_new(object, "threads", json_integer(comparison->n_threads));
    json_set_circumstances(object, &report->circumstances);
    return object;
}

json_t *json_of_comparison(const struct compare_report *report)
{
    const struct comparison *comparison = report->comparison;
    json_t *plans = json_array();
    json_t *differences = json_array();
    for (size_t p = 0; p < comparison->n_plans; p++) {
        json_array_append_new(plans, plan_json(report, p));
        if (p > 0) {
            json_array_append_new(differences, other_json(report, p));
        }
    }
    json_t *object = json_object();
    json_object_set_new(object, "schema", json_string("deskcast/compare/1"));
    json_object_set_new(object, "version", json_string(DESKCAST_VERSION));
    json_object_set_new(object, "study", study_json(comparison));
    json_object_set_new(object, "plans", plans);
    json_object_set_new(object, "differences", differences);
    json_object_set_new(object, "run", run_json(report));
    return object;
}
