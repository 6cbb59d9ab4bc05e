#include "chart/chat_levels.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/catalogue.h"
#include "chart/words.h"
#include <math.h>

enum { CHATS_AT_LEAST = 2 };

bool chart_concurrency_gather(struct store *store, struct table **out,
                              struct error *why_not)
{
    static const char sql[] =
        "SELECT t.name AS team, l.chats, l.agent_hours, l.ended_an_hour, "
        "l.ended_an_hour_half_width FROM chat_level l JOIN team t ON t.id = "
        "l.team WHERE l.ended_an_hour > 0 AND (SELECT max(chats) FROM "
        "chat_level m WHERE m.team = l.team) > 1 ORDER BY (SELECT "
        "sum(agent_hours) FROM chat_level m WHERE m.team = l.team) DESC, "
        "l.team, l.chats";
    if (!store_ask(store, sql, out, why_not)) {
        return false;
    }
    return (*out)->n_rows >= CHATS_AT_LEAST ||
           fail(why_not, "no team held more than one chat at once");
}

static double mean_held(const struct table *data, const struct series *s)
{
    double chats = 0;
    double hours = 0;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        hours += table_number(data, row, LEVEL_HOURS);
        chats += table_number(data, row, LEVEL_HOURS) *
                 table_number(data, row, LEVEL_CHATS);
    }
    return chats / hours;
}

double chat_levels_amount(const struct table *data, const struct series *s,
                          size_t row, enum chat_figure what, double *out_half)
{
    const double rate = table_number(data, row, LEVEL_RATE);
    const double chats = table_number(data, row, LEVEL_CHATS);
    double hours = 0;
    *out_half = table_number(data, row, LEVEL_RATE_HALF);
    if (what == CHAT_RATE) {
        return rate;
    }
    if (what == CHAT_TIME) {
        *out_half *= SECONDS_AN_HOUR * chats / (rate * rate);
        return SECONDS_AN_HOUR * chats / rate;
    }
    *out_half = nan("");
    for (size_t i = s->row; i < s->row + s->n; i++) {
        hours += table_number(data, i, LEVEL_HOURS);
    }
    return table_number(data, row, LEVEL_HOURS) / hours;
}

bool chat_levels_is_rare(const struct table *data, const struct series *s,
                         size_t row)
{
    double half = 0;
    return chat_levels_amount(data, s, row, CHAT_SHARE, &half) <
           CHATS_RARE_FRAC;
}

size_t chat_levels_n_rare(const struct table *data, const struct series *s)
{
    size_t n = 0;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        n += chat_levels_is_rare(data, s, row);
    }
    return n;
}

/* The first from `row` on that is not rare; the last of all when none is. */
static size_t common(const struct table *data, const struct series *s,
                     size_t row)
{
    while (row + 1 < s->row + s->n && chat_levels_is_rare(data, s, row)) {
        row++;
    }
    return row;
}

static size_t best(const struct table *data, const struct series *s)
{
    size_t found = common(data, s, s->row);
    for (size_t row = found; row < s->row + s->n; row++) {
        if (!chat_levels_is_rare(data, s, row) &&
            table_number(data, row, LEVEL_RATE) >
                table_number(data, found, LEVEL_RATE)) {
            found = row;
        }
    }
    return found;
}

/* The fewest chats that are as good as `top`, as far as the intervals tell. */
static size_t fewest(const struct table *data, const struct series *s,
                     size_t top)
{
    const double least = table_number(data, top, LEVEL_RATE) -
                         table_number(data, top, LEVEL_RATE_HALF);
    size_t row = common(data, s, s->row);
    while (row < top && (chat_levels_is_rare(data, s, row) ||
                         table_number(data, row, LEVEL_RATE) +
                                 table_number(data, row, LEVEL_RATE_HALF) <
                             least)) {
        row++;
    }
    return row;
}

/* Where the highest number that is not rare finishes most, and more chats are
 * rare. */
static const char *finding_beside_rare(const struct table *data,
                                       const struct series *s, size_t top,
                                       struct arena *arena)
{
    const size_t first = common(data, s, s->row);
    const char *chats =
        number_count(arena, table_number(data, top, LEVEL_CHATS));
    if (top == first) {
        return arena_text(arena,
                          tr("%s: agents almost always hold %s at once; more "
                             "chats are too rare to judge"),
                          s->label, chats);
    }
    const double more_frac = table_number(data, top, LEVEL_RATE) /
                                 table_number(data, first, LEVEL_RATE) -
                             1;
    return arena_text(
        arena,
        tr("%s: agents with %s chats at once finish %s more than "
           "with %s; more is rare"),
        s->label, chats, words_share(arena, more_frac, 0),
        number_count(arena, table_number(data, first, LEVEL_CHATS)));
}

const char *chat_levels_finding(const struct table *data,
                                const struct series *s, struct arena *arena)
{
    const size_t top = best(data, s);
    const size_t row = fewest(data, s, top);
    const size_t end = s->row + s->n;
    const char *held = words_amount(arena, mean_held(data, s));
    const unsigned long n_chats =
        (unsigned long)table_number(data, row, LEVEL_CHATS);
    const char *chats = number_count(arena, (double)n_chats);
    if (!isfinite(table_number(data, top, LEVEL_RATE_HALF))) {
        return arena_text(arena,
                          tr("%s: one run cannot tell how many chats are best; "
                             "agents hold %s on average"),
                          s->label, held);
    }
    if (row < top ||
        (top + 1 < end && !chat_levels_is_rare(data, s, top + 1))) {
        return arena_text(arena,
                          tr_n("%s: no clear gain beyond %s chat at once; "
                               "agents hold %s on average",
                               "%s: no clear gain beyond %s chats at once; "
                               "agents hold %s on average",
                               n_chats),
                          s->label, chats, held);
    }
    return top + 1 < end
               ? finding_beside_rare(data, s, top, arena)
               : arena_text(arena,
                            tr_n("%s: agents finish most with %s chat at once; "
                                 "they hold %s on average",
                                 "%s: agents finish most with %s chats at "
                                 "once; they hold %s on average",
                                 n_chats),
                            s->label, chats, held);
}
