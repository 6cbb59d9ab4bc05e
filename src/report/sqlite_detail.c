#include "report/sqlite_detail.h"

#include "base/civil.h"
#include "model/centre.h"
#include "model/course.h"
#include "model/day_hours.h"
#include "report/moment.h"
#include "report/run_csv.h"
#include "stats/histogram.h"
#include <math.h>
#include <sqlite3.h>
#include <stdarg.h>

/* A statement being filled again and again, and the first error. */
struct rows {
    sqlite3 *db;
    sqlite3_stmt *statement;
    int error;
};

static void keep(struct rows *rows, int code)
{
    if (rows->error == SQLITE_OK && code != SQLITE_OK && code != SQLITE_DONE) {
        rows->error = code;
    }
}

static void start(struct rows *rows, const char *sql)
{
    rows->statement = NULL;
    keep(rows, sqlite3_prepare_v2(rows->db, sql, -1, &rows->statement, NULL));
}

static void end(struct rows *rows)
{
    (void)sqlite3_finalize(rows->statement);
}

/* One row: of each letter of `types` a value, t text, i int, n double. */
static void put(struct rows *rows, const char *types, ...)
{
    va_list values;
    va_start(values, types);
    for (int i = 0; types[i] && rows->error == SQLITE_OK; i++) {
        if (types[i] == 't') {
            keep(rows, sqlite3_bind_text(rows->statement, i + 1,
                                         va_arg(values, const char *), -1,
                                         SQLITE_TRANSIENT));
        } else if (types[i] == 'i') {
            keep(rows,
                 sqlite3_bind_int(rows->statement, i + 1, va_arg(values, int)));
        } else {
            const double value = va_arg(values, double);
            keep(rows, isfinite(value)
                           ? sqlite3_bind_double(rows->statement, i + 1, value)
                           : sqlite3_bind_null(rows->statement, i + 1));
        }
    }
    va_end(values);
    if (rows->error == SQLITE_OK) {
        keep(rows, sqlite3_step(rows->statement));
        keep(rows, sqlite3_reset(rows->statement));
    }
}

static void add_channel_plans(struct rows *rows, const struct centre *centre)
{
    static const char *const counts[] = { [COUNTS_OFFERED] = "offered",
                                          [COUNTS_ANSWERED] = "answered",
                                          [COUNTS_OFFERED_LESS_SHORT] =
                                              "offered_less_short",
                                          [COUNTS_SHORT_COUNTS] =
                                              "short_counts" };
    start(rows, "INSERT INTO channel_plan VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (size_t c = 0; c < centre->n_channels; c++) {
        const struct channel *channel = &centre->channels[c];
        const struct target *target = &channel->target;
        put(rows, "ittnnit", (int)c, channel->kind,
            run_report_way(channel->way),
            target->set ? target->share_frac : nan(""),
            target->set ? target->within_s : nan(""), target->open_hours,
            counts[channel->service_level_counts]);
    }
    end(rows);
}

static void add_openings(struct rows *rows, const struct centre *centre)
{
    start(rows, "INSERT INTO opening VALUES (?, ?, ?, ?)");
    for (size_t c = 0; c < centre->n_channels; c++) {
        const struct opening_hours *hours = &centre->channels[c].opening_hours;
        for (int day = 0; hours->always && day < DAYS_A_WEEK; day++) {
            put(rows, "iinn", (int)c, day, 0.0, (double)SECONDS_A_DAY);
        }
        for (size_t i = 0; !hours->always && i < hours->n_spans; i++) {
            const struct open_span *span = &hours->spans[i];
            put(rows, "iinn", (int)c, (int)span->weekday, span->from_s,
                span->to_s);
        }
    }
    end(rows);
}

static void add_special_days(struct rows *rows, const struct plan *plan)
{
    char date[11];
    start(rows, "INSERT OR REPLACE INTO special_day VALUES (?, ?, ?)");
    for (size_t i = 0; i < plan->n_holidays; i++) {
        civil_write_date(plan->holidays[i], date);
        put(rows, "ttn", date, "holiday", nan(""));
    }
    for (size_t i = 0; i < plan->n_special_days; i++) {
        civil_write_date(plan->special_days[i].day, date);
        put(rows, "ttn", date, "special", plan->special_days[i].volume_factor);
    }
    end(rows);
}

