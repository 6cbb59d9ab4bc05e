#include "report/json.h"

#include "report/launch_json.h"

#include "base/civil.h"
#include "base/version.h"
#include "model/benchmarks.h"
#include "model/centre.h"
#include "study/self_service.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

json_t *json_number(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

static int append(const char *bytes, size_t n, void *text)
{
    text_add_bytes(text, bytes, n);
    return 0;
}

void json_add_text(const json_t *value, struct text *out)
{
    const size_t flags =
        JSON_INDENT(2) | JSON_REAL_PRECISION(10) | JSON_ENCODE_ANY;
    (void)json_dump_callback(value, append, out, flags);
    text_add(out, "\n");
}

json_t *json_text_or_null(const char *text)
{
    return text ? json_string(text) : json_null();
}

json_t *json_estimate(const struct estimate *e)
{
    if (isnan(e->mean)) {
        return json_null();
    }
    json_t *object = json_object();
    json_object_set_new(object, "mean", json_number(e->mean));
    json_object_set_new(object, "half_width", json_number(e->half_width));
    json_object_set_new(object, "sd", json_number(e->sd));
    json_object_set_new(object, "n", json_integer(e->n));
    json_object_set_new(object, "p10", json_number(e->p10));
    json_object_set_new(object, "p50", json_number(e->p50));
    json_object_set_new(object, "p90", json_number(e->p90));
    return object;
}

json_t *json_difference(const struct difference *difference)
{
    json_t *object = json_estimate(&difference->change);
    if (json_is_object(object)) {
        json_object_set_new(object, "clear", json_boolean(difference->clear));
        json_object_set_new(object, "variance_saved",
                            json_number(difference->variance_saved_frac));
    }
    return object;
}

void json_set_dotted(json_t *object, const char *key, json_t *value)
{
    const char *dot = strchr(key, '.');
    if (!dot) {
        json_object_set_new(object, key, value);
        return;
    }
    char outer[64];
    const size_t n = (size_t)(dot - key);
    if (n >= sizeof outer) {
        abort();
    }
    memcpy(outer, key, n);
    outer[n] = '\0';
    json_t *inner = json_object_get(object, outer);
    if (!inner) {
        inner = json_object();
        json_object_set_new(object, outer, inner);
    }
    json_object_set_new(inner, dot + 1, value);
}

/* The day of the mean moment. */
static json_t *date_json(const struct centre *centre, const struct estimate *e)
{
    if (isnan(e->mean)) {
        return json_null();
    }
    char date[11];
    civil_write_date(
        centre->plan.start_day + (int32_t)floor(e->mean / SECONDS_A_DAY), date);
    return json_string(date);
}

static json_t *channel_json(const struct centre *centre,
                            const struct channel_result *channel)
{
    json_t *object = json_object();
    size_t n = 0;
    const struct measure *measures = measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        const struct estimate *e = &channel->measures[m];
        json_set_dotted(object, measures[m].key,
                        measures[m].form == FORM_MOMENT ? date_json(centre, e)
                                                        : json_estimate(e));
    }
    return object;
}

json_t *json_centre(const struct results *results)
{
    json_t *object = channel_json(results->centre, &results->whole);
    size_t n = 0;
    const struct centre_measure *measures = centre_measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        const struct estimate *e =
            results_centre_measure(results, &measures[m]);
        json_object_set_new(object, measures[m].key, json_estimate(e));
    }
    return object;
}

json_t *json_channels(const struct results *results)
{
    json_t *object = json_object();
    for (size_t c = 0; c < results->n_channels; c++) {
        json_object_set_new(
            object, results->channels[c].name,
            channel_json(results->centre, &results->channels[c]));
    }
    return object;
}

json_t *json_teams(const struct results *results)
{
    size_t n = 0;
    const struct team_measure *measures = team_measure_list(&n);
    json_t *teams = json_object();
    for (size_t t = 0; t < results->n_teams; t++) {
        json_t *object = json_object();
        for (size_t m = 0; m < n; m++) {
            json_set_dotted(object, measures[m].key,
                            json_estimate(&results->teams[t].measures[m]));
        }
        json_object_set_new(teams, results->teams[t].name, object);
    }
    return teams;
}

