#include "report/weekly_answer.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include "report/weekly_backlog.h"
#include <math.h>

/* More weeks, or stretches of weeks, than so many are not named one by one. */
enum { NAMED_AT_MOST = 4 };

#define SAME_LEVEL_FRAC 0.001 /* as they are written */

struct answer {
    const struct weekly_figures *figures;
    struct text_list *out;
    struct arena *arena;
};

enum target_verdict target_verdict(struct brief_estimate level,
                                   double target_frac)
{
    if (isnan(level.mean) || isnan(level.half_width) || isnan(target_frac)) {
        return TARGET_UNKNOWN;
    }
    if (level.mean - level.half_width >= target_frac) {
        return TARGET_MET;
    }
    return level.mean + level.half_width < target_frac ? TARGET_MISSED
                                                       : TARGET_EDGE;
}

static const char *share(const struct answer *answer,
                         struct brief_estimate share_frac)
{
    return number_share_between(answer->arena, share_frac.mean,
                                share_frac.half_width);
}

static int32_t first_day(const struct answer *answer, size_t week)
{
    return answer->figures->start_day + (int32_t)(DAYS_A_WEEK * week);
}

static const char *week_of(const struct answer *answer, size_t week)
{
    return date_written(answer->arena, first_day(answer, week));
}

static bool falls_short(const struct weekly_channel *channel, size_t week)
{
    const enum target_verdict verdict =
        target_verdict(channel->levels[week], channel->target_frac);
    return verdict == TARGET_EDGE || verdict == TARGET_MISSED;
}

/* By how much the worst channel is below its target, and the busiest team's
 * occupancy. */
struct strain {
    bool short_of_target;
    double lack_frac;
    double busy_frac;
};

