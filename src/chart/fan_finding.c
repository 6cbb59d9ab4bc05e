#include "chart/fan_finding.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

#define HARDLY_S 1.0 /* waits below are none to speak of */

static const char *day_name(struct arena *arena, int32_t day)
{
    return arena_text(arena, "%s %s", date_weekday(civil_weekday(day)),
                      date_short(arena, day));
}

const char *fan_period_name(const struct chart_kit *kit, int32_t day)
{
    return fan_period_days(kit->facts) == 1
               ? day_name(kit->arena, day)
               : arena_text(kit->arena, tr("the week from %s"),
                            date_short(kit->arena, day));
}

/* "80 %", or "50 % to 100 %" where weeks differ. */
static const char *shares_above(const struct fan_peak *peak,
                                struct arena *arena)
{
    const char *least = words_share(arena, peak->above_least, 0);
    const char *most = words_share(arena, peak->above_most, 0);
    return strcmp(least, most) == 0
               ? least
               : arena_text(arena, tr("%s to %s"), least, most);
}

/* "; in that week 40 % of the runs lie above 20 s", "" without a target and of
 * one run. */
static const char *against_target(const struct table *data,
                                  const struct fan_peak *peak, bool is_weekly,
                                  struct arena *arena)
{
    const char *target =
        words_duration(arena, table_number(data, peak->row, FAN_TARGET_S));
    if (!(peak->above_least >= 0) ||
        table_number(data, peak->row, FAN_RUNS) < 2) {
        return "";
    }
    if (!peak->ever_above) {
        return arena_text(arena,
                          is_weekly ? tr("; no run is above %s in any week")
                                    : tr("; no run is above %s on any day"),
                          target);
    }
    const char *when = peak->n == 1
                           ? is_weekly ? tr("in that week") : tr("on that day")
                       : is_weekly ? tr("in each of these weeks")
                                   : tr("on each of these days");
    return arena_text(arena, tr("; %s %s of the runs lie above %s"), when,
                      shares_above(peak, arena), target);
}

/* Of one stretch: "in the week from 4 Jan", "on the days from Mon 4 Jan on". */
static const char *when_words(const struct table *data, const struct series *s,
                              const struct fan_peak *peak,
                              const struct chart_kit *kit)
{
    struct arena *arena = kit->arena;
    const bool is_weekly = fan_period_days(kit->facts) > 1;
    const int32_t first = table_day(data, peak->from, FAN_START);
    const char *from =
        is_weekly ? date_short(arena, first) : day_name(arena, first);
    if (peak->n == 1) {
        return arena_text(
            arena, is_weekly ? tr("in the week from %s") : tr("on %s"), from);
    }
    if (peak->to + 1 == s->row + s->n) {
        return arena_text(arena,
                          is_weekly ? tr("in the weeks from %s on")
                                    : tr("on the days from %s on"),
                          from);
    }
    const int32_t last = table_day(data, peak->to, FAN_START);
    return is_weekly ? arena_text(arena, tr("in the weeks from %s to %s"), from,
                                  date_short(arena, last + DAYS_A_WEEK - 1))
                     : arena_text(arena, tr("on the days from %s to %s"), from,
                                  day_name(arena, last));
}

/* Of a channel that is waited for. */
static const char *longest_words(const struct table *data,
                                 const struct series *s,
                                 const struct fan_peak *peak,
                                 const struct chart_kit *kit)
{
    struct arena *arena = kit->arena;
    const bool is_weekly = fan_period_days(kit->facts) > 1;
    const char *wait =
        words_duration(arena, table_number(data, peak->row, FAN_QUANTILES + 3));
    const char *target = against_target(data, peak, is_weekly, arena);
    if (table_number(data, s->row, FAN_RUNS) < 2) {
        return arena_text(arena,
                          is_weekly ? tr("%s: the longest mean wait of a week "
                                         "is %s, in one run")
                                    : tr("%s: the longest mean wait of a day "
                                         "is %s, in one run"),
                          s->label, wait);
    }
    if (peak->n == s->n && s->n > 1) {
        return arena_text(arena,
                          is_weekly ? tr("%s: no week stands out, the mean "
                                         "wait of a week is at most %s%s")
                                    : tr("%s: no day stands out, the mean "
                                         "wait of a day is at most %s%s"),
                          s->label, wait, target);
    }
    if (peak->to - peak->from + 1 != peak->n) {
        return arena_text(
            arena,
            is_weekly ? tr("%s: the longest mean wait of a week is %s, and it "
                           "is about as long in %zu of %zu weeks%s")
                      : tr("%s: the longest mean wait of a day is %s, and it "
                           "is about as long on %zu of %zu days%s"),
            s->label, wait, peak->n, s->n, target);
    }
    return arena_text(
        arena,
        is_weekly ? tr("%s: the mean wait of a week is longest "
                       "%s, %s%s")
                  : tr("%s: the mean wait of a day is longest "
                       "%s, %s%s"),
        s->label, when_words(data, s, peak, kit),
        peak->n > 1 ? arena_text(arena, tr("up to %s"), wait) : wait, target);
}

const char *fan_finding(const struct table *data, const struct series *s,
                        const struct chart_kit *kit)
{
    const struct fan_peak peak = fan_peak_of(data, s);
    const double middle_s = table_number(data, peak.row, FAN_QUANTILES + 3);
    if (!(table_number(data, peak.row, FAN_LAST_QUANTILE) > 0)) {
        return arena_text(kit->arena, tr("%s: nobody waits"), s->label);
    }
    if (middle_s < HARDLY_S) {
        return arena_text(kit->arena,
                          fan_period_days(kit->facts) > 1
                              ? tr("%s: the mean wait of a week stays below "
                                   "%s in the middle run")
                              : tr("%s: the mean wait of a day stays below %s "
                                   "in the middle run"),
                          s->label, words_duration(kit->arena, HARDLY_S));
    }
    const char *words = longest_words(data, s, &peak, kit);
    return table_number(data, peak.row, FAN_LEFT_OUT) > 0
               ? arena_text(kit->arena,
                            fan_period_days(kit->facts) > 1
                                ? tr("%s, of the weeks that were finished")
                                : tr("%s, of the days that were finished"),
                            words)
               : words;
}
