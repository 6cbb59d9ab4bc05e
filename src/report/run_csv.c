#include "report/run_csv.h"

#include "base/civil.h"
#include "study/self_service.h"
#include <math.h>
#include <string.h>

static const char *const weekdays[] = { "mon", "tue", "wed", "thu",
                                        "fri", "sat", "sun" };

static const char *variant_name(const struct run_report *report)
{
    return report->scenario->variant ? report->scenario->variant : "";
}

/* What a row of the summary is about. */
struct subject {
    const struct run_report *report;
    const char *week; /* "all" or its first day */
    const char *channel;
    const char *team;
};

/* The ends of the interval: none of these is below 0, and no share above 1. */
static double interval_low(const struct estimate *e)
{
    const double low = e->mean - e->half_width;
    return e->mean >= 0 && low < 0 ? 0 : low;
}

static double interval_high(const struct estimate *e, const char *unit)
{
    const double high = e->mean + e->half_width;
    const bool is_share = strcmp(unit, "share") == 0;
    return is_share && e->mean <= 1 && high > 1 ? 1 : high;
}

static void summary_row(struct csv_writer *csv, const struct subject *subject,
                        const char *measure, const char *unit,
                        const struct estimate *e)
{
    const struct run_report *report = subject->report;
    csv_writer_text(csv, report->scenario->file);
    csv_writer_text(csv, variant_name(report));
    csv_writer_text(csv, subject->week);
    csv_writer_text(csv, subject->channel);
    csv_writer_text(csv, subject->team);
    csv_writer_text(csv, measure);
    csv_writer_text(csv, unit);
    csv_writer_number(csv, e->mean);
    if (isnan(e->mean)) {
        for (int i = 0; i < 5; i++) {
            csv_writer_text(csv, "");
        }
    } else {
        csv_writer_number(csv, interval_low(e));
        csv_writer_number(csv, interval_high(e, unit));
        csv_writer_number(csv, e->p10);
        csv_writer_number(csv, e->p50);
        csv_writer_number(csv, e->p90);
    }
    csv_writer_whole(csv, e->n);
    csv_writer_end_row(csv);
}

static void summary_channel(const struct run_report *report,
                            const struct channel_result *channel,
                            const char *name, struct csv_writer *csv)
{
    const struct subject subject = {
        .report = report, .week = "all", .channel = name, .team = ""
    };
    size_t n = 0;
    const struct measure *measures = measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        summary_row(csv, &subject, measures[m].key, measures[m].unit,
                    &channel->measures[m]);
    }
}

static void summary_centre(const struct run_report *report,
                           struct csv_writer *csv)
{
    const struct subject subject = {
        .report = report, .week = "all", .channel = ALL_CHANNELS, .team = ""
    };
    summary_channel(report, &report->results->whole, ALL_CHANNELS, csv);
    size_t n = 0;
    const struct centre_measure *measures = centre_measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        summary_row(csv, &subject, measures[m].key, measures[m].unit,
                    results_centre_measure(report->results, &measures[m]));
    }
}

static void summary_team(const struct run_report *report,
                         const struct team_result *team, struct csv_writer *csv)
{
    const struct subject subject = {
        .report = report, .week = "all", .channel = "", .team = team->name
    };
    size_t n = 0;
    const struct team_measure *measures = team_measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        summary_row(csv, &subject, measures[m].key, measures[m].unit,
                    &team->measures[m]);
    }
}

static void summary_help(const struct run_report *report, const char *week,
                         const struct estimate *estimates,
                         struct csv_writer *csv)
{
    const struct subject subject = {
        .report = report, .week = week, .channel = "", .team = ""
    };
    size_t n = 0;
    const struct help_measure *measures = help_measure_list(&n);
    for (size_t m = 0; m < n; m++) {
        summary_row(csv, &subject, measures[m].summary_key, measures[m].unit,
                    &estimates[m]);
    }
}

