#include "chart/backlog_data.h"

#include "base/civil.h"
#include "base/language.h"
#include "chart/catalogue.h"
#include "chart/words.h"
#include <math.h>

enum { SUNDAY = 6 };

/* The last Sunday must end with so many times the tickets of the first: a
 * smaller rise may be the season's. */
#define GROWS_FROM 1.25

bool chart_backlog_gather(struct store *store, struct table **out,
                          struct error *why_not)
{
    static const char sql[] =
        "SELECT c.name AS channel, p.kind, b.date, b.under_4_h, "
        "b.under_1_day, b.under_3_days, b.older FROM backlog_age b "
        "JOIN channel c ON c.id = b.channel "
        "JOIN channel_plan p ON p.channel = c.id ORDER BY (SELECT "
        "sum(under_4_h "
        "+ under_1_day + under_3_days + older) FROM backlog_age a WHERE "
        "a.channel = b.channel) DESC, b.channel, b.date";
    if (!store_ask(store, sql, out, why_not)) {
        return false;
    }
    for (size_t row = 0; row < (*out)->n_rows; row++) {
        if (backlog_open(*out, row) > 0) {
            return true;
        }
    }
    return fail(why_not, (*out)->n_rows > 0
                             ? tr("no ticket is ever open")
                             : tr("no channel of this plan has tickets"));
}

double backlog_open(const struct table *data, size_t row)
{
    double n = 0;
    for (size_t column = BACKLOG_YOUNGEST; column <= BACKLOG_OLDEST; column++) {
        n += table_number(data, row, column);
    }
    return n;
}

bool backlog_is_sunday(const struct table *data, size_t row)
{
    return civil_weekday(table_day(data, row, BACKLOG_DATE)) == SUNDAY;
}

size_t backlog_peak(const struct table *data, const struct series *s)
{
    size_t best = s->row;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        best = backlog_open(data, row) > backlog_open(data, best) ? row : best;
    }
    return best;
}

struct backlog_sundays backlog_sundays_of(const struct table *data,
                                          const struct series *s)
{
    struct backlog_sundays found = { .grows = true };
    double sum = 0;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        if (backlog_is_sunday(data, row)) {
            const double tickets = backlog_open(data, row);
            found.first = found.n > 0 ? found.first : tickets;
            found.grows = found.grows && (found.n == 0 || tickets > found.last);
            found.last = tickets;
            found.first_row = found.n > 0 ? found.first_row : row;
            found.last_row = row;
            sum += tickets;
            found.n++;
        }
    }
    found.mean = sum / found.n;
    found.grows =
        found.grows && found.n > 1 && found.last > GROWS_FROM * found.first;
    return found;
}

const char *backlog_finding(const struct table *data, const struct series *s,
                            struct arena *arena)
{
    const size_t peak = backlog_peak(data, s);
    const struct backlog_sundays sundays = backlog_sundays_of(data, s);
    if (sundays.grows) {
        return arena_text(
            arena,
            tr("%s: the backlog grows, the first Sunday night ends "
               "with %s open tickets, the last with %s"),
            s->label, words_amount(arena, sundays.first),
            words_amount(arena, sundays.last));
    }
    if (isfinite(sundays.mean)) {
        return arena_text(
            arena, tr("%s: Sunday nights end with %s open tickets on average"),
            s->label, words_amount(arena, sundays.mean));
    }
    return arena_text(arena, tr("%s: at most %s tickets are open after a day"),
                      s->label, words_amount(arena, backlog_open(data, peak)));
}
