#include "report/weekly_answer.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include "report/weekly_backlog.h"
#include "report/weekly_channels.h"
#include "report/weekly_occasion.h"
#include "report/weekly_room.h"
#include "report/weekly_tight.h"
#include <math.h>

/* Adds "care is busy 92.6 ± 0.6 % of its time" to the parts, [n], of all such
 * teams or of the busiest. Returns how many parts there are then. */
static size_t add_busy(const struct answer *answer, size_t week,
                       const char **parts, size_t n)
{
    const struct weekly_figures *figures = answer->figures;
    struct arena *arena = answer->arena;
    struct weekly_saying *busy =
        arena_alloc(arena, figures->n_teams, sizeof *busy);
    size_t n_busy = 0;
    for (size_t t = 0; t < figures->n_teams; t++) {
        const struct weekly_team *team = &figures->teams[t];
        if (team->occupancy[week].mean > WEEKLY_BUSY_AT_MOST_FRAC) {
            busy[n_busy++] = (struct weekly_saying){
                arena_text(arena, tr("%s is busy %s of its time"), team->name,
                           weekly_share(arena, team->occupancy[week])),
                team->occupancy[week].mean, t
            };
        }
    }
    const size_t n_more = weekly_name_worst(busy, n_busy, parts, &n);
    if (n_more > 0) {
        parts[n++] = arena_text(
            arena, tr("%zu more teams are busy over %s of theirs"), n_more,
            number_exact_share(arena, WEEKLY_BUSY_AT_MOST_FRAC));
    }
    return n;
}

/* Likewise "email is 86.7 ± 1.6 % in time (target 90 %)". */
static size_t add_short(const struct answer *answer, size_t week,
                        const char **parts, size_t n)
{
    const struct weekly_figures *figures = answer->figures;
    struct arena *arena = answer->arena;
    struct weekly_saying *lacks =
        arena_alloc(arena, figures->n_channels, sizeof *lacks);
    size_t n_lacks = 0;
    for (size_t c = 0; c < figures->n_channels; c++) {
        const struct weekly_channel *channel = &figures->channels[c];
        if (weekly_falls_short(channel, week)) {
            lacks[n_lacks++] = (struct weekly_saying){
                arena_text(arena, tr("%s is %s in time (target %s)"),
                           channel->name,
                           weekly_share(arena, channel->levels[week]),
                           number_exact_share(arena, channel->target_frac)),
                channel->target_frac - channel->levels[week].mean, c
            };
        }
    }
    const size_t n_more = weekly_name_worst(lacks, n_lacks, parts, &n);
    if (n_more > 0) {
        parts[n++] = arena_text(arena,
                                tr("%zu more channels miss their target or are "
                                   "on the edge of it"),
                                n_more);
    }
    return n;
}

static const char *trouble(const struct answer *answer, size_t week)
{
    const struct weekly_figures *figures = answer->figures;
    const char **parts = arena_alloc(
        answer->arena, figures->n_teams + figures->n_channels, sizeof *parts);
    size_t n = add_busy(answer, week, parts, 0);
    n = add_short(answer, week, parts, n);
    return words_list(answer->arena, parts, n);
}

static bool has_targets(const struct weekly_figures *figures)
{
    for (size_t c = 0; c < figures->n_channels; c++) {
        if (!isnan(figures->channels[c].target_frac)) {
            return true;
        }
    }
    return false;
}

/* Channels with a level in some week of which nothing tells how much is luck;
 * NULL: none. */
static const char *not_judged(const struct answer *answer)
{
    const struct weekly_figures *figures = answer->figures;
    const char **names =
        arena_alloc(answer->arena, figures->n_channels, sizeof *names);
    size_t n = 0;
    for (size_t c = 0; c < figures->n_channels; c++) {
        const struct weekly_channel *channel = &figures->channels[c];
        bool unknown = false;
        for (size_t w = 0; w < figures->n_weeks; w++) {
            unknown |= !isnan(channel->levels[w].mean) &&
                       !isnan(channel->target_frac) &&
                       target_verdict(channel->levels[w],
                                      channel->target_frac) == TARGET_UNKNOWN;
        }
        if (unknown) {
            names[n++] = channel->name;
        }
    }
    return n > 0 ? words_list(answer->arena, names, n) : NULL;
}

