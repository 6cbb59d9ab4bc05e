#include "chart/launch_data.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/catalogue.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

/* Days with fewer contacts than this share of the fullest tell no percentage:
 * a Sunday, a holiday. */
#define ORDINARY_FRAC 0.3

/* Of the rows asked for: one a run and day. The last three are the means of
 * the runs that were played without the launch too; NULL: none was. */
enum {
    CHANNEL,
    KIND,
    DATE,
    OFFSET,
    CONTACTS,
    WITHOUT,
    OWN,
    PLAYED,
    N_PLAYED = 3
};

static const char *const columns[N_LAUNCH_COLUMNS] = {
    "channel",
    "kind",
    "launch_date",
    "days_after_launch",
    "contacts",
    "contacts_without_launch",
    "contacts_of_channel",
    "without_p2_5",
    "without_p10",
    "without_p25",
    "without_p50",
    "without_p75",
    "without_p90",
    "without_p97_5",
};

/* Rows [row, row + n) of the runs, ascending by what is without, as one. */
static void add_day(struct table *out, const struct table *runs, size_t row,
                    size_t n)
{
    double *without = arena_alloc(out->arena, n, sizeof *without);
    double sums[N_PLAYED] = { 0 };
    double quantiles[SPREAD_QUANTILES];
    for (size_t i = 0; i < n; i++) {
        without[i] = table_number(runs, row + i, WITHOUT);
        for (size_t k = 0; k < N_PLAYED; k++) {
            sums[k] += table_number(runs, row + i, CONTACTS + k);
        }
    }
    spread_of(without, n, quantiles);
    double means[N_PLAYED];
    for (size_t k = 0; k < N_PLAYED; k++) {
        const double played = table_number(runs, row, PLAYED + k);
        means[k] = isfinite(played) ? played : sums[k] / (double)n;
    }
    struct cell cells[N_LAUNCH_COLUMNS] = {
        cell_text(table_text(runs, row, CHANNEL)),
        cell_text(table_text(runs, row, KIND)),
        cell_text(table_text(runs, row, DATE)),
        cell_number(table_number(runs, row, OFFSET)),
        cell_number(means[0]),
        cell_number(means[1]),
        cell_number(means[2]),
    };
    for (size_t i = 0; i < SPREAD_QUANTILES; i++) {
        cells[LAUNCH_QUANTILES + i] = cell_number(quantiles[i]);
    }
    table_add(out, cells);
}

bool chart_launch_gather(struct store *store, struct table **out,
                         struct error *why_not)
{
    static const char sql[] =
        "WITH near AS (SELECT o.id, o.channel, o.title, o.date, date(s.value, "
        "r.day || ' days') AS today, r.replication, r.day, r.day - "
        "CAST(julianday(o.date) - julianday(s.value) AS INTEGER) AS offset, "
        "sum(r.offered) AS contacts, sum(CASE WHEN r.channel = o.channel THEN "
        "r.offered ELSE 0 END) AS own FROM rollout o JOIN run s ON s.key = "
        "'plan_start' JOIN replication_day r WHERE o.what = 'launch' AND "
        "abs(r.day - julianday(o.date) + julianday(s.value)) <= %d GROUP BY "
        "o.id, r.day, r.replication) SELECT n.title, p.kind, n.date, n.offset, "
        "n.contacts, n.contacts - coalesce(f.arrived - f.stayed_away, 0) AS "
        "without, n.own, a.offered, a.without, c.offered FROM near n JOIN "
        "channel_plan p ON p.channel = n.channel LEFT JOIN replication_rollout "
        "f ON f.rollout = n.id AND f.day = n.day AND f.replication = "
        "n.replication LEFT JOIN launch_day a ON a.launch = n.id AND a.day = "
        "n.offset AND a.channel = '(all)' LEFT JOIN launch_day c ON c.launch = "
        "n.id AND c.day = n.offset AND c.channel = n.title WHERE EXISTS "
        "(SELECT 1 FROM opening h WHERE h.channel = n.channel AND h.weekday = "
        "(strftime('%%w', n.today) + 6) %% 7) AND NOT EXISTS (SELECT 1 FROM "
        "special_day d WHERE d.date = n.today AND d.what = 'holiday') ORDER BY "
        "n.id, n.day, without";
    struct table *runs = NULL;
    if (!store_ask(store,
                   arena_text(store_arena(store), sql, LAUNCH_WINDOW_DAYS),
                   &runs, why_not)) {
        return false;
    }
    *out = table_start(runs->arena, N_LAUNCH_COLUMNS, columns);
    for (size_t row = 0; row < runs->n_rows;) {
        size_t n = 1;
        while (row + n < runs->n_rows &&
               table_number(runs, row + n, OFFSET) ==
                   table_number(runs, row, OFFSET) &&
               strcmp(table_text(runs, row + n, CHANNEL),
                      table_text(runs, row, CHANNEL)) == 0) {
            n++;
        }
        add_day(*out, runs, row, n);
        row += n;
    }
    return (*out)->n_rows > 0 || fail(why_not, "this plan launches no channel");
}

static double excess_frac(const struct table *data, size_t row)
{
    return table_number(data, row, LAUNCH_CONTACTS) /
               table_number(data, row, LAUNCH_WITHOUT) -
           1;
}

static double fullest(const struct table *data, const struct series *s)
{
    double most = 0;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        most = fmax(most, table_number(data, row, LAUNCH_WITHOUT));
    }
    return most;
}

struct launch_effect launch_effect_of(const struct table *data,
                                      const struct series *s)
{
    struct launch_effect effect = { .peak_frac = nan(""),
                                    .settles = true,
                                    .last_week_frac = nan("") };
    const double least = ORDINARY_FRAC * fullest(data, s);
    double contacts = 0;
    double without = 0;
    double most = -HUGE_VAL;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        const double offset = table_number(data, row, LAUNCH_OFFSET);
        const double alone = table_number(data, row, LAUNCH_WITHOUT);
        const double all = table_number(data, row, LAUNCH_CONTACTS);
        if (offset < 0) {
            continue;
        }
        effect.excess += all - alone;
        if (row + 7 >= s->row + s->n) {
            contacts += all;
            without += alone;
        }
        if (alone < least || alone <= 0) {
            continue;
        }
        const double frac = excess_frac(data, row);
        if (!(all - alone <= most)) {
            most = all - alone;
            effect.peak_frac = frac;
            effect.peak_row = row;
        }
        if (fabs(frac) > SETTLED_FRAC) {
            effect.settles = false;
        } else if (!effect.settles) {
            effect.settles = true;
            effect.settled_on = offset;
        }
    }
    if (without > 0) {
        effect.last_week_frac = contacts / without - 1;
    }
    return effect;
}

const char *launch_finding(const struct table *data, const struct series *s,
                           struct arena *arena)
{
    const struct launch_effect effect = launch_effect_of(data, s);
    if (!isfinite(effect.peak_frac)) {
        return arena_text(arena,
                          tr("%s: nothing is known of the days after "
                             "its launch"),
                          s->label);
    }
    const char *peak = words_share(arena, effect.peak_frac, 0);
    const char *day =
        number_count(arena, table_number(data, effect.peak_row, LAUNCH_OFFSET));
    if (effect.settles) {
        return arena_text(
            arena,
            tr("%s: %s more contacts on day %s, back within 5 %% from day %s"),
            s->label, peak, day, number_count(arena, effect.settled_on));
    }
    return arena_text(
        arena, tr("%s: %s more contacts on day %s, still %s in the last week"),
        s->label, peak, day, words_share(arena, effect.last_week_frac, 0));
}
