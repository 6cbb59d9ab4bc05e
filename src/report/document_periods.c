/*
 * document_periods.c - the tables along time: the week by time of day, days,
 * intervals.
 */
#include "report/document_parts.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

/* What is more is in interval.csv: a workbook with all would not open
 * quickly. */
enum { INTERVALS_AT_MOST = 30000 };

static void add_week_columns(struct document_table *table)
{
    document_column(table, tr("Channel"));
    document_column(table, tr("Starts at"));
    for (int day = 0; day < DAYS_A_WEEK; day++) {
        document_column_heat(table, date_weekday_whole(day), HEAT_HIGH_IS_GOOD);
    }
}

/* Rows come by channel, time of day and weekday. */
static void add_week_rows(struct document_table *table,
                          const struct table *slots, struct arena *arena)
{
    for (size_t row = 0; row < slots->n_rows;) {
        const char *channel = table_text(slots, row, 0);
        const double start_s = table_number(slots, row, 1);
        double levels[DAYS_A_WEEK];
        for (int day = 0; day < DAYS_A_WEEK; day++) {
            levels[day] = nan("");
        }
        while (row < slots->n_rows && table_number(slots, row, 1) == start_s &&
               strcmp(table_text(slots, row, 0), channel) == 0) {
            levels[(size_t)table_number(slots, row, 2)] =
                table_number(slots, row, 3);
            row++;
        }
        document_add_text(table, words_name(arena, channel));
        document_add_number(table, CELL_CLOCK, start_s);
        for (int day = 0; day < DAYS_A_WEEK; day++) {
            document_add_number(table, CELL_SHARE, levels[day]);
        }
    }
}

static bool add_week(struct store *store, struct document_part *part,
                     struct error *err)
{
    static const char sql[] =
        "SELECT c.name, w.start_s, w.weekday, w.level_met / w.level_of "
        "FROM week_slot w JOIN channel c ON c.id = w.channel "
        "WHERE w.level_of > 0 AND w.offered > 0 "
        "ORDER BY c.id, w.start_s, w.weekday";
    struct table *slots = NULL;
    if (!store_ask(store, sql, &slots, err)) {
        return false;
    }
    struct document_table *table =
        document_table_start(store_arena(store), SHEET_WEEK,
                             tr("Service level by weekday and time of day"));
    add_week_columns(table);
    add_week_rows(table, slots, store_arena(store));
    table->is_long = true;
    document_add_table(part, table);
    return true;
}

struct along_time {
    const char *title;
    enum document_sheet sheet;
    const char *when; /* heading of the first column */
    const char *sql;  /* channel, when, then pairs of mean and half-width of
                         counts, of the service level, of the wait */
};

static double moment(const char *text)
{
    int32_t day = 0;
    double second = 0;
    return civil_read_moment(text, &day, &second, NULL)
               ? day + second / SECONDS_A_DAY
               : nan("");
}

enum { FIRST_VALUE = 2, N_VALUES = 7 };

static const enum cell_kind value_kinds[N_VALUES] = { CELL_COUNT, CELL_COUNT,
                                                      CELL_COUNT, CELL_COUNT,
                                                      CELL_SHARE, CELL_SECONDS,
                                                      CELL_COUNT };

static struct document_table *table_along(const struct along_time *wish,
                                          const struct table *rows,
                                          struct arena *arena)
{
    struct document_table *table =
        document_table_start(arena, wish->sheet, tr(wish->title));
    document_column(table, tr(wish->when));
    document_column(table, tr("Channel"));
    document_column_heat(table, tr("Offered"), HEAT_HIGH_IS_MUCH);
    document_column(table, tr("Answered"));
    document_column(table, tr("Lost"));
    document_column(table, tr("Not answered otherwise"));
    document_column_heat(table, tr("Service level"), HEAT_HIGH_IS_GOOD);
    table->columns[table->n_columns - 1].is_sure = true;
    document_column_sure(table, tr("Mean wait (ASA)"));
    document_column(table, tr("Backlog"));
    const bool is_day = wish->sheet == SHEET_DAYS;
    for (size_t row = 0; row < rows->n_rows; row++) {
        document_add_number(table, is_day ? CELL_DAY : CELL_MOMENT,
                            moment(table_text(rows, row, 1)));
        document_add_text(table, words_name(arena, table_text(rows, row, 0)));
        for (size_t k = 0; k < N_VALUES; k++) {
            document_add_sure(table, value_kinds[k],
                              table_number(rows, row, FIRST_VALUE + 2 * k),
                              table_number(rows, row, FIRST_VALUE + 2 * k + 1));
        }
    }
    table->is_long = true;
    return table;
}

static bool add_along(struct store *store, const struct along_time *wish,
                      struct document_part *part, struct error *err)
{
    struct table *rows = NULL;
    if (!store_ask(store, wish->sql, &rows, err)) {
        return false;
    }
    document_add_table(part, table_along(wish, rows, store_arena(store)));
    return true;
}

/* Half-widths of sums are not known. */
#define LOST "abandoned + balked, NULL, blocked + dropped + unfinished, NULL, "

static const struct along_time days = {
    N_("Days"), SHEET_DAYS, N_("Day"),
    "SELECT c.name, date, offered, offered_half_width, answered, "
    "answered_half_width, " LOST
    "service_level, service_level_half_width, mean_wait_s, "
    "mean_wait_s_half_width, backlog_end, backlog_end_half_width "
    "FROM day d JOIN channel c ON c.id = d.channel ORDER BY date, c.id"
};

static const struct along_time intervals = {
    N_("Intervals"), SHEET_INTERVALS, N_("Begins"),
    "SELECT c.name, start_local, offered, offered_half_width, answered, "
    "answered_half_width, " LOST
    "service_level, service_level_half_width, mean_wait_s, "
    "mean_wait_s_half_width, backlog, backlog_half_width "
    "FROM interval i JOIN channel c ON c.id = i.channel "
    "WHERE offered > 0 OR answered > 0 ORDER BY start_local, c.id "
    "LIMIT 30001"
};

bool document_periods(struct store *store, struct document_part *part,
                      struct error *err)
{
    if (!add_week(store, part, err) || !add_along(store, &days, part, err) ||
        !add_along(store, &intervals, part, err)) {
        return false;
    }
    struct document_table *last = part->tables[part->n_tables - 1];
    if (document_table_rows(last) > INTERVALS_AT_MOST) {
        last->n_cells = INTERVALS_AT_MOST * last->n_columns;
        last->note = tr("The plan has more intervals than fit here: all of "
                        "them are in interval.csv of the folder of results.");
    }
    return true;
}
