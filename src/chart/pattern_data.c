#include "chart/pattern_data.h"

#include "base/civil.h"
#include "chart/catalogue.h"
#include <math.h>
#include <string.h>

enum { DAYS_FOR_WEEKS = 28 };

bool chart_pattern_gather(struct store *store, struct table **out,
                          struct error *why_not)
{
    static const char sql[] =
        "WITH life AS (SELECT channel, min(date) AS first, max(date) AS last "
        "FROM day WHERE offered > 0 GROUP BY channel), worked AS (SELECT "
        "DISTINCT channel, strftime('%w', date) AS w FROM day WHERE offered > "
        "0), days AS (SELECT d.*, d.date BETWEEN l.first AND l.last OR "
        "strftime('%w', d.date) NOT IN (SELECT w FROM worked k WHERE k.channel "
        "= d.channel) AS is_there, (strftime('%w', d.date) + 6) % 7 AS "
        "weekday, CAST(julianday(d.date) - julianday(r.value) AS INTEGER) AS "
        "number, s.what AS special FROM day d JOIN run r ON r.key = "
        "'plan_start' JOIN life l ON l.channel = d.channel LEFT JOIN "
        "special_day s ON s.date = d.date), usual AS (SELECT * FROM days WHERE "
        "special IS NULL AND is_there), counts AS (SELECT channel, weekday, "
        "count(*) AS n FROM usual GROUP BY channel, weekday), volumes AS "
        "(SELECT channel, sum(offered) AS v FROM usual GROUP BY channel), both "
        "AS (SELECT d.channel, 0 AS is_time, d.date, d.weekday, NULL AS "
        "start_s, d.offered AS mean, r.offered AS one_run, coalesce(d.special, "
        "CASE WHEN NOT d.is_there THEN 'absent' END) AS special FROM days d "
        "LEFT JOIN replication_day r ON r.channel = d.channel AND r.day = "
        "d.number AND r.replication = (SELECT min(replication) FROM "
        "replication_day) UNION ALL SELECT i.channel, 1, NULL, u.weekday, 3600 "
        "* substr(i.start_local, 12, 2) + 60 * substr(i.start_local, 15, 2) AS "
        "start_s, sum(i.offered) / n.n, NULL, NULL FROM usual u CROSS JOIN "
        "interval i ON i.channel = u.channel AND i.start_local BETWEEN u.date "
        "AND u.date || '~' JOIN counts n ON n.channel = u.channel AND "
        "n.weekday = u.weekday GROUP BY i.channel, u.weekday, start_s) SELECT "
        "c.name AS channel, p.kind, is_time, date, weekday, start_s, mean AS "
        "offered, one_run AS offered_in_one_run, special FROM both b JOIN "
        "channel c ON c.id = b.channel JOIN channel_plan p ON p.channel = "
        "b.channel JOIN volumes v ON v.channel = b.channel WHERE v.v > 0 ORDER "
        "BY v.v DESC, b.channel, is_time, date, weekday, start_s";
    if (!store_ask(store, sql, out, why_not)) {
        return false;
    }
    return (*out)->n_rows > 0 ||
           fail(why_not, "nobody contacted this centre on a usual day");
}

bool pattern_is_there(const struct table *data, size_t row)
{
    return strcmp(table_text(data, row, PATTERN_SPECIAL), "absent") != 0;
}

bool pattern_is_usual(const struct table *data, size_t row)
{
    return !table_text(data, row, PATTERN_SPECIAL)[0];
}

struct pattern_days pattern_days_of(const struct table *data,
                                    const struct series *s)
{
    struct pattern_days days = { .row = s->row };
    double sum[7] = { 0 };
    double n[7] = { 0 };
    while (days.n < s->n &&
           table_number(data, s->row + days.n, PATTERN_IS_TIME) == 0) {
        const size_t row = s->row + days.n++;
        const double mean = table_number(data, row, PATTERN_MEAN);
        const double one = table_number(data, row, PATTERN_ONE_RUN);
        const size_t day = (size_t)table_number(data, row, PATTERN_WEEKDAY);
        days.n_there += pattern_is_there(data, row);
        if (pattern_is_usual(data, row)) {
            sum[day] += mean;
            n[day]++;
            days.most = fmax(days.most, fmax(mean, isfinite(one) ? one : 0));
        }
    }
    for (size_t i = 0; i < 7; i++) {
        days.mean[i] = n[i] > 0 ? sum[i] / n[i] : nan("");
    }
    return days;
}

