#include "chart/pattern_finding.h"

#include "base/dates.h"
#include "base/language.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

/* Less than this nobody plans for. */
#define MATERIAL_FRAC 0.05

/* Times of day as busy as the peak, but for so much. */
#define PEAK_FRAC 0.03

/* So many standard errors are no chance. */
#define CLEAR_ERRORS 3.0

enum { WEEKS_AT_LEAST = 3 };

/* The days of one weekday in order, NaN where a week has no usual one. */
static double offered_on(const struct table *data,
                         const struct pattern_days *days, size_t week,
                         size_t weekday)
{
    for (size_t i = 0; i < 7 && 7 * week + i < days->n; i++) {
        const size_t row = days->row + 7 * week + i;
        if ((size_t)table_number(data, row, PATTERN_WEEKDAY) == weekday &&
            pattern_is_usual(data, row)) {
            return table_number(data, row, PATTERN_MEAN);
        }
    }
    return nan("");
}

/* Of the mean difference between two weekdays, from week to week; 0 where
 * there are too few weeks to tell. */
static double error_between_weeks(const struct table *data,
                                  const struct pattern_days *days, size_t one,
                                  size_t other)
{
    double n = 0;
    double sum = 0;
    double squares = 0;
    for (size_t week = 0; 7 * week < days->n; week++) {
        const double difference = offered_on(data, days, week, one) -
                                  offered_on(data, days, week, other);
        if (isfinite(difference)) {
            n++;
            sum += difference;
            squares += difference * difference;
        }
    }
    return n >= WEEKS_AT_LEAST
               ? sqrt(fmax(0, squares - sum * sum / n) / (n - 1) / n)
               : 0;
}

/* Of a difference of two means over so many simulated days, were contacts
 * independent of each other. */
static double error_of_counts(double one, double other, double n)
{
    return sqrt((one + other) / n);
}

/* Whether weekday `one` brings more than `other`, as far as anybody cares. */
static bool is_more(const struct table *data, const struct pattern_days *days,
                    const struct facts *facts, size_t one, size_t other)
{
    const double a = days->mean[one];
    const double b = days->mean[other];
    const double n =
        fmax(1, floor((double)days->n_there / 7)) * facts->replications;
    const double error = fmax(error_between_weeks(data, days, one, other),
                              error_of_counts(a, b, n));
    return a - b > MATERIAL_FRAC * b && a - b > CLEAR_ERRORS * error;
}

/* Of the weekdays on which anybody comes, the busiest and the quietest, and
 * whether none but the busiest brings as much. */
struct week {
    size_t most, least;
    double sum;
    bool stands_out;
};

static struct week week_of(const struct table *data,
                           const struct pattern_days *days,
                           const struct facts *facts)
{
    struct week week = { 7, 7, 0, true };
    for (size_t day = 0; day < 7; day++) {
        if (days->mean[day] > 0) {
            week.sum += days->mean[day];
            week.most =
                week.most == 7 || days->mean[day] > days->mean[week.most]
                    ? day
                    : week.most;
            week.least =
                week.least == 7 || days->mean[day] < days->mean[week.least]
                    ? day
                    : week.least;
        }
    }
    for (size_t day = 0; day < 7 && week.most < 7; day++) {
        if (days->mean[day] > 0 && day != week.most) {
            week.stands_out =
                week.stands_out && is_more(data, days, facts, week.most, day);
        }
    }
    return week;
}

static const char *weekday_words(const struct table *data,
                                 const struct pattern_days *days,
                                 const struct facts *facts, struct arena *arena)
{
    const struct week week = week_of(data, days, facts);
    if (week.most == week.least) {
        return arena_text(arena, tr("all on one weekday, %s"),
                          date_weekday_whole((int)week.most));
    }
    if (week.stands_out) {
        return arena_text(
            arena, tr("%s brings %s of the week"),
            date_weekday_whole((int)week.most),
            words_share(arena, days->mean[week.most] / week.sum, 0));
    }
    return is_more(data, days, facts, week.most, week.least)
               ? tr("no weekday stands out")
               : tr("weekdays are alike");
}

/* Around the peak, the times that are as busy: [from, to). */
static void find_peak(const struct pattern_times *times, double n_days,
                      size_t *from, size_t *to)
{
    size_t peak = 0;
    for (size_t i = 0; i < times->n; i++) {
        peak = times->mean[i] > times->mean[peak] ? i : peak;
    }
    const double most = times->mean[peak];
    const double least =
        most - fmax(PEAK_FRAC * most,
                    CLEAR_ERRORS * error_of_counts(most, most, n_days));
    *from = peak;
    *to = peak + 1;
    while (*from > 0 && times->mean[*from - 1] >= least) {
        (*from)--;
    }
    while (*to < times->n && times->mean[*to] >= least) {
        (*to)++;
    }
}

const char *pattern_finding(const struct table *data, const struct series *s,
                            const struct facts *facts, struct arena *arena)
{
    const struct pattern_days days = pattern_days_of(data, s);
    const struct pattern_times times = pattern_times_of(data, s, arena);
    const char *weekdays = weekday_words(data, &days, facts, arena);
    size_t from = 0;
    size_t to = 0;
    find_peak(&times, (double)days.n_there * facts->replications, &from, &to);
    if (2 * (to - from) > times.n) {
        return arena_text(arena, tr("%s: %s, no time of day stands out"),
                          s->label, weekdays);
    }
    return arena_text(
        arena, tr("%s: %s, busiest from %s to %s"), s->label, weekdays,
        words_clock(arena, times.from_s + (double)from * times.step_s),
        words_clock_end(arena, times.from_s + (double)to * times.step_s));
}
