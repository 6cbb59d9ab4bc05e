/*
 * picture_duty.c - a bar for every hour of the busiest weekday: how many of the
 * agents who are there are busy, and a mark for the work that arrives. Agents
 * also work off what came before, over night and weekends: where less arrives
 * than there are agents, they need not be free. Holidays and special days are
 * no average day: they are left out.
 */
#include "report/picture_inner.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "base/units.h"
#include "model/centre.h"
#include "model/day_hours.h"
#include "model/workload.h"
#include <math.h>

enum { ROWS_AT_MOST = 16, NUMBERS = 16, CLOCK = 7 };

/* Means of the days, in agents. */
struct row {
    double live;   /* whom the calls and chats that arrive would keep busy: they
                      must be answered at once */
    double arrive; /* whom all that arrives would */
    double busy;   /* with somebody in hand */
    double on_duty;
};

/* One weekday of the plan, on the days of which nothing is out of the way. */
struct weekday {
    size_t day; /* 0 is Monday */
    size_t n_ordinary;
    size_t n_left_out; /* holidays and special days */
    double offered;    /* on the ordinary days together */
};

static bool is_ordinary(const struct plan *plan, int32_t date)
{
    return !day_hours_is_closed(plan, date) && !day_hours_special(plan, date);
}

static double offered_on(const struct results *results, size_t day)
{
    const struct interval_result *intervals =
        &results->whole.intervals[day * results->slots_a_day];
    double offered = 0.0;
    for (size_t i = 0; i < results->slots_a_day; i++) {
        offered += intervals[i].offered.mean;
    }
    return offered;
}

/* The one with the most contacts on an ordinary day. */
static struct weekday busiest_weekday(const struct results *results)
{
    const struct plan *plan = &results->centre->plan;
    struct weekday weekdays[DAYS_A_WEEK] = { 0 };
    struct weekday busiest = { 0 };
    for (size_t day = 0; day < results->n_days; day++) {
        const int32_t date = plan->start_day + (int32_t)day;
        struct weekday *of = &weekdays[civil_weekday(date)];
        of->day = (size_t)civil_weekday(date);
        if (is_ordinary(plan, date)) {
            of->n_ordinary++;
            of->offered += offered_on(results, day);
        } else {
            of->n_left_out++;
        }
    }
    for (size_t i = 0; i < DAYS_A_WEEK; i++) {
        const struct weekday *of = &weekdays[i];
        if (of->n_ordinary > 0 &&
            (busiest.n_ordinary == 0 ||
             of->offered * (double)busiest.n_ordinary >
                 busiest.offered * (double)of->n_ordinary)) {
            busiest = *of;
        }
    }
    return busiest;
}

/* The agent's time that a contact takes, with the chats that the team which
 * answers first holds at once. */
static double hands_s(const struct centre *centre, size_t channel_index)
{
    const struct channel *channel = &centre->channels[channel_index];
    if (channel->n_answered_by == 0) {
        return 0.0;
    }
    const struct team *team = &centre->teams[channel->answered_by[0].team];
    return workload_hands_s(channel, team->chats_at_once) /
           team->speed[channel_index];
}

static void add_interval(const struct results *results, size_t interval,
                         struct row *row)
{
    const struct centre *centre = results->centre;
    for (size_t c = 0; c < results->n_channels; c++) {
        const double contacts =
            results->channels[c].intervals[interval].offered.mean;
        const double agents =
            contacts * hands_s(centre, c) / centre->plan.interval_s;
        row->arrive += agents;
        row->live += centre->channels[c].way == WAY_TICKET ? 0.0 : agents;
    }
    for (size_t t = 0; t < results->n_teams; t++) {
        const struct team_interval_result *team =
            &results->teams[t].intervals[interval];
        const double busy = team->on_duty.mean * team->occupancy.mean;
        row->on_duty += isfinite(team->on_duty.mean) ? team->on_duty.mean : 0.0;
        row->busy += isfinite(busy) ? busy : 0.0;
    }
}

/* Means over the ordinary days of that weekday. */
static struct row *rows_of(const struct results *results,
                           const struct weekday *weekday, size_t slots_a_row,
                           struct arena *arena)
{
    const struct plan *plan = &results->centre->plan;
    const size_t a_day = results->slots_a_day;
    const double n = (double)(weekday->n_ordinary * slots_a_row);
    struct row *rows = arena_alloc(arena, a_day / slots_a_row, sizeof *rows);
    for (size_t day = 0; day < results->n_days; day++) {
        const int32_t date = plan->start_day + (int32_t)day;
        if ((size_t)civil_weekday(date) != weekday->day ||
            !is_ordinary(plan, date)) {
            continue;
        }
        for (size_t i = 0; i < a_day; i++) {
            add_interval(results, day * a_day + i, &rows[i / slots_a_row]);
        }
    }
    for (size_t i = 0; i < a_day / slots_a_row; i++) {
        rows[i].live /= n;
        rows[i].arrive /= n;
        rows[i].busy /= n;
        rows[i].on_duty /= n;
    }
    return rows;
}