static json_t *week_channels_json(const struct results *results, size_t week)
{
    json_t *channels = json_object();
    for (size_t c = 0; c < results->n_channels; c++) {
        const struct week_channel_result *w = &results->channels[c].weeks[week];
        json_t *object = json_object();
        json_object_set_new(object, "offered", json_estimate(&w->offered));
        json_object_set_new(object, "service_level",
                            json_estimate(&w->service_level));
        json_object_set_new(object, "mean_wait_s",
                            json_estimate(&w->mean_wait_s));
        json_object_set_new(object, "backlog_end",
                            json_estimate(&w->backlog_end));
        json_object_set_new(object, "prevented", json_estimate(&w->prevented));
        json_object_set_new(channels, results->channels[c].name, object);
    }
    return channels;
}

static json_t *weeks_json(const struct results *results)
{
    json_t *weeks = json_array();
    for (size_t w = 0; w < results->n_weeks; w++) {
        char date[11];
        civil_write_date(
            results->centre->plan.start_day + (int32_t)(w * DAYS_A_WEEK), date);
        json_t *teams = json_object();
        for (size_t t = 0; t < results->n_teams; t++) {
            const struct team_result *team = &results->teams[t];
            json_t *object = json_object();
            json_object_set_new(object, "occupancy",
                                json_estimate(&team->week_occupancy[w]));
            json_object_set_new(teams, team->name, object);
        }
        json_t *week = json_object();
        json_object_set_new(week, "start", json_string(date));
        json_object_set_new(week, "channels", week_channels_json(results, w));
        json_object_set_new(week, "teams", teams);
        json_array_append_new(weeks, week);
    }
    return weeks;
}

static void set_help(json_t *object, const struct estimate *estimates)
{
    size_t n = 0;
    const struct help_measure *measures = help_measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        json_object_set_new(object, measures[m].key,
                            json_estimate(&estimates[m]));
    }
}

static json_t *help_json(const struct results *results)
{
    if (!results->help) {
        return json_null();
    }
    size_t n = 0;
    help_measure_list(&n);
    json_t *object = json_object();
    json_t *weeks = json_array();
    set_help(object, results->help->measures);
    for (size_t w = 0; w < results->n_weeks; w++) {
        char date[11];
        civil_write_date(
            results->centre->plan.start_day + (int32_t)(w * DAYS_A_WEEK), date);
        json_t *week = json_object();
        json_object_set_new(week, "start", json_string(date));
        set_help(week, &results->help->weeks[w * n]);
        json_array_append_new(weeks, week);
    }
    json_object_set_new(object, "weeks", weeks);
    return object;
}

static json_t *benchmark_json(const struct results *results)
{
    json_t *rows = json_array();
    for (size_t i = 0; i < results->n_scores; i++) {
        const struct score *score = &results->scores[i];
        json_t *row = json_object();
        json_object_set_new(row, "measure", json_string(score->known->measure));
        json_object_set_new(row, "unit", json_string(score->known->unit));
        json_object_set_new(row, "benchmark", json_number(score->benchmark));
        json_object_set_new(row, "simulated", json_estimate(&score->simulated));
        json_object_set_new(row, "source", json_string(score->known->source));
        json_object_set_new(row, "fact", json_string(score->known->fact));
        json_object_set_new(row, "whom", json_string(score->known->whom));
        json_object_set_new(row, "remark", json_string(score->known->remark));
        json_array_append_new(rows, row);
    }
    return rows;
}