static void summary_week(const struct run_report *report, size_t week,
                         struct csv_writer *csv)
{
    const struct results *results = report->results;
    char start[11];
    civil_write_date(
        results->centre->plan.start_day + (int32_t)(week * DAYS_A_WEEK), start);
    struct subject subject = { .report = report, .week = start, .team = "" };
    for (size_t c = 0; c < results->n_channels; c++) {
        const struct week_channel_result *w = &results->channels[c].weeks[week];
        subject.channel = results->channels[c].name;
        summary_row(csv, &subject, "offered", "contacts", &w->offered);
        summary_row(csv, &subject, "service_level", "share", &w->service_level);
        summary_row(csv, &subject, "mean_wait_s", "s", &w->mean_wait_s);
        summary_row(csv, &subject, "backlog_end", "contacts", &w->backlog_end);
        summary_row(csv, &subject, "prevented", "contacts", &w->prevented);
    }
    subject.channel = "";
    for (size_t t = 0; t < results->n_teams; t++) {
        subject.team = results->teams[t].name;
        summary_row(csv, &subject, "occupancy", "share",
                    &results->teams[t].week_occupancy[week]);
    }
    if (results->help) {
        size_t n = 0;
        help_measure_list(&n);
        summary_help(report, start, &results->help->weeks[week * n], csv);
    }
}

void run_csv_summary(const struct run_report *report, struct csv_writer *csv)
{
    const struct results *results = report->results;
    csv_writer_header(csv,
                      "plan,variant,week,channel,team,measure,unit,mean,ci_low,"
                      "ci_high,p10,p50,p90,runs");
    summary_centre(report, csv);
    for (size_t c = 0; c < results->n_channels; c++) {
        summary_channel(report, &results->channels[c],
                        results->channels[c].name, csv);
    }
    for (size_t t = 0; t < results->n_teams; t++) {
        summary_team(report, &results->teams[t], csv);
    }
    if (results->help) {
        summary_help(report, "all", results->help->measures, csv);
    }
    for (size_t w = 0; w < results->n_weeks; w++) {
        summary_week(report, w, csv);
    }
}

static void sure(struct csv_writer *csv, const struct brief_estimate *values,
                 size_t n)
{
    for (size_t i = 0; i < n; i++) {
        csv_writer_sure(csv, values[i].mean, values[i].half_width);
    }
}

static void interval_row(const struct run_report *report, uint32_t channel,
                         size_t interval, struct csv_writer *csv)
{
    const struct results *results = report->results;
    const struct interval_result *r =
        &results->channels[channel].intervals[interval];
    const struct duty duty = run_report_duty(results, channel, interval);
    struct brief_estimate values[INTERVAL_VALUES];
    run_report_interval(r, values);
    sure(csv, values, INTERVAL_VALUES);
    csv_writer_sure(csv, duty.agents.mean, duty.agents.half_width);
    csv_writer_text(csv, ""); /* required */
    csv_writer_text(csv, ""); /* net */
    csv_writer_sure(csv, duty.occupancy.mean, duty.occupancy.half_width);
    csv_writer_sure(csv, r->backlog.mean, r->backlog.half_width);
    csv_writer_end_row(csv);
}

void run_csv_intervals(const struct run_report *report, struct csv_writer *csv)
{
    const struct results *results = report->results;
    const struct plan *plan = &results->centre->plan;
    csv_writer_header(
        csv, "variant,start_local,interval_min,channel,offered±,"
             "answered±,abandoned±,balked±,blocked±,dropped±,unfinished±,"
             "in_time±,service_level±,"
             "mean_wait_s±,agents_on±,required,net,occupancy±,backlog±");
    for (size_t i = 0; i < results->n_intervals; i++) {
        const size_t day = i / results->slots_a_day;
        const size_t slot = i % results->slots_a_day;
        char start[20];
        civil_write_moment(plan->start_day + (int32_t)day,
                           (double)slot * plan->interval_s, start);
        for (size_t c = 0; c < results->n_channels; c++) {
            csv_writer_text(csv, variant_name(report));
            csv_writer_text(csv, start);
            csv_writer_number(csv, plan->interval_s / 60.0);
            csv_writer_text(csv, results->channels[c].name);
            interval_row(report, (uint32_t)c, i, csv);
        }
    }
}