static struct strain strain_of(const struct weekly_figures *figures,
                               size_t week)
{
    struct strain strain = { .lack_frac = -HUGE_VAL };
    for (size_t c = 0; c < figures->n_channels; c++) {
        const struct weekly_channel *channel = &figures->channels[c];
        if (falls_short(channel, week)) {
            strain.short_of_target = true;
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

struct tight_weeks {
    size_t n;
    size_t worst; /* where n > 0 */
};

static struct tight_weeks tight_weeks(const struct weekly_figures *figures)
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
    }
    return tight;
}

/* ", when chat opens"; nothing when nothing happens in that week. */
static const char *occasion(const struct answer *answer, size_t week)
{
    const struct weekly_figures *figures = answer->figures;
    const char **words =
        arena_alloc(answer->arena, figures->n_events, sizeof *words);
    const int32_t day = first_day(answer, week);
    size_t n = 0;
    for (size_t i = 0; i < figures->n_events; i++) {
        const struct weekly_event *event = &figures->events[i];
        if (event->from_day < day + DAYS_A_WEEK && event->until_day > day) {
            words[n++] = event->words;
        }
    }
    return n > 0 ? arena_text(answer->arena, tr(", when %s"),
                              words_list(answer->arena, words, n))
                 : "";
}

/* "care is busy 92.6 ± 0.6 % of its time and email is 86.7 ± 1.6 % in time
 * (target 90 %)" */
static const char *trouble(const struct answer *answer, size_t week)
{
    const struct weekly_figures *figures = answer->figures;
    struct arena *arena = answer->arena;
    const char **parts = arena_alloc(
        arena, figures->n_teams + figures->n_channels, sizeof *parts);
    size_t n = 0;
    for (size_t t = 0; t < figures->n_teams; t++) {
        const struct weekly_team *team = &figures->teams[t];
        if (team->occupancy[week].mean > WEEKLY_BUSY_AT_MOST_FRAC) {
            parts[n++] =
                arena_text(arena, tr("%s is busy %s of its time"), team->name,
                           share(answer, team->occupancy[week]));
        }
    }
    for (size_t c = 0; c < figures->n_channels; c++) {
        const struct weekly_channel *channel = &figures->channels[c];
        if (falls_short(channel, week)) {
            parts[n++] =
                arena_text(arena, tr("%s is %s in time (target %s)"),
                           channel->name, share(answer, channel->levels[week]),
                           number_exact_share(arena, channel->target_frac));
        }
    }
    return words_list(arena, parts, n);
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

static const char *all_is_well(const struct answer *answer)
{
    const char *busy =
        number_exact_share(answer->arena, WEEKLY_BUSY_AT_MOST_FRAC);
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
                      const struct tight_weeks *tight)
{
    const size_t n_weeks = answer->figures->n_weeks;
    struct arena *arena = answer->arena;
    if (tight->n == 0) {
        text_list_add(answer->out, all_is_well(answer));
        return;
    }
    const char *what = trouble(answer, tight->worst);
    const char *when = arena_text(arena, "%s%s", week_of(answer, tight->worst),
                                  occasion(answer, tight->worst));
    text_list_add(
        answer->out,
        n_weeks == 1 ? arena_text(arena, tr("The week is tight: %s."), what)
        : tight->n == 1
            ? arena_text(arena, tr("1 of %zu weeks is tight, that of %s: %s."),
                         n_weeks, when, what)
            : arena_text(arena,
                         tr("%zu of %zu weeks are tight; the worst is that of "
                            "%s: %s."),
                         tight->n, n_weeks, when, what));
}

/* Weeks of one channel. */
struct weeks {
    size_t n;
    bool *has; /* [n_weeks] */
    size_t worst;
};

static struct weeks weeks_of(const struct answer *answer,
                             const struct weekly_channel *channel,
                             enum target_verdict verdict)
{
    const size_t n_weeks = answer->figures->n_weeks;
    struct weeks weeks = { .has = arena_alloc(answer->arena, n_weeks,
                                              sizeof *weeks.has) };
    for (size_t w = 0; w < n_weeks; w++) {
        if (target_verdict(channel->levels[w], channel->target_frac) !=
            verdict) {
            continue;
        }
        weeks.has[w] = true;
        if (weeks.n == 0 ||
            channel->levels[w].mean < channel->levels[weeks.worst].mean) {
            weeks.worst = w;
        }
        weeks.n++;
    }
    return weeks;
}

/* Weeks in which there is a level. */
static size_t count_levels(const struct answer *answer,
                           const struct weekly_channel *channel)
{
    size_t n = 0;
    for (size_t w = 0; w < answer->figures->n_weeks; w++) {
        n += isnan(channel->levels[w].mean) ? 0 : 1;
    }
    return n;
}

/* "11 Jan 2027 (87.6 ± 0.9 %)" */
static const char *week_with_level(const struct answer *answer,
                                   const struct weekly_channel *channel,
                                   size_t week)
{
    return arena_text(answer->arena, "%s (%s)", week_of(answer, week),
                      share(answer, channel->levels[week]));
}

static const char *each_week(const struct answer *answer,
                             const struct weekly_channel *channel,
                             const struct weeks *weeks)
{
    const char *list[NAMED_AT_MOST];
    size_t n = 0;
    for (size_t w = 0; w < answer->figures->n_weeks; w++) {
        if (weeks->has[w]) {
            list[n++] = week_with_level(answer, channel, w);
        }
    }
    return words_list(answer->arena, list, n);
}

/* "1 Feb 2027 to 22 Mar 2027 and 5 Apr 2027"; NULL: too many to name. */
static const char *stretches(const struct answer *answer,
                             const struct weeks *weeks)
{
    const size_t n_weeks = answer->figures->n_weeks;
    const char *list[NAMED_AT_MOST];
    size_t n = 0;
    for (size_t w = 0; w < n_weeks; w++) {
        const size_t first = w;
        if (!weeks->has[w]) {
            continue;
        }
        while (w + 1 < n_weeks && weeks->has[w + 1]) {
            w++;
        }
        if (n == NAMED_AT_MOST) {
            return NULL;
        }
        list[n++] = w > first
                        ? arena_text(answer->arena, tr("%s to %s"),
                                     week_of(answer, first), week_of(answer, w))
                        : week_of(answer, w);
    }
    return words_list(answer->arena, list, n);
}

/* `does` is "misses its target (80 % in 20 s)". */
static void say_short(const struct answer *answer,
                      const struct weekly_channel *channel, const char *does,
                      const struct weeks *weeks)
{
    struct arena *arena = answer->arena;
    const size_t n_of = count_levels(answer, channel);
    if (weeks->n == 0) {
        return;
    }
    if (weeks->n <= NAMED_AT_MOST) {
        text_list_add(answer->out,
                      arena_text(arena,
                                 tr_n("%s %s in %zu of %zu weeks: that of %s.",
                                      "%s %s in %zu of %zu weeks: those of %s.",
                                      weeks->n),
                                 channel->name, does, weeks->n, n_of,
                                 each_week(answer, channel, weeks)));
        return;
    }
    const char *when = weeks->n < n_of ? stretches(answer, weeks) : NULL;
    const char *worst = week_with_level(answer, channel, weeks->worst);
    text_list_add(
        answer->out,
        when ? arena_text(arena,
                          tr("%s %s in %zu of %zu weeks, those of %s; the "
                             "worst is that of %s."),
                          channel->name, does, weeks->n, n_of, when, worst)
             : arena_text(arena,
                          tr("%s %s in %zu of %zu weeks; the worst is that of "
                             "%s."),
                          channel->name, does, weeks->n, n_of, worst));
}

/* "phone (lowest 92.2 ± 0.6 %, week of 18 Jan 2027)" */
static const char *name_with_lowest(const struct answer *answer,
                                    const struct weekly_channel *channel,
                                    const struct weeks *met)
{
    const struct brief_estimate *lowest = &channel->levels[met->worst];
    double best = lowest->mean;
    for (size_t w = 0; w < answer->figures->n_weeks; w++) {
        best = fmax(best, channel->levels[w].mean);
    }
    return best - lowest->mean < SAME_LEVEL_FRAC
               ? arena_text(answer->arena, "%s (%s)", channel->name,
                            share(answer, *lowest))
               : arena_text(answer->arena, tr("%s (lowest %s, week of %s)"),
                            channel->name, share(answer, *lowest),
                            week_of(answer, met->worst));
}

/* Who misses what and when; then all those who meet theirs. */
static void say_channels(const struct answer *answer)
{
    const struct weekly_figures *figures = answer->figures;
    struct arena *arena = answer->arena;
    const char **good = arena_alloc(arena, figures->n_channels, sizeof *good);
    size_t n_good = 0;
    for (size_t c = 0; c < figures->n_channels; c++) {
        const struct weekly_channel *channel = &figures->channels[c];
        const struct weeks met = weeks_of(answer, channel, TARGET_MET);
        const struct weeks edge = weeks_of(answer, channel, TARGET_EDGE);
        const struct weeks missed = weeks_of(answer, channel, TARGET_MISSED);
        const char *target = channel->target ? channel->target : "";
        say_short(answer, channel,
                  arena_text(arena, tr("misses its target (%s)"), target),
                  &missed);
        say_short(
            answer, channel,
            arena_text(arena, tr("is on the edge of its target (%s)"), target),
            &edge);
        if (met.n > 0 && edge.n + missed.n == 0) {
            good[n_good++] = name_with_lowest(answer, channel, &met);
        }
    }
    if (n_good > 0) {
        text_list_add(answer->out,
                      arena_text(arena,
                                 tr("The target is met in every week by %s."),
                                 words_list(arena, good, n_good)));
    }
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
    const char **teams = arena_alloc(arena, figures->n_teams, sizeof *teams);
    size_t n = 0;
    for (size_t t = 0; t < figures->n_teams; t++) {
        const struct weekly_team *team = &figures->teams[t];
        const size_t week = busiest_week(figures, team);
        const struct brief_estimate busy = team->occupancy[week];
        const bool told = tight->n > 0 && tight->worst == week &&
                          busy.mean > WEEKLY_BUSY_AT_MOST_FRAC;
        if (!isnan(busy.mean) && !told) {
            teams[n++] = arena_text(arena, tr("%s %s (week of %s)"), team->name,
                                    share(answer, busy), week_of(answer, week));
        }
    }
    if (n > 0) {
        text_list_add(
            answer->out,
            arena_text(arena, tr("How busy a team is in its busiest week: %s."),
                       words_list(arena, teams, n)));
    }
}

void weekly_answer(const struct weekly_figures *figures, struct text_list *out)
{
    const struct answer answer = { figures, out, out->arena };
    const bool sure = figures->replications > 1;
    struct tight_weeks tight = { 0 };
    weekly_backlogs(figures, false, out);
    if (sure) {
        tight = tight_weeks(figures);
        say_weeks(&answer, &tight);
    }
    if (sure && figures->n_weeks > 1) {
        say_channels(&answer);
    }
    if (figures->n_weeks > 1) {
        say_teams(&answer, &tight);
    }
    weekly_backlogs(figures, true, out);
}
