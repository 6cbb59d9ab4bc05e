#include "report/compare_files.h"

#include "base/file.h"
#include "model/centre.h"
#include "report/compare_json.h"
#include "report/compare_launches.h"
#include "report/json.h"
#include "report/run_csv.h"
#include <math.h>
#include <string.h>

const char compare_files_names[] = "compare.json, compare.csv, *.used.cfg";

/* What a row is about. */
struct subject {
    const char *plan;
    const char *against;
    const char *channel;
    const char *team;
};

/* What stands in it. */
struct figure {
    const char *measure;
    const char *unit;
    const struct estimate *first;
    const struct estimate *other;
    const struct difference *difference;
};

static void row(struct csv_writer *csv, const struct subject *subject,
                const struct figure *figure)
{
    const struct difference *difference = figure->difference;
    const struct estimate *change = &difference->change;
    const char *clear = difference->clear ? "yes" : "no";
    csv_writer_text(csv, subject->plan);
    csv_writer_text(csv, subject->against);
    csv_writer_text(csv, subject->channel);
    csv_writer_text(csv, subject->team);
    csv_writer_text(csv, figure->measure);
    csv_writer_text(csv, figure->unit);
    csv_writer_number(csv, figure->other->mean);
    csv_writer_number(csv, figure->first->mean);
    csv_writer_number(csv, change->mean);
    csv_writer_number(csv, change->mean - change->half_width);
    csv_writer_number(csv, change->mean + change->half_width);
    csv_writer_number(csv, change->p10);
    csv_writer_number(csv, change->p50);
    csv_writer_number(csv, change->p90);
    csv_writer_whole(csv, change->n);
    csv_writer_text(csv, isnan(change->mean) ? "" : clear);
    csv_writer_number(csv, difference->variance_saved_frac);
    csv_writer_end_row(csv);
}

static void channel_rows(struct csv_writer *csv, const struct subject *subject,
                         const struct changes *changes,
                         const struct channel_result *first,
                         const struct channel_result *other)
{
    size_t n = 0;
    const struct measure *measures = measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        row(csv, subject,
            &(struct figure){ measures[m].key, measures[m].unit,
                              &first->measures[m], &other->measures[m],
                              &changes->measures[m] });
    }
}

static void centre_rows(struct csv_writer *csv, const struct subject *subject,
                        const struct comparison_plan *plan,
                        const struct results *first,
                        const struct results *other)
{
    channel_rows(csv, subject, &plan->whole, &first->whole, &other->whole);
    size_t n = 0;
    const struct centre_measure *measures = centre_measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        row(csv, subject,
            &(struct figure){ measures[m].key, measures[m].unit,
                              results_centre_measure(first, &measures[m]),
                              results_centre_measure(other, &measures[m]),
                              &plan->centre_measures[m] });
    }
}

static void team_rows(struct csv_writer *csv, const struct subject *subject,
                      const struct changes *changes,
                      const struct team_result *first,
                      const struct team_result *other)
{
    size_t n = 0;
    const struct team_measure *measures = team_measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        row(csv, subject,
            &(struct figure){ measures[m].key, measures[m].unit,
                              &first->measures[m], &other->measures[m],
                              &changes->measures[m] });
    }
}

/* Of launches of both plans, by the channel that a figure is of. */
static void launch_rows(struct csv_writer *csv, const struct subject *plans,
                        const struct compare_report *report, size_t p,
                        struct arena *arena)
{
    size_t n = 0;
    const struct launch_beside *list =
        compare_report_launches(report, p, arena, &n);
    for (size_t i = 0; i < n; i++) {
        size_t n_rows = 0;
        const struct launch_row *rows =
            compare_launches_rows(&list[i], arena, &n_rows);
        for (size_t k = 0; k < n_rows && list[i].change; k++) {
            const struct subject subject = { plans->plan, plans->against,
                                             rows[k].channel, "" };
            if (rows[k].key) {
                row(csv, &subject,
                    &(struct figure){ rows[k].key, rows[k].unit,
                                      &rows[k].figures[0], &rows[k].figures[1],
                                      &rows[k].change });
            }
        }
    }
}

static void plan_rows(struct csv_writer *csv,
                      const struct compare_report *report, size_t p,
                      struct arena *arena)
{
    const struct results *first = report->comparison->plans[0];
    const struct results *other = report->comparison->plans[p];
    const struct comparison_plan *plan = &report->comparison->others[p - 1];
    struct subject subject = { report->labels[p], report->labels[0],
                               ALL_CHANNELS, "" };
    centre_rows(csv, &subject, plan, first, other);
    for (size_t c = 0; c < plan->n_channels; c++) {
        const struct changes *channel = &plan->channels[c];
        subject.channel = channel->name;
        channel_rows(csv, &subject, channel, &first->channels[channel->first],
                     &other->channels[channel->other]);
    }
    subject.channel = "";
    for (size_t t = 0; t < plan->n_teams; t++) {
        const struct changes *team = &plan->teams[t];
        subject.team = team->name;
        team_rows(csv, &subject, team, &first->teams[team->first],
                  &other->teams[team->other]);
    }
    launch_rows(csv, &subject, report, p, arena);
}

static bool add_text(struct output_folder *folder, const char *name,
                     const char *bytes, size_t n, struct error *err)
{
    struct file_writer *writer = NULL;
    if (!output_folder_add(folder, name, &writer, err)) {
        return false;
    }
    (void)fwrite(bytes, 1, n, file_writer_stream(writer));
    return true;
}

static bool add_json(struct output_folder *folder,
                     const struct compare_report *report, struct arena *arena,
                     struct error *err)
{
    struct text text;
    text_start(&text, arena);
    json_t *json = json_of_comparison(report);
    json_add_text(json, &text);
    json_decref(json);
    return add_text(folder, "compare.json", text.bytes, text.length, err);
}

static bool add_csv(struct output_folder *folder,
                    const struct compare_report *report,
                    struct csv_format format, struct arena *arena,
                    struct error *err)
{
    struct file_writer *writer = NULL;
    if (!output_folder_add(folder, "compare.csv", &writer, err)) {
        return false;
    }
    struct csv_writer csv =
        csv_writer_start(file_writer_stream(writer), format);
    csv_writer_header(&csv,
                      "plan,against,channel,team,measure,unit,mean,"
                      "mean_against,change,ci_low,ci_high,p10,p50,p90,runs,"
                      "clear,variance_saved");
    for (size_t p = 1; p < report->comparison->n_plans; p++) {
        plan_rows(&csv, report, p, arena);
    }
    return true;
}

static bool add_plans(struct output_folder *folder,
                      const struct compare_report *report, struct arena *arena,
                      struct error *err)
{
    for (size_t p = 0; p < report->comparison->n_plans; p++) {
        const char *resolved = report->scenarios[p].resolved;
        if (!add_text(folder,
                      arena_text(arena, "%s.used.cfg", report->labels[p]),
                      resolved, strlen(resolved), err)) {
            return false;
        }
    }
    return true;
}

bool compare_files_write(struct output_folder *folder,
                         const struct compare_report *report,
                         struct csv_format format, struct arena *arena,
                         struct error *err)
{
    if (add_csv(folder, report, format, arena, err) &&
        add_plans(folder, report, arena, err) &&
        add_json(folder, report, arena, err)) {
        return output_folder_commit(folder, err);
    }
    output_folder_drop(folder);
    return false;
}