static void add_shift(struct rows *rows, int team, int number,
                      const struct shift *shift)
{
    for (int day = 0; day < DAYS_A_WEEK; day++) {
        if (shift->days_mask >> day & 1u) {
            put(rows, "iitiinn", team, number, shift->name, day,
                (int)shift->agents, shift->from_s, shift->to_s);
        }
    }
}

static void add_shifts(struct rows *rows, const struct centre *centre)
{
    start(rows, "INSERT INTO shift VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (size_t t = 0; t < centre->n_teams; t++) {
        for (size_t s = 0; s < centre->teams[t].n_shifts; s++) {
            add_shift(rows, (int)t, (int)s, &centre->teams[t].shifts[s]);
        }
    }
    end(rows);
    start(rows, "INSERT INTO shift_break VALUES (?, ?, ?, ?, ?)");
    for (size_t t = 0; t < centre->n_teams; t++) {
        for (size_t s = 0; s < centre->teams[t].n_shifts; s++) {
            const struct shift *shift = &centre->teams[t].shifts[s];
            for (size_t b = 0; b < shift->n_breaks; b++) {
                put(rows, "iinnn", (int)t, (int)s, shift->breaks[b].from_s,
                    shift->breaks[b].lasts_s, shift->breaks[b].spread_s);
            }
        }
    }
    end(rows);
}

/* Of a change or of the channel of a launch; INT32_MAX: it has none. */
static int32_t end_day_of(const struct centre *centre,
                          const struct rollout *rollout)
{
    if (rollout->what == ROLLOUT_LAUNCH) {
        return course_life(centre, rollout->channel).until_day;
    }
    return rollout->has_end ? rollout->end_day : INT32_MAX;
}

static void add_rollout(struct rows *rows, const struct centre *centre, int id)
{
    static const char *const names[] = { [ROLLOUT_LAUNCH] = "launch",
                                         [ROLLOUT_CHANGE] = "change",
                                         [ROLLOUT_WITHDRAW] = "withdraw" };
    const struct rollout *rollout = &centre->rollouts[id];
    const bool is_change = rollout->what == ROLLOUT_CHANGE;
    char date[11];
    char end_date[11];
    civil_write_date(rollout->on_day, date);
    const int32_t end_day = end_day_of(centre, rollout);
    if (end_day < INT32_MAX) {
        civil_write_date(end_day, end_date);
    }
    put(rows, "itntttint", id, names[rollout->what],
        is_change ? nan("") : (double)rollout->channel, rollout->title, date,
        end_day < INT32_MAX ? end_date : NULL, rollout->ramp,
        rollout->training_s, rollout->note);
}

static void add_rollouts(struct rows *rows, const struct centre *centre)
{
    start(rows, "INSERT INTO rollout VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t r = 0; r < centre->n_rollouts; r++) {
        add_rollout(rows, centre, (int)r);
    }
    end(rows);
    start(rows, "INSERT INTO rollout_step VALUES (?, ?, ?)");
    for (size_t r = 0; r < centre->n_rollouts; r++) {
        const struct rollout *rollout = &centre->rollouts[r];
        for (size_t i = 0; i < rollout->n_steps; i++) {
            char date[11];
            civil_write_date(rollout->steps[i].on_day, date);
            put(rows, "itn", (int)r, date, rollout->steps[i].share_frac);
        }
    }
    end(rows);
}

static void add_slots(struct rows *rows, const struct results *results)
{
    start(rows, "INSERT INTO week_slot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                "?, ?, ?)");
    for (size_t c = 0; c < results->n_channels; c++) {
        const bool aims = results->centre->channels[c].target.set;
        for (size_t i = 0; i < DAYS_A_WEEK * results->slots_a_day; i++) {
            const struct slot_result *slot = &results->channels[c].slots[i];
            const double start_s = (double)(i % results->slots_a_day) *
                                   results->centre->plan.interval_s;
            const double *waits_s = slot->waits_s;
            put(rows, "iinnnnnnnnnnn", (int)c, (int)(i / results->slots_a_day),
                start_s, slot->offered, aims ? slot->level_met : nan(""),
                aims ? slot->level_of : nan(""), waits_s[0], waits_s[1],
                waits_s[2], waits_s[3], waits_s[4], waits_s[5], waits_s[6]);
        }
    }
    end(rows);
}

