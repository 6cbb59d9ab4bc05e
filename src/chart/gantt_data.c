#include "chart/gantt_data.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/catalogue.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

bool chart_gantt_gather(struct store *store, struct table **out,
                        struct error *why_not)
{
    static const char sql[] =
        "WITH fullest AS (SELECT weekday FROM shift GROUP BY weekday ORDER BY "
        "sum(agents * (to_s - from_s)) DESC, weekday LIMIT 1), "
        "span AS (SELECT min(from_s) AS from_s, max(to_s) AS to_s FROM shift s "
        "JOIN fullest f ON f.weekday = s.weekday), "
        "times AS (SELECT team, substr(start_local, 1, 10) AS date, 3600 * "
        "substr(start_local, 12, 2) + 60 * substr(start_local, 15, 2) AS "
        "start_s, agents_on, agents_on * occupancy AS busy FROM team_interval "
        "WHERE team IN (SELECT team FROM shift)), "
        "nights AS (SELECT * FROM times UNION ALL SELECT team, date(date, '-1 "
        "day'), start_s + 86400, agents_on, busy FROM times), "
        "slots AS (SELECT team, start_s, avg(agents_on) AS on_duty, "
        "avg(coalesce(busy, 0)) AS busy FROM nights, fullest f, span p, run r "
        "WHERE r.key = 'interval_min' AND (strftime('%w', date) + 6) % 7 = "
        "f.weekday AND date NOT IN (SELECT date FROM special_day) AND start_s "
        "+ 60 * r.value > p.from_s AND start_s < p.to_s GROUP BY team, "
        "start_s) "
        "SELECT 'shift' AS what, t.name AS team, s.shift, s.name, s.weekday, "
        "s.agents, s.from_s, s.to_s, NULL AS spread_s, NULL AS busy FROM shift "
        "s JOIN fullest f ON f.weekday = s.weekday JOIN team t ON t.id = "
        "s.team UNION ALL SELECT 'pause', t.name, b.shift, NULL, NULL, NULL, "
        "b.from_s, b.from_s + b.lasts_s, b.spread_s, NULL FROM shift_break b "
        "JOIN shift s ON s.team = b.team AND s.shift = b.shift JOIN fullest f "
        "ON f.weekday = s.weekday JOIN team t ON t.id = b.team "
        "UNION ALL SELECT 'cover', NULL, NULL, NULL, f.weekday, sum(on_duty), "
        "start_s, start_s + 60 * r.value, NULL, sum(busy) FROM slots, fullest "
        "f JOIN run r ON r.key = 'interval_min' GROUP BY start_s "
        "ORDER BY 1 DESC, 2, 7, 8, 3";
    if (!store_ask(store, sql, out, why_not)) {
        return false;
    }
    return ((*out)->n_rows > 0 &&
            strcmp(table_text(*out, 0, GANTT_WHAT), "shift") == 0) ||
           fail(why_not, "no team of this plan has shifts");
}

struct gantt_part gantt_part_of(const struct table *data, const char *what)
{
    struct gantt_part part = { 0, 0 };
    while (part.row < data->n_rows &&
           strcmp(table_text(data, part.row, GANTT_WHAT), what) != 0) {
        part.row++;
    }
    if (part.row < data->n_rows) {
        part.n = table_run(data, part.row, GANTT_WHAT);
    }
    return part;
}

const char *gantt_row_name(const struct table *data, size_t row,
                           struct arena *arena)
{
    const struct gantt_part shifts = gantt_part_of(data, "shift");
    const char *name = words_name(arena, table_text(data, row, GANTT_NAME));
    const char *team = table_text(data, row, GANTT_TEAM);
    const size_t last = shifts.row + shifts.n - 1;
    return strcmp(table_text(data, shifts.row, GANTT_TEAM),
                  table_text(data, last, GANTT_TEAM)) == 0
               ? name
               : arena_text(arena, "%s: %s", words_name(arena, team), name);
}

double gantt_name_width(const struct frame *frame, const struct table *data,
                        struct gantt_part shifts)
{
    const struct type type = style_type(frame->style, ROLE_TICK_LABEL);
    double widest = 0;
    for (size_t row = shifts.row; row < shifts.row + shifts.n; row++) {
        widest =
            fmax(widest, ruler_width(frame->drawing->ruler,
                                     gantt_row_name(data, row, frame->arena),
                                     type.size, type.bold));
    }
    return fmin(widest + 8, 0.3 * frame->body.width);
}

const char *gantt_finding(const struct table *data, struct arena *arena)
{
    const struct gantt_part cover = gantt_part_of(data, "cover");
    const char *day =
        date_weekday_whole((int)table_number(data, 0, GANTT_WEEKDAY));
    size_t top = cover.row;
    double highest = -1;
    for (size_t row = cover.row; row < cover.row + cover.n; row++) {
        const double share = table_number(data, row, GANTT_BUSY) /
                             table_number(data, row, GANTT_AGENTS);
        if (table_number(data, row, GANTT_AGENTS) >= 1 && share > highest) {
            highest = share;
            top = row;
        }
    }
    if (highest < 0) {
        return arena_text(arena, tr("%s: nobody was on duty"), day);
    }
    const bool is_next_day =
        table_number(data, top, GANTT_FROM_S) >= SECONDS_A_DAY;
    return arena_text(
        arena,
        is_next_day
            ? tr("%s: busiest at %s the next day, when %s of %s agents on duty "
                 "are busy")
            : tr("%s: busiest at %s, when %s of %s agents on duty are busy"),
        day, words_clock(arena, table_number(data, top, GANTT_FROM_S)),
        words_share(arena, highest, 0),
        number_fixed(arena, table_number(data, top, GANTT_AGENTS), 0));
}
