/*
 * Names stand in tables, one a kind of thing: totals of channels and of teams,
 * fields of their cells, and the sums over days and intervals.
 */
#include "study/formula_term.h"

#include "base/units.h"
#include "engine/sample.h"
#include "model/centre.h"
#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <string.h>

struct name {
    const char *name;
    unsigned item;
};

static const struct name totals[] = {
    { "offered", TOTAL_OFFERED },
    { "answered", TOTAL_ANSWERED },
    { "abandoned", TOTAL_ABANDONED },
    { "balked", TOTAL_BALKED },
    { "blocked", TOTAL_BLOCKED },
    { "dropped", TOTAL_DROPPED },
    { "unfinished", TOTAL_UNFINISHED },
    { "first_attempts", TOTAL_FIRST_ATTEMPTS },
    { "redials", TOTAL_REDIALS },
    { "prevented", TOTAL_PREVENTED },
    { "transferred_in", TOTAL_TRANSFERRED_IN },
    { "transferred_out", TOTAL_TRANSFERRED_OUT },
    { "in_time", TOTAL_IN_TIME },
    { "short", TOTAL_SHORT },
    { "answered_at_once", TOTAL_ANSWERED_AT_ONCE },
    { "wait_answered_s", TOTAL_WAIT_ANSWERED_S },
    { "wait_abandoned_s", TOTAL_WAIT_ABANDONED_S },
    { "wait_all_s", TOTAL_WAIT_ALL_S },
    { "over_10_s", TOTAL_OVER_10_S },
    { "over_20_s", TOTAL_OVER_20_S },
    { "over_30_s", TOTAL_OVER_30_S },
    { "over_60_s", TOTAL_OVER_60_S },
    { "over_120_s", TOTAL_OVER_120_S },
    { "over_300_s", TOTAL_OVER_300_S },
    { "over_3600_s", TOTAL_OVER_3600_S },
    { "handle_s", TOTAL_HANDLE_S },
    { "queue_s", TOTAL_QUEUE_S },
    { "talk_s", TOTAL_TALK_S },
    { "window_s", TOTAL_WINDOW_S },
    { "held_s", TOTAL_HELD_S },
    { "holding_s", TOTAL_HOLDING_S },
    { "chats_ended", TOTAL_CHATS_ENDED },
    { "chat_duration_s", TOTAL_CHAT_DURATION_S },
    { "messages", TOTAL_MESSAGES },
    { "response_s", TOTAL_RESPONSE_S },
    { "contacted_again", TOTAL_CONTACTED_AGAIN },
    { "resolved", TOTAL_RESOLVED },
    { "reopened", TOTAL_REOPENED },
    { "wait_open_s", TOTAL_WAIT_OPEN_S },
    { "first_reply_s", TOTAL_FIRST_REPLY_S },
    { "first_reply_open_s", TOTAL_FIRST_REPLY_OPEN_S },
    { "resolution_s", TOTAL_RESOLUTION_S },
    { "resolution_open_s", TOTAL_RESOLUTION_OPEN_S },
    { "requester_s", TOTAL_REQUESTER_S },
    { "replies", TOTAL_REPLIES },
    { "one_touch", TOTAL_ONE_TOUCH },
    { "backlog_s", TOTAL_BACKLOG_S },
    { "pending_s", TOTAL_PENDING_S },
};

static const struct name team_totals[] = {
    { "on_duty_s", TEAM_ON_DUTY_S }, { "busy_s", TEAM_BUSY_S },
    { "work_s", TEAM_WORK_S },       { "paid_s", TEAM_PAID_S },
    { "contacts", TEAM_CONTACTS },   { "interruptions", TEAM_INTERRUPTIONS },
    { "window_s", TEAM_WINDOW_S },
};

enum cell_field {
    CELL_OFFERED,
    CELL_ANSWERED,
    CELL_ABANDONED,
    CELL_BALKED,
    CELL_BLOCKED,
    CELL_IN_TIME,
    CELL_BACKLOG,
    CELL_ON_DUTY_S,
    CELL_BUSY_S
};

