#include "report/weekly_tight.h"

#include "base/language.h"
#include "chart/words.h"
#include "report/weekly_channels.h"
#include <math.h>

static enum target_verdict verdict_of(const struct weekly_channel *channel,
                                      size_t week)
{
    return target_verdict(channel->levels[week], channel->target_frac);
}

bool weekly_falls_short(const struct weekly_channel *channel, size_t week)
{
    const enum target_verdict verdict = verdict_of(channel, week);
    return verdict == TARGET_EDGE || verdict == TARGET_MISSED;
}

/* By how much the worst channel is below its target, and the busiest team's
 * occupancy. */
struct strain {
    bool short_of_target;
    bool misses;
    double lack_frac;
    double busy_frac;
};

static struct strain strain_of(const struct weekly_figures *figures,
                               size_t week)
{
    struct strain strain = { .lack_frac = -HUGE_VAL };
    for (size_t c = 0; c < figures->n_channels; c++) {
        const struct weekly_channel *channel = &figures->channels[c];
        if (weekly_falls_short(channel, week)) {
            strain.short_of_target = true;
            strain.misses |= verdict_of(channel, week) == TARGET_MISSED;
            strain.lack_frac =
                fmax(strain.lack_frac,
                     channel->target_frac - channel->levels[week].mean);
        }
    }
    for (size_t t = 0; t < figures->n_teams; t++) {
        strain.busy_frac =
            fmax(strain.busy_frac, figures->teams[t].occupancy[week].mean);
    }
    return strain;
}

static bool is_tight(const struct strain *strain)
{
    return strain->short_of_target ||
           strain->busy_frac > WEEKLY_BUSY_AT_MOST_FRAC;
}

static bool is_worse(const struct strain *a, const struct strain *b)
{
    if (a->short_of_target != b->short_of_target) {
        return a->short_of_target;
    }
    if (a->short_of_target && a->lack_frac > b->lack_frac) {
        return true;
    }
    return a->lack_frac >= b->lack_frac && a->busy_frac > b->busy_frac;
}

struct tight_weeks tight_weeks(const struct weekly_figures *figures)
{
    struct tight_weeks tight = { 0 };
    struct strain worst = { 0 };
    for (size_t w = 0; w < figures->n_weeks; w++) {
        const struct strain strain = strain_of(figures, w);
        if (!is_tight(&strain)) {
            continue;
        }
        if (tight.n == 0 || is_worse(&strain, &worst)) {
            worst = strain;
            tight.worst = w;
        }
        tight.n++;
        tight.n_missed += strain.misses;
        tight.n_edge += strain.short_of_target && !strain.misses;
        tight.n_busy += !strain.short_of_target;
    }
    return tight;
}

const char *tight_weeks_by_what(const struct tight_weeks *tight,
                                struct arena *arena)
{
    const char *parts[3];
    size_t n = 0;
    if (tight->n_missed > 0) {
        parts[n++] = arena_text(
            arena,
            tr_n("%zu misses a target", "%zu miss a target", tight->n_missed),
            tight->n_missed);
    }
    if (tight->n_edge > 0) {
        parts[n++] = arena_text(
            arena,
            tr_n("%zu is on the edge", "%zu are on the edge", tight->n_edge),
            tight->n_edge);
    }
    if (tight->n_busy > 0) {
        parts[n++] = arena_text(arena,
                                tr_n("%zu only has a team that is too busy",
                                     "%zu only have a team that is too busy",
                                     tight->n_busy),
                                tight->n_busy);
    }
    return n > 1 ? arena_text(arena, " (%s)", words_list(arena, parts, n)) : "";
}