json_t *json_uncertain(const struct centre *centre)
{
    static const char *const ends[] = { "low", "likely", "high" };
    json_t *rows = json_array();
    for (size_t i = 0; i < centre->n_uncertain; i++) {
        const struct uncertain *uncertain = &centre->uncertain[i];
        if (uncertain->leader != i) {
            continue;
        }
        json_t *row = json_object();
        json_object_set_new(row, "path", json_string(uncertain->path));
        for (size_t k = 0; k < 3; k++) {
            json_object_set_new(row, ends[k], json_string(uncertain->said[k]));
        }
        json_array_append_new(rows, row);
    }
    return rows;
}

static json_t *study_json(const struct results *results)
{
    json_t *object = json_object();
    json_object_set_new(object, "replications",
                        json_integer(results->replications));
    json_object_set_new(object, "seed",
                        json_integer((json_int_t)results->seed));
    json_object_set_new(object, "confidence",
                        json_number(results->confidence_frac));
    json_object_set_new(object, "converged", json_boolean(results->converged));
    json_object_set_new(object, "precision_reached",
                        json_number(results->precision_reached));
    return object;
}

json_t *json_warnings(const struct scenario *scenario,
                      const struct results *results)
{
    const struct problems *warnings = &scenario->warnings_in[ENGLISH];
    json_t *array = json_array();
    for (size_t i = 0; i < warnings->n; i++) {
        json_array_append_new(array, json_string(warnings->list[i].message));
    }
    for (size_t i = 0; i < results->n_warnings; i++) {
        json_array_append_new(array,
                              json_string(results->warnings_in[ENGLISH][i]));
    }
    return array;
}

void json_set_circumstances(json_t *object, const struct run_circumstances *how)
{
    json_object_set_new(object, "started_utc",
                        json_text_or_null(how->started_utc));
    json_object_set_new(object, "commit", json_string(DESKCAST_COMMIT));
    json_object_set_new(object, "build", json_string(DESKCAST_BUILD_TYPE));
    json_object_set_new(object, "compiler", json_text_or_null(how->compiler));
    json_object_set_new(object, "locale", json_text_or_null(how->locale));
}

/* How the run went: the only object that differs from run to run. */
static json_t *run_json(const struct run_report *report)
{
    const struct results *results = report->results;
    const double per_s = (double)results->n_contacts / results->wall_s;
    json_t *object = json_object();
    json_object_set_new(object, "contacts",
                        json_integer((json_int_t)results->n_contacts));
    json_object_set_new(object, "events",
                        json_integer((json_int_t)results->n_events));
    json_object_set_new(object, "wall_s", json_number(results->wall_s));
    json_object_set_new(object, "cpu_s", json_number(results->cpu_s));
    json_object_set_new(object, "threads", json_integer(results->n_threads));
    json_object_set_new(object, "contacts_per_s", json_number(per_s));
    json_set_circumstances(object, &report->circumstances);
    return object;
}

json_t *json_of_run(const struct run_report *report)
{
    const struct scenario *scenario = report->scenario;
    const struct results *results = report->results;
    json_t *object = json_object();
    json_object_set_new(object, "schema", json_string("deskcast/run/1"));
    json_object_set_new(object, "title",
                        json_text_or_null(results->centre->title));
    json_object_set_new(object, "scenario", json_string(scenario->file));
    json_object_set_new(object, "scenario_sha256",
                        json_string(scenario->sha256_hex));
    json_object_set_new(object, "version", json_string(DESKCAST_VERSION));
    json_object_set_new(object, "variant",
                        json_text_or_null(scenario->variant));
    json_object_set_new(object, "warnings", json_warnings(scenario, results));
    json_object_set_new(object, "study", study_json(results));
    json_object_set_new(object, "uncertain", json_uncertain(results->centre));
    json_object_set_new(object, "centre", json_centre(results));
    json_object_set_new(object, "channels", json_channels(results));
    json_object_set_new(object, "teams", json_teams(results));
    json_object_set_new(object, "weeks", weeks_json(results));
    json_object_set_new(object, "rollout", json_of_launches(results));
    json_object_set_new(object, "help_centre", help_json(results));
    json_object_set_new(object, "benchmark", benchmark_json(results));
    json_object_set_new(object, "run", run_json(report));
    return object;
}