static const struct name cells[] = {
    { "offered", CELL_OFFERED },     { "answered", CELL_ANSWERED },
    { "abandoned", CELL_ABANDONED }, { "balked", CELL_BALKED },
    { "blocked", CELL_BLOCKED },     { "in_time", CELL_IN_TIME },
    { "backlog", CELL_BACKLOG },
};

static const struct name team_cells[] = {
    { "on_duty_s", CELL_ON_DUTY_S },
    { "busy_s", CELL_BUSY_S },
};

static const struct name squares[] = {
    { "day_square.", THING_DAY_SQUARE },
    { "slot_square.", THING_SLOT_SQUARE },
    { "days_up_to.", THING_DAYS_UP_TO },
};

#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

static bool find(const struct name *list, size_t n, const char *word,
                 unsigned *out)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(list[i].name, word) == 0) {
            *out = list[i].item;
            return true;
        }
    }
    return false;
}

/* A channel's or team's index by the first n letters of a word. */
static bool find_owner(const struct centre *centre, const char *word, size_t n,
                       struct formula_term *out, bool *out_team)
{
    for (uint32_t i = 0; i < centre->n_channels; i++) {
        const char *name = centre->channels[i].name;
        if (strlen(name) == n && strncmp(name, word, n) == 0) {
            out->index = i;
            *out_team = false;
            return true;
        }
    }
    for (uint32_t i = 0; i < centre->n_teams; i++) {
        const char *name = centre->teams[i].name;
        if (strlen(name) == n && strncmp(name, word, n) == 0) {
            out->index = i;
            *out_team = true;
            return true;
        }
    }
    return false;
}

/* "10:30.in_time" or "02:00-02:05.in_time" */
static bool read_cell(const char *rest, bool team, const struct centre *centre,
                      struct formula_term *out)
{
    char from[6] = "";
    char to[6] = "";
    const char *dot = strchr(rest, '.');
    const size_t n = dot ? (size_t)(dot - rest) : 0;
    if (n != 5 && n != 11) {
        return false;
    }
    memcpy(from, rest, 5);
    memcpy(to, n == 11 ? rest + 6 : rest, 5);
    double from_s = 0.0;
    double to_s = 0.0;
    if (!units_read_clock(from, &from_s, NULL) ||
        !units_read_clock(to, &to_s, NULL)) {
        return false;
    }
    if (n == 5) {
        to_s += centre->plan.interval_s;
    }
    out->slot = (size_t)(from_s / centre->plan.interval_s);
    out->slot_to = (size_t)(to_s / centre->plan.interval_s);
    out->day = 0;
    out->day_to = centre->plan.n_days;
    out->thing = team ? THING_TEAM_CELL : THING_CELL;
    return out->slot < out->slot_to &&
           (team ? find(team_cells, COUNT_OF(team_cells), dot + 1, &out->item)
                 : find(cells, COUNT_OF(cells), dot + 1, &out->item));
}

/* "day_2.10:30.in_time": of the plan's second day only. */
static bool read_day(const char *rest, bool team, const struct centre *centre,
                     struct formula_term *out)
{
    const char *dot = strchr(rest, '.');
    char day[8] = "";
    double number = 0.0;
    if (!dot || (size_t)(dot - rest) >= sizeof day) {
        return false;
    }
    memcpy(day, rest, (size_t)(dot - rest));
    if (!units_read_number(day, &number, NULL) || number < 1.0 ||
        number > (double)centre->plan.n_days || number != floor(number) ||
        !read_cell(dot + 1, team, centre, out)) {
        return false;
    }
    out->day = (size_t)number - 1;
    out->day_to = (size_t)number;
    return true;
}

static bool read_square(const char *rest, struct formula_term *out)
{
    for (size_t i = 0; i < COUNT_OF(squares); i++) {
        const size_t n = strlen(squares[i].name);
        if (strncmp(rest, squares[i].name, n) == 0) {
            out->thing = (enum thing)squares[i].item;
            return units_read_number(rest + n, &out->number, NULL);
        }
    }
    return false;
}

