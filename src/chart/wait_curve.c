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
        "SELECT c.name AS channel, p.kind, p.way, s.mean AS offered, "
        "p.target_frac, p.target_s, p.target_in_open_hours, "
        "w.up_to_s AS wait_s, sum(w.answered) OVER (PARTITION BY w.channel "
        "ORDER BY w.up_to_s) / s.mean AS served_frac FROM wait w "
        "JOIN channel c ON c.id = w.channel "
        "JOIN channel_plan p ON p.channel = c.id "
        "JOIN summary s ON s.channel = c.name AND s.team = '' AND "
        "s.week = 'all' AND s.measure = 'offered' "
        "ORDER BY p.way = 'ticket', s.mean DESC, c.id, w.up_to_s";
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

const char *wait_curve_finding(const struct table *data,
                               const struct series *series, size_t n,
                               struct arena *arena)
{
    const struct series *s = &series[0];
    for (size_t i = n; i-- > 0;) {
        s = wait_curve_has_target(data, &series[i]) ? &series[i] : s;
    }
    const double at_all = wait_curve_all(data, s);
    if (!wait_curve_has_target(data, s)) {
        return arena_text(
            arena, tr("%s: half of the customers are served within %s"),
            s->label,
            words_duration(arena, wait_curve_time_s(data, s, at_all / 2)));
    }
    const double share = table_number(data, s->row, WAITING_TARGET_FRAC);
    const double within_s = table_number(data, s->row, WAITING_TARGET_S);
    const double needs_s = wait_curve_time_s(data, s, share);
    const char *percent = words_share(arena, share, 0);
    const char *target = words_duration(arena, within_s);
    if (!isfinite(needs_s)) {
        return arena_text(
            arena,
            tr("%s: only %s of the customers are served at all, %s is the "
               "target"),
            s->label, words_share(arena, at_all, 0), percent);
    }
    if (needs_s < 1) {
        return arena_text(arena,
                          tr("%s: %s are served at once, %s in %s is the "
                             "target"),
                          s->label,
                          words_share(arena, wait_curve_served(data, s, 0), 0),
                          percent, target);
    }
    const double level = wait_curve_served(data, s, within_s);
    const char *needs = words_duration(arena, needs_s);
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