void run_csv_days(const struct run_report *report, struct csv_writer *csv)
{
    const struct results *results = report->results;
    csv_writer_header(csv, "variant,date,weekday,channel,offered±,answered±,"
                           "abandoned±,balked±,blocked±,dropped±,unfinished±,"
                           "service_level±,mean_wait_s±,wait_p50_s,"
                           "wait_p90_s,wait_p95_s,backlog_end±,prevented±");
    for (size_t d = 0; d < results->n_days; d++) {
        const int32_t day = results->centre->plan.start_day + (int32_t)d;
        char date[11];
        civil_write_date(day, date);
        for (size_t c = 0; c < results->n_channels; c++) {
            const struct day_result *r = &results->channels[c].days[d];
            csv_writer_text(csv, variant_name(report));
            csv_writer_text(csv, date);
            csv_writer_text(csv, weekdays[civil_weekday(day)]);
            csv_writer_text(csv, results->channels[c].name);
            struct brief_estimate values[DAY_VALUES];
            run_report_day(r, values);
            sure(csv, values, DAY_VALUES);
            csv_writer_number(csv, r->wait_p50_s);
            csv_writer_number(csv, r->wait_p90_s);
            csv_writer_number(csv, r->wait_p95_s);
            csv_writer_sure(csv, r->backlog_end.mean,
                            r->backlog_end.half_width);
            csv_writer_sure(csv, r->prevented.mean, r->prevented.half_width);
            csv_writer_end_row(csv);
        }
    }
}

/* Seconds since midnight of the plan's first day as local time, to the whole
 * second; an empty cell when it did not happen. */
static void csv_moment(struct csv_writer *csv, int32_t start_day, double at_s)
{
    enum { TO_THE_MINUTE = 16 }; /* "2027-01-04 08:00" */
    char moment[20] = "";
    if (isfinite(at_s)) {
        const double second = floor(at_s);
        const double day = floor(second / SECONDS_A_DAY);
        civil_write_moment(start_day + (int32_t)day,
                           second - day * SECONDS_A_DAY, moment);
        if (moment[TO_THE_MINUTE] == '\0') {
            memcpy(moment + TO_THE_MINUTE, ":00", sizeof ":00");
        }
    }
    csv_writer_text(csv, moment);
}

void run_csv_trace(const struct centre *centre, const struct trace *trace,
                   struct csv_writer *csv)
{
    const int32_t start = centre->plan.start_day;
    csv_writer_header(csv, "channel,origin,number,attempt,arrival,answer,end,"
                           "arrival_s,answer_s,end_s,team,outcome,touches,"
                           "counted");
    for (size_t i = 0; i < trace->n_rows; i++) {
        const struct trace_row *row = &trace->rows[i];
        csv_writer_text(csv, centre->channels[row->channel].name);
        csv_writer_text(csv, centre->channels[row->origin].name);
        csv_writer_whole(csv, row->number);
        csv_writer_whole(csv, row->attempt);
        csv_moment(csv, start, row->arrival_s);
        csv_moment(csv, start, row->answer_s);
        csv_moment(csv, start, row->end_s);
        csv_writer_number(csv, row->arrival_s);
        csv_writer_number(csv, row->answer_s);
        csv_writer_number(csv, row->end_s);
        csv_writer_text(
            csv, row->team == NO_INDEX ? "" : centre->teams[row->team].name);
        csv_writer_text(csv, outcome_name(row->outcome));
        csv_writer_whole(csv, row->touches);
        csv_writer_text(csv, row->counted ? "yes" : "no");
        csv_writer_end_row(csv);
    }
}