static bool read_rest(const char *rest, bool team, const struct centre *centre,
                      struct formula_term *out)
{
    if (isdigit((unsigned char)rest[0])) {
        return read_cell(rest, team, centre, out);
    }
    if (strncmp(rest, "day_", 4) == 0 && isdigit((unsigned char)rest[4])) {
        return read_day(rest + 4, team, centre, out);
    }
    if (strcmp(rest, "days") == 0) {
        out->thing = THING_DAYS;
        return true;
    }
    if (team) {
        out->thing = THING_TEAM_TOTAL;
        return find(team_totals, COUNT_OF(team_totals), rest, &out->item);
    }
    if (find(totals, COUNT_OF(totals), rest, &out->item)) {
        out->thing = THING_TOTAL;
        return true;
    }
    return read_square(rest, out);
}

bool formula_term_read(const char *word, const struct centre *centre,
                       struct formula_term *out, struct error *err)
{
    const char *dot = strchr(word, '.');
    bool team = false;
    if (!dot || !find_owner(centre, word, (size_t)(dot - word), out, &team)) {
        return fail(err, "no channel or team goes with \"%s\"", word);
    }
    return read_rest(dot + 1, team, centre, out) ||
           fail(err, "nothing in a result is called \"%s\"", word);
}

static double cell_value(const struct interval_cell *cell, unsigned field)
{
    switch (field) {
    case CELL_OFFERED:
        return cell->offered;
    case CELL_ANSWERED:
        return cell->answered;
    case CELL_ABANDONED:
        return cell->abandoned;
    case CELL_BALKED:
        return cell->balked;
    case CELL_BLOCKED:
        return cell->blocked;
    case CELL_IN_TIME:
        return cell->in_time;
    default:
        assert(field == CELL_BACKLOG);
        return cell->backlog;
    }
}

static double team_cell_value(const struct team_cell *cell, unsigned field)
{
    assert(field == CELL_BUSY_S || field == CELL_ON_DUTY_S);
    return field == CELL_BUSY_S ? cell->busy_s : cell->on_duty_s;
}

static double sum_of_cells(const struct formula_term *term,
                           const struct sample *sample)
{
    assert(term->slot_to <= sample->slots_a_day);
    assert(term->day_to <= sample->n_days);
    double sum = 0.0;
    for (size_t day = term->day; day < term->day_to; day++) {
        for (size_t slot = term->slot; slot < term->slot_to; slot++) {
            const size_t i = term->index * sample->n_intervals +
                             day * sample->slots_a_day + slot;
            sum += term->thing == THING_CELL
                       ? cell_value(&sample->cells[i], term->item)
                       : team_cell_value(&sample->team_cells[i], term->item);
        }
    }
    return sum;
}

static double sum_of_squares(const struct formula_term *term,
                             const struct sample *sample)
{
    const struct interval_cell *cell =
        sample->cells + term->index * sample->n_intervals;
    double sum = 0.0;
    for (size_t day = 0; day < sample->n_days; day++) {
        double calls = 0.0;
        for (size_t slot = 0; slot < sample->slots_a_day; slot++, cell++) {
            const double off = cell->offered - term->number;
            calls += cell->offered;
            sum += term->thing == THING_SLOT_SQUARE ? off * off : 0.0;
        }
        const double off = calls - term->number;
        sum += term->thing == THING_DAY_SQUARE ? off * off : 0.0;
        sum += term->thing == THING_DAYS_UP_TO && off <= 0.0 ? 1.0 : 0.0;
    }
    return sum;
}

double formula_term_value(const struct formula_term *term,
                          const struct sample *sample)
{
    switch (term->thing) {
    case THING_ONE:
        return 1.0;
    case THING_TOTAL:
        return sample->totals[term->index][term->item];
    case THING_TEAM_TOTAL:
        return sample->team_totals[term->index][term->item];
    case THING_CELL:
    case THING_TEAM_CELL:
        return sum_of_cells(term, sample);
    case THING_DAYS:
        return (double)sample->n_days;
    case THING_DAY_SQUARE:
    case THING_SLOT_SQUARE:
    case THING_DAYS_UP_TO:
        return sum_of_squares(term, sample);
    }
    assert(false);
    return nan("");
}