static const char *all_is_well(const struct answer *answer)
{
    const char *rare = not_judged(answer);
    const char *busy =
        number_exact_share(answer->arena, WEEKLY_BUSY_AT_MOST_FRAC);
    if (rare) {
        return arena_text(answer->arena,
                          tr("No week is seen to be tight, and no team is busy "
                             "over %s of its time in any; but too few "
                             "contacts of %s came in some weeks to judge "
                             "their target."),
                          busy, rare);
    }
    return arena_text(
        answer->arena,
        has_targets(answer->figures)
            ? tr("No week is tight: every target is met in every week, and no "
                 "team is busy over %s of its time in any.")
            : tr("No channel has a target; in no week is a team busy over %s "
                 "of its time."),
        busy);
}

static void say_weeks(const struct answer *answer,
                      const struct tight_weeks *tight, bool by_what)
{
    const size_t n_weeks = answer->figures->n_weeks;
    struct arena *arena = answer->arena;
    if (tight->n == 0) {
        text_list_add(answer->out, all_is_well(answer));
        return;
    }
    const char *what = trouble(answer, tight->worst);
    const char *when =
        arena_text(arena, "%s%s",
                   weekly_date(answer->figures, answer->arena, tight->worst),
                   weekly_occasion(answer->figures, arena, tight->worst));
    text_list_add(
        answer->out,
        n_weeks == 1 ? arena_text(arena, tr("The week is tight: %s."), what)
        : tight->n == 1
            ? arena_text(arena, tr("1 of %zu weeks is tight, that of %s: %s."),
                         n_weeks, when, what)
            : arena_text(arena,
                         tr("%zu of %zu weeks are tight%s; the worst is that "
                            "of %s: %s."),
                         tight->n, n_weeks,
                         by_what ? tight_weeks_by_what(tight, arena) : "", when,
                         what));
}

/* "care is in 3 of 12 weeks, those of 4 Jan 2027 to 18 Jan 2027", which weighs
 * as much as the weeks are; nothing where it never is. */
static struct weekly_saying busy_weeks(const struct answer *answer,
                                       const struct weekly_team *team)
{
    const struct weekly_figures *figures = answer->figures;
    struct arena *arena = answer->arena;
    bool *busy = arena_alloc(arena, figures->n_weeks, sizeof *busy);
    size_t n = 0;
    for (size_t w = 0; w < figures->n_weeks; w++) {
        busy[w] = team->occupancy[w].mean > WEEKLY_BUSY_AT_MOST_FRAC;
        n += busy[w];
    }
    if (n == 0) {
        return (struct weekly_saying){ .text = NULL };
    }
    const char *when =
        n < figures->n_weeks ? weekly_stretches(figures, arena, busy) : NULL;
    return (struct weekly_saying){
        .text =
            when ? arena_text(arena,
                              tr_n("%s is in %zu of %zu weeks, that of %s",
                                   "%s is in %zu of %zu weeks, those of %s", n),
                              team->name, n, figures->n_weeks, when)
                 : arena_text(arena, tr("%s is in %zu of %zu weeks"),
                              team->name, n, figures->n_weeks),
        .weight = (double)n,
    };
}

/* Weeks that are tight though no target is missed in them. Returns whether
 * there was room, or nothing to say. */
