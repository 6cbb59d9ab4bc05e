#include "chart/wait_curve.h"

#include "base/language.h"
#include "chart/catalogue.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

bool chart_waiting_gather(struct store *store, struct table **out,
                          struct error *why_not)
{
    static const char sql[] =
        "WITH c AS MATERIALIZED (SELECT c.id, c.name, p.*, s.mean AS offered, "
        "l.mean AS level, u.mean AS unfinished FROM channel c "
        "JOIN channel_plan p ON p.channel = c.id "
        "JOIN summary s ON s.channel = c.name AND s.team = '' AND "
        "s.week = 'all' AND s.measure = 'offered' "
        "LEFT JOIN summary l ON l.channel = c.name AND l.team = '' AND "
        "l.week = 'all' AND l.measure = 'service_level' "
        "LEFT JOIN summary u ON u.channel = c.name AND u.team = '' AND "
        "u.week = 'all' AND u.measure = 'unfinished') "
        "SELECT c.name AS channel, c.kind, c.way, c.offered, c.target_frac, "
        "c.target_s, c.target_in_open_hours, c.target_counts, c.level AS "
        "service_level, c.unfinished, w.up_to_s AS wait_s, sum(w.answered) "
        "OVER (PARTITION BY w.channel ORDER BY w.up_to_s) / c.offered AS "
        "served_frac FROM c CROSS JOIN wait w ON w.channel = c.id "
        "ORDER BY c.way = 'ticket', c.offered DESC, c.id, w.up_to_s";
    if (!store_ask(store, sql, out, why_not)) {
        return false;
    }
    if ((*out)->n_rows == 0) {
        return fail(why_not, "nobody was answered, so there are no waits");
    }
    return true;
}

double wait_curve_served(const struct table *data, const struct series *s,
                         double wait_s)
{
    double before_s = 0;
    double before = 0;
    for (size_t row = s->row; row < s->row + s->n; row++) {
        const double at_s = table_number(data, row, WAITING_WAIT_S);
        const double served = table_number(data, row, WAITING_SERVED);
        if (at_s > wait_s) {
            return before +
                   (served - before) * (wait_s - before_s) / (at_s - before_s);
        }
        before_s = at_s;
        before = served;
    }
    return before;
}

double wait_curve_time_s(const struct table *data, const struct series *s,
                         double frac)
{
    for (size_t row = s->row; row < s->row + s->n; row++) {
        if (table_number(data, row, WAITING_SERVED) >= frac - 1e-12) {
            return table_number(data, row, WAITING_WAIT_S);
        }
    }
    return HUGE_VAL;
}

double wait_curve_all(const struct table *data, const struct series *s)
{
    return table_number(data, s->row + s->n - 1, WAITING_SERVED);
}

bool wait_curve_has_target(const struct table *data, const struct series *s)
{
    return isfinite(table_number(data, s->row, WAITING_TARGET_S)) &&
           table_number(data, s->row, WAITING_OPEN_HOURS) == 0 &&
           strcmp(table_text(data, s->row, WAITING_WAY), "ticket") != 0;
}

bool wait_curve_is_read(const struct table *data, const struct series *s)
{
    return wait_curve_has_target(data, s) &&
           strcmp(table_text(data, s->row, WAITING_COUNTS), "offered") == 0;
}

bool wait_curve_is_marked(const struct table *data, const struct series *s)
{
    const double needs_s = wait_curve_time_s(
        data, s, table_number(data, s->row, WAITING_TARGET_FRAC));
    return wait_curve_is_read(data, s) && isfinite(needs_s) && needs_s >= 1;
}

bool wait_curve_is_cut(const struct table *data, const struct series *s)
{
    return table_number(data, s->row, WAITING_UNFINISHED) >
           0.001 * table_number(data, s->row, WAITING_OFFERED);
}

static const char *finding_without_target(const struct table *data,
                                          const struct series *s,
                                          struct arena *arena)
{
    const double at_once = wait_curve_served(data, s, 0);
    const double half_s = wait_curve_time_s(data, s, 0.5);
    const double all = wait_curve_all(data, s);
    if (at_once >= 0.5) {
        return arena_text(arena,
                          tr("%s: %s of the customers are served at "
                             "once"),
                          s->label, words_share(arena, at_once, 0));
    }
    if (isfinite(half_s)) {
        return arena_text(arena,
                          tr("%s: half of the customers are served within %s"),
                          s->label, words_duration(arena, half_s));
    }
    return arena_text(arena,
                      wait_curve_is_cut(data, s)
                          ? tr("%s: only %s of the customers are served before "
                               "the run ends")
                          : tr("%s: only %s of the customers are served"),
                      s->label, words_share(arena, all, 0));
}

/* Where the share is not one of all who came, which the curve is. */
static const char *finding_counted(const struct table *data,
                                   const struct series *s, struct arena *arena)
{
    const char *counts = table_text(data, s->row, WAITING_COUNTS);
    const char *level =
        words_share(arena, table_number(data, s->row, WAITING_LEVEL), 0);
    const char *within =
        words_duration(arena, table_number(data, s->row, WAITING_TARGET_S));
    const char *share =
        words_share(arena, table_number(data, s->row, WAITING_TARGET_FRAC), 0);
    return arena_text(
        arena,
        strcmp(counts, "answered") == 0
            ? tr("%s: %s of the answered within %s, %s is the target")
        : strcmp(counts, "short_counts") == 0
            ? tr("%s: %s within %s, short calls counted as in time, %s is the "
                 "target")
            : tr("%s: %s within %s, short calls left out, %s is the target"),
        s->label, level, within, share);
}

static const char *finding_read(const struct table *data,
                                const struct series *s, struct arena *arena)
{
    const double share = table_number(data, s->row, WAITING_TARGET_FRAC);
    const double within_s = table_number(data, s->row, WAITING_TARGET_S);
    const double level = table_number(data, s->row, WAITING_LEVEL);
    const double needs_s = wait_curve_time_s(data, s, share);
    const char *percent = words_share(arena, share, 0);
    const char *target = words_duration(arena, within_s);
    const char *needs = words_duration(arena, needs_s);
    if (!isfinite(needs_s)) {
        return arena_text(
            arena,
            tr("%s: only %s of the customers are served at all, %s is the "
               "target"),
            s->label, words_share(arena, wait_curve_all(data, s), 0), percent);
    }
    if (needs_s < 1) {
        return arena_text(arena,
                          tr("%s: %s are served at once, %s in %s is the "
                             "target"),
                          s->label,
                          words_share(arena, wait_curve_served(data, s, 0), 0),
                          percent, target);
    }
    if (level < share && strcmp(needs, target) == 0) {
        return arena_text(
            arena, tr("%s: %s are served within %s, %s is the target"),
            s->label, words_share(arena, level, 1), target, percent);
    }
    return arena_text(
        arena,
        level >= share
            ? tr("%s: %s are served within %s, inside the target of %s")
            : tr("%s: %s are served within %s, the target is %s"),
        s->label, percent, needs, target);
}

const char *wait_curve_finding(const struct table *data,
                               const struct series *series, size_t n,
                               struct arena *arena)
{
    const struct series *s = &series[0];
    for (size_t i = n; i-- > 0;) {
        s = wait_curve_has_target(data, &series[i]) ? &series[i] : s;
    }
    if (!wait_curve_has_target(data, s)) {
        return finding_without_target(data, s, arena);
    }
    return wait_curve_is_read(data, s) ? finding_read(data, s, arena)
                                       : finding_counted(data, s, arena);
}