static void add_waits(struct rows *rows, const struct results *results)
{
    start(rows, "INSERT INTO wait VALUES (?, ?, ?)");
    for (size_t c = 0; c < results->n_channels; c++) {
        const uint64_t *waits = results->channels[c].waits;
        for (uint32_t bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++) {
            if (waits[bucket] > 0) {
                put(rows, "inn", (int)c,
                    bucket > 0 ? histogram_end_s(bucket) : 0.0,
                    (double)waits[bucket] / results->replications);
            }
        }
    }
    end(rows);
}

static void add_ages(struct rows *rows, const struct results *results)
{
    char date[11];
    start(rows, "INSERT INTO backlog_age VALUES (?, ?, ?, ?, ?, ?)");
    for (size_t c = 0; c < results->n_channels; c++) {
        for (size_t d = 0; d < results->n_days; d++) {
            const double *ages = results->channels[c].days[d].backlog_ages;
            civil_write_date(results->centre->plan.start_day + (int32_t)d,
                             date);
            if (isfinite(ages[0])) {
                put(rows, "itnnnn", (int)c, date, ages[0], ages[1], ages[2],
                    ages[3]);
            }
        }
    }
    end(rows);
}

static void add_chat_levels(struct rows *rows, const struct results *results)
{
    start(rows, "INSERT INTO chat_level VALUES (?, ?, ?, ?, ?)");
    for (size_t t = 0; t < results->n_teams; t++) {
        for (int i = 0; i < CHAT_LEVELS; i++) {
            const struct chat_level_result *level =
                &results->teams[t].chat_levels[i];
            if (level->agent_hours > 0) {
                put(rows, "iinnn", (int)t, i + 1, level->agent_hours,
                    level->ended_an_hour.mean, level->ended_an_hour.half_width);
            }
        }
    }
    end(rows);
}

static void add_launch(struct rows *rows, const struct launch_result *launch)
{
    char date[11];
    const struct estimate *peak = &launch->peak.change.change;
    const struct estimate *spike = &launch->spike_ratio;
    const struct estimate *settled = &launch->settled.change;
    const struct estimate *new_ones = &launch->new_contacts;
    const struct estimate *moved = &launch->moved_contacts;
    civil_write_date(launch->on_day, date);
    put(rows, "iitinnnnnnnnnnnnnnnnnnnnnnnnnnn", (int)launch->rollout,
        (int)launch->channel_index, date, (int)launch->replications,
        launch->peak.stands_out ? (double)launch->peak.day : nan(""),
        peak->mean, peak->half_width, spike->mean, spike->half_width,
        launch->has_settled ? (double)launch->settled_day : nan(""), peak->p10,
        peak->p50, peak->p90, spike->p10, spike->p50, spike->p90, settled->mean,
        settled->half_width, settled->p10, settled->p50, settled->p90,
        new_ones->mean, new_ones->half_width, new_ones->p10, new_ones->p50,
        new_ones->p90, moved->mean, moved->half_width, moved->p10, moved->p50,
        moved->p90);
}

static void add_launches(struct rows *rows, const struct results *results)
{
    start(rows, "INSERT INTO launch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < results->n_launches; i++) {
        add_launch(rows, &results->launches[i]);
    }
    end(rows);
}