static bool say_busy(const struct answer *answer)
{
    const struct weekly_figures *figures = answer->figures;
    struct arena *arena = answer->arena;
    struct weekly_saying *busy =
        arena_alloc(arena, figures->n_teams, sizeof *busy);
    const char *teams[WEEKLY_NAMED_AT_MOST];
    size_t n_busy = 0;
    size_t n = 0;
    for (size_t t = 0; t < figures->n_teams; t++) {
        const struct weekly_saying one = busy_weeks(answer, &figures->teams[t]);
        if (one.text) {
            busy[n_busy++] = one;
        }
    }
    const size_t n_more = weekly_name_worst(busy, n_busy, teams, &n);
    if (n_more > 0) {
        teams[n++] =
            arena_text(arena, tr("%zu more teams are in some"), n_more);
    }
    return n == 0 ||
           weekly_say_if_fits(
               arena_text(arena,
                          tr("A week is tight too when a team is busy over %s "
                             "of its time: %s."),
                          number_exact_share(arena, WEEKLY_BUSY_AT_MOST_FRAC),
                          words_list(arena, teams, n)),
               answer->out);
}

static size_t busiest_week(const struct weekly_figures *figures,
                           const struct weekly_team *team)
{
    size_t busiest = 0;
    for (size_t w = 1; w < figures->n_weeks; w++) {
        if (isnan(team->occupancy[busiest].mean) ||
            team->occupancy[w].mean > team->occupancy[busiest].mean) {
            busiest = w;
        }
    }
    return busiest;
}

/* Of the teams whose busiest week has not been told yet. */
static void say_teams(const struct answer *answer,
                      const struct tight_weeks *tight)
{
    const struct weekly_figures *figures = answer->figures;
    struct arena *arena = answer->arena;
    struct weekly_saying *weeks =
        arena_alloc(arena, figures->n_teams, sizeof *weeks);
    const char *teams[WEEKLY_NAMED_AT_MOST];
    size_t n_weeks = 0;
    size_t n = 0;
    for (size_t t = 0; t < figures->n_teams; t++) {
        const struct weekly_team *team = &figures->teams[t];
        const size_t week = busiest_week(figures, team);
        const struct brief_estimate busy = team->occupancy[week];
        const bool told = tight->n > 0 && tight->worst == week &&
                          busy.mean > WEEKLY_BUSY_AT_MOST_FRAC;
        if (!isnan(busy.mean) && !told) {
            weeks[n_weeks++] = (struct weekly_saying){
                arena_text(arena, tr("%s %s (week of %s)"), team->name,
                           weekly_share(arena, busy),
                           weekly_date(figures, arena, week)),
                busy.mean, t
            };
        }
    }
    const size_t n_more = weekly_name_worst(weeks, n_weeks, teams, &n);
    if (n_more > 0) {
        teams[n++] = arena_text(arena, tr("%zu others no more"), n_more);
    }
    if (n > 0) {
        weekly_say_if_fits(
            arena_text(arena, tr("How busy a team is in its busiest week: %s."),
                       words_list(arena, teams, n)),
            answer->out);
    }
}

/* Returns whether every tight week is accounted for by what is said. */
static bool compose(const struct answer *answer,
                    const struct tight_weeks *tight, bool by_what)
{
    const struct weekly_figures *figures = answer->figures;
    const bool sure = figures->replications > 1;
    bool all = true;
    weekly_backlogs_that_stay(figures, answer->out);
    if (sure) {
        say_weeks(answer, tight, by_what);
    }
    if (sure && figures->n_weeks > 1) {
        all = weekly_channels(figures, answer->out);
        all = say_busy(answer) && all;
    }
    if (figures->n_weeks > 1) {
        say_teams(answer, tight);
    }
    weekly_backlogs_that_pass(figures, answer->out);
    return all;
}

void weekly_answer(const struct weekly_figures *figures, struct text_list *out)
{
    const struct answer answer = { figures, out, out->arena };
    const struct tight_weeks none = { 0 };
    const struct tight_weeks tight =
        figures->replications > 1 ? tight_weeks(figures) : none;
    const size_t n = out->n;
    if (!compose(&answer, &tight, false)) {
        out->n = n;
        (void)compose(&answer, &tight, true);
    }
}
