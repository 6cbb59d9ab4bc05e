#include "chart/chat_levels.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include <math.h>

#define SECONDS_AN_HOUR 3600.0

static size_t best(const struct table *data, const struct series *s)
{
    size_t found = s->row;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        if (table_number(data, row, LEVEL_RATE) >
            table_number(data, found, LEVEL_RATE)) {
            found = row;
        }
    }
    return found;
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

const char *chat_levels_finding(const struct table *data,
                                const struct series *s, struct arena *arena)
{
    const size_t top = best(data, s);
    const double least = table_number(data, top, LEVEL_RATE) -
                         table_number(data, top, LEVEL_RATE_HALF);
    size_t row = s->row;
    while (row < top && table_number(data, row, LEVEL_RATE) +
                                table_number(data, row, LEVEL_RATE_HALF) <
                            least) {
        row++;
    }
    const char *held = words_amount(arena, mean_held(data, s));
    const char *chats =
        number_count(arena, table_number(data, row, LEVEL_CHATS));
    return row == top
               ? arena_text(arena,
                            tr("%s: agents finish most with %s chats at once; "
                               "they hold %s on average"),
                            s->label, chats, held)
               : arena_text(arena,
                            tr("%s: no clear gain beyond %s chats at once; "
                               "agents hold %s on average"),
                            s->label, chats, held);
}
