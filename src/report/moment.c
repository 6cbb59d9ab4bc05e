#include "report/moment.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "base/units.h"
#include "model/centre.h"
#include "report/run_report.h"
#include <math.h>

static struct moment busiest(const struct results *results)
{
    const struct interval_result *intervals = results->whole.intervals;
    const double step_s = results->centre->plan.interval_s;
    size_t at = 0;
    for (size_t i = 1; i < results->n_intervals; i++) {
        if (intervals[i].offered.mean > intervals[at].offered.mean) {
            at = i;
        }
    }
    if (results->n_intervals == 0 || !(intervals[at].offered.mean > 0.0)) {
        return (struct moment){ 0 };
    }
    const size_t day = at / results->slots_a_day;
    const size_t slot = at % results->slots_a_day;
    const int32_t date = results->centre->plan.start_day + (int32_t)day;
    return (struct moment){
        .exists = true,
        .day = date,
        .weekday = civil_weekday(date),
        .start_s = (double)slot * step_s,
        .end_s = (double)(slot + 1) * step_s,
        .contacts = intervals[at].offered.mean,
        .level_frac = intervals[at].service_level.mean,
        .wait_s = run_report_mixes(results->centre)
                      ? nan("")
                      : intervals[at].mean_wait_s.mean,
        .week = (unsigned)(day / DAYS_A_WEEK) + 1,
    };
}

/* Whether anybody is answered then in a plan as this one. Calls that are passed
 * on after closing time wait long, and hardly ever happen. */
static bool is_ordinary(const struct results *results, size_t channel,
                        size_t slot)
{
    const struct interval_result *intervals =
        results->channels[channel].intervals;
    const int32_t start_day = results->centre->plan.start_day;
    double answered = 0.0;
    for (size_t day = 0; day < results->n_days; day++) {
        if ((size_t)civil_weekday(start_day + (int32_t)day) ==
            slot / results->slots_a_day) {
            answered += intervals[day * results->slots_a_day +
                                  slot % results->slots_a_day]
                            .answered.mean;
        }
    }
    return answered >= 1.0;
}

static struct moment longest(const struct results *results)
{
    const double step_s = results->centre->plan.interval_s;
    const bool mixes = run_report_mixes(results->centre);
    struct moment found = { .contacts = nan(""), .level_frac = nan("") };
    for (size_t c = 0; c < results->n_channels; c++) {
        const struct slot_result *slots = results->channels[c].slots;
        if (mixes && results->centre->channels[c].way == WAY_TICKET) {
            continue;
        }
        for (size_t i = 0; i < DAYS_A_WEEK * results->slots_a_day; i++) {
            const double wait_s = slots[i].waits_s[SLOT_P90];
            if (isfinite(wait_s) && wait_s > found.wait_s &&
                is_ordinary(results, c, i)) {
                const size_t slot = i % results->slots_a_day;
                found.exists = true;
                found.channel = results->channels[c].name;
                found.weekday = (int)(i / results->slots_a_day);
                found.start_s = (double)slot * step_s;
                found.end_s = (double)(slot + 1) * step_s;
                found.wait_s = wait_s;
            }
        }
    }
    return found;
}

struct moment moment_of(const struct results *results, enum moment_kind kind)
{
    return kind == MOMENT_BUSIEST ? busiest(results) : longest(results);
}

const char *moment_name(enum moment_kind kind)
{
    return kind == MOMENT_BUSIEST ? "busiest" : "longest";
}

/* "Mon 10:00–10:30" */
static const char *when(const struct moment *moment, struct arena *arena)
{
    return arena_text(arena, "%s %s–%s", date_weekday(moment->weekday),
                      units_write_clock(arena, moment->start_s),
                      units_write_clock(arena, moment->end_s));
}

static const char *busiest_words(const struct moment *moment,
                                 struct arena *arena)
{
    const char *in_time =
        isnan(moment->level_frac)
            ? ""
            : arena_text(arena, tr(", %s in time"),
                         number_share(arena, moment->level_frac));
    const char *wait = isnan(moment->wait_s)
                           ? ""
                           : arena_text(arena, tr(", mean wait %s"),
                                        number_duration(arena, moment->wait_s));
    return arena_text(arena, tr("Busiest moment: %s (%s): %s contacts%s%s."),
                      when(moment, arena), date_written(arena, moment->day),
                      number_count(arena, moment->contacts), in_time, wait);
}

const char *moment_words(enum moment_kind kind, const struct moment *moment,
                         struct arena *arena)
{
    return kind == MOMENT_BUSIEST
               ? busiest_words(moment, arena)
               : arena_text(arena,
                            tr("Longest waits: %s; one in ten answered (%s) "
                               "waited over %s."),
                            when(moment, arena), moment->channel,
                            number_duration(arena, moment->wait_s));
}