struct chart {
    const struct row *rows;
    size_t from, to;
    double most;
};

static double longest(const struct row *row)
{
    return fmax(row->arrive, row->on_duty);
}

static struct chart chart_of(const struct row *rows, size_t n)
{
    struct chart chart = { .rows = rows, .from = n };
    for (size_t i = 0; i < n; i++) {
        chart.most = fmax(chart.most, longest(&rows[i]));
    }
    for (size_t i = 0; i < n; i++) {
        if (longest(&rows[i]) > 0.02 * chart.most) {
            chart.from = i < chart.from ? i : chart.from;
            chart.to = i + 1;
        }
    }
    return chart;
}

static size_t columns_of(double agents, double most, int room)
{
    return (size_t)lround(agents / most * room);
}

/* Busy and free agents, then calls and chats that are more than the agents;
 * the mark stands where the work that arrives ends. */
static enum ink ink_at(const struct row *row, double most, int room,
                       size_t column)
{
    const size_t arrive = columns_of(row->arrive, most, room);
    if (arrive > 0 && column + 1 == arrive) {
        return INK_MARK;
    }
    if (column < columns_of(row->on_duty, most, room)) {
        return column < columns_of(row->busy, most, room) ? INK_BAR : INK_SPARE;
    }
    return column < columns_of(row->live, most, room) ? INK_LACK : INK_NONE;
}

static void print_bar(const struct picture *picture, const struct row *row,
                      double most)
{
    struct arena *arena = picture->out->arena;
    const int room = picture->style.width - CLOCK - NUMBERS;
    for (size_t from = 0, to = 0; from < (size_t)room; from = to) {
        const enum ink ink = ink_at(row, most, room, from);
        while (to < (size_t)room && ink_at(row, most, room, to) == ink) {
            to++;
        }
        picture_ink(picture, ink, to - from);
    }
    const char *numbers =
        arena_text(arena, tr("%s of %s"), number_fixed(arena, row->busy, 1),
                   number_fixed(arena, row->on_duty, 1));
    text_add(picture->out, "%*s%s\n", NUMBERS - (int)text_width(numbers), "",
             numbers);
}

/* Hours, or as many intervals as it takes for few enough rows. */
static size_t slots_a_row(const struct results *results)
{
    const size_t a_day = results->slots_a_day;
    size_t n = a_day > 24 ? a_day / 24 : 1;
    while (a_day % n != 0) {
        n++;
    }
    return n;
}

static bool has_live(const struct results *results)
{
    for (size_t c = 0; c < results->n_channels; c++) {
        if (results->centre->channels[c].way != WAY_TICKET) {
            return true;
        }
    }
    return false;
}

static void print_legend(const struct picture *picture)
{
    picture_legend(picture, INK_BAR, tr("busy"));
    picture_legend(picture, INK_SPARE, tr("free"));
    picture_end(picture);
    picture_legend(picture, INK_MARK, tr("work that arrives, in agents"));
    picture_end(picture);
    if (has_live(picture->results)) {
        picture_legend(picture, INK_LACK,
                       tr("calls and chats for more agents than there are"));
        picture_end(picture);
    }
}

static const char *title(const struct weekday *weekday, struct arena *arena)
{
    const char *name = date_weekday_whole((int)weekday->day);
    return weekday->n_left_out == 0
               ? arena_text(
                     arena,
                     tr("Agents busy of those on duty, and the work that "
                        "arrives: an average %s"),
                     name)
               : arena_text(
                     arena,
                     tr("Agents busy of those on duty, and the work that "
                        "arrives: an average %s, holidays and special "
                        "days left out"),
                     name);
}

void picture_duty(const struct picture *picture)
{
    const struct results *results = picture->results;
    struct arena *arena = picture->out->arena;
    const struct weekday weekday = busiest_weekday(results);
    if (results->n_teams == 0 || weekday.n_ordinary == 0) {
        return;
    }
    size_t step = slots_a_row(results);
    struct chart chart = chart_of(rows_of(results, &weekday, step, arena),
                                  results->slots_a_day / step);
    if (chart.to - chart.from > ROWS_AT_MOST &&
        results->slots_a_day % (2 * step) == 0) {
        step *= 2;
        chart = chart_of(rows_of(results, &weekday, step, arena),
                         results->slots_a_day / step);
    }
    if (!(chart.most > 0.0)) {
        return;
    }
    picture_title(picture, title(&weekday, arena));
    const double row_s = results->centre->plan.interval_s * (double)step;
    for (size_t i = chart.from; i < chart.to; i++) {
        text_add(picture->out, "%s  ",
                 units_write_clock(arena, (double)i * row_s));
        print_bar(picture, &chart.rows[i], chart.most);
    }
    print_legend(picture);
}