/* From the first to the last time at which anybody comes. */
static void find_span(const struct table *data, const struct series *s,
                      size_t first, struct pattern_times *times)
{
    times->from_s = HUGE_VAL;
    times->step_s = table_number(data, first + 1, PATTERN_START_S) -
                    table_number(data, first, PATTERN_START_S);
    for (size_t row = first; row < s->row + s->n; row++) {
        const double start_s = table_number(data, row, PATTERN_START_S);
        const double amount = table_number(data, row, PATTERN_MEAN);
        if (amount > 0) {
            times->from_s = fmin(times->from_s, start_s);
            times->to_s = fmax(times->to_s, start_s + times->step_s);
            times->most = fmax(times->most, amount);
        }
    }
    times->n = (size_t)lround((times->to_s - times->from_s) / times->step_s);
}

struct pattern_times pattern_times_of(const struct table *data,
                                      const struct series *s,
                                      struct arena *arena)
{
    struct pattern_times times = { 0 };
    const size_t first = s->row + pattern_days_of(data, s).n;
    find_span(data, s, first, &times);
    times.mean = arena_alloc(arena, times.n, sizeof(double));
    double day_sum[7] = { 0 };
    for (size_t day = 0; day < 7; day++) {
        times.by_day[day] = arena_alloc(arena, times.n, sizeof(double));
    }
    for (size_t row = first; row < s->row + s->n; row++) {
        const double start_s = table_number(data, row, PATTERN_START_S);
        const size_t day = (size_t)table_number(data, row, PATTERN_WEEKDAY);
        const double amount = table_number(data, row, PATTERN_MEAN);
        if (start_s >= times.from_s && start_s < times.to_s) {
            const size_t i =
                (size_t)lround((start_s - times.from_s) / times.step_s);
            times.by_day[day][i] = amount;
            day_sum[day] += amount;
        }
    }
    double n_days = 0;
    for (size_t day = 0; day < 7; day++) {
        n_days += day_sum[day] > 0;
        for (size_t i = 0; i < times.n; i++) {
            times.mean[i] += times.by_day[day][i];
            times.by_day[day][i] =
                day_sum[day] > 0 ? times.by_day[day][i] : nan("");
        }
    }
    for (size_t i = 0; i < times.n; i++) {
        times.mean[i] /= n_days;
    }
    return times;
}

struct pattern_course pattern_course_of(const struct table *data,
                                        const struct pattern_days *days,
                                        const struct facts *facts,
                                        struct arena *arena)
{
    struct pattern_course course = { .step = 1 };
    if (facts->n_days >= DAYS_FOR_WEEKS) {
        course.step = DAYS_A_WEEK;
    }
    course.n = days->n / (size_t)course.step;
    course.x = arena_alloc(arena, course.n, sizeof(double));
    course.mean = arena_alloc(arena, course.n, sizeof(double));
    course.one_run = arena_alloc(arena, course.n, sizeof(double));
    for (size_t i = 0; i < course.n * (size_t)course.step; i++) {
        const size_t at = i / (size_t)course.step;
        course.mean[at] += table_number(data, days->row + i, PATTERN_MEAN);
        course.one_run[at] +=
            table_number(data, days->row + i, PATTERN_ONE_RUN);
        course.x[at] = facts->start_day + (double)at * course.step;
    }
    for (size_t i = 0; i < course.n; i++) {
        course.most =
            fmax(course.most,
                 fmax(course.mean[i],
                      isfinite(course.one_run[i]) ? course.one_run[i] : 0));
    }
    return course;
}