static void add_entry_days(struct rows *rows, const struct centre *centre,
                           const struct launch_result *launch, size_t e)
{
    const struct launch_entry *entry = &launch->entries[e];
    const struct channel *channel = &centre->channels[launch->channel_index];
    const char *name = e + 1 < launch->n_entries ? entry->name : ALL_CHANNELS;
    for (uint32_t d = 0; d < launch->n_before + launch->n_after; d++) {
        const struct launch_day *day = &entry->days[d];
        const int since = (int)d - (int)launch->n_before;
        put(rows, "itinnnnnni", (int)launch->rollout, name, since,
            day->with.mean, day->with.half_width, day->without.mean,
            day->without.half_width, day->change.mean, day->change.half_width,
            day_hours_of_channel(channel, &centre->plan, launch->on_day + since)
                    .n > 0);
    }
}

static void add_replication_launches(struct rows *rows,
                                     const struct results *results)
{
    start(rows, "INSERT INTO replication_launch VALUES (?, ?, ?, ?)");
    for (size_t i = 0; i < results->n_launches; i++) {
        const struct launch_result *launch = &results->launches[i];
        const uint32_t n_days = launch->n_before + launch->n_after;
        for (uint32_t r = 0; r < launch->replications; r++) {
            for (uint32_t d = 0; d < n_days; d++) {
                put(rows, "iiin", (int)r, (int)launch->rollout,
                    (int)d - (int)launch->n_before,
                    (double)launch->without_days[r * n_days + d]);
            }
        }
    }
    end(rows);
}

static void add_launch_days(struct rows *rows, const struct results *results)
{
    start(rows, "INSERT INTO launch_day VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < results->n_launches; i++) {
        const struct launch_result *launch = &results->launches[i];
        for (size_t e = 0; e < launch->n_entries; e++) {
            add_entry_days(rows, results->centre, launch, e);
        }
    }
    end(rows);
}

static void add_settings(struct rows *rows, const struct scenario *scenario)
{
    start(rows, "INSERT INTO setting VALUES (?, ?, ?, ?, ?)");
    for (size_t i = 0; i < scenario->n_settings; i++) {
        const struct setting *setting = &scenario->settings[i];
        put(rows, "itttt", (int)i, setting->path, setting->value,
            origin_name(setting->origin), setting->source);
    }
    end(rows);
}

static void add_moments(struct rows *rows, const struct results *results)
{
    start(rows, "INSERT INTO moment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (enum moment_kind kind = 0; kind < N_MOMENTS; kind++) {
        const struct moment moment = moment_of(results, kind);
        char date[11];
        civil_write_date(moment.day, date);
        if (moment.exists) {
            put(rows, "tttinnnnni", moment_name(kind), moment.channel,
                kind == MOMENT_BUSIEST ? date : NULL, moment.weekday,
                moment.start_s, moment.end_s, moment.contacts,
                moment.level_frac, moment.wait_s, (int)moment.week);
        }
    }
    end(rows);
}

static void add_warnings(struct rows *rows, const struct run_report *report)
{
    const struct results *results = report->results;
    start(rows, "INSERT INTO warning VALUES (?, ?, ?)");
    for (int language = 0; language < N_LANGUAGES; language++) {
        const char *code = language_code((enum language)language);
        const struct problems *of_scenario =
            &report->scenario->warnings_in[language];
        for (size_t i = 0; i < of_scenario->n; i++) {
            put(rows, "itt", (int)i, code, of_scenario->list[i].message);
        }
        for (size_t i = 0; i < results->n_warnings; i++) {
            put(rows, "itt", (int)(of_scenario->n + i), code,
                results->warnings_in[language][i]);
        }
    }
    end(rows);
}

int sqlite_add_detail(struct sqlite3 *db, const struct run_report *report)
{
    const struct results *results = report->results;
    const struct centre *centre = results->centre;
    struct rows rows = { .db = db, .error = SQLITE_OK };
    add_channel_plans(&rows, centre);
    add_openings(&rows, centre);
    add_special_days(&rows, &centre->plan);
    add_shifts(&rows, centre);
    add_rollouts(&rows, centre);
    add_slots(&rows, results);
    add_waits(&rows, results);
    add_ages(&rows, results);
    add_chat_levels(&rows, results);
    add_launches(&rows, results);
    add_launch_days(&rows, results);
    add_replication_launches(&rows, results);
    add_settings(&rows, report->scenario);
    add_moments(&rows, results);
    add_warnings(&rows, report);
    return rows.error;
}
