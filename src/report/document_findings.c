/*
 * document_findings.c - the page that is read if no other is: plain sentences,
 * each figure with its interval. A target is called met or missed only where
 * the whole interval lies on one side of it. Of many channels and teams only
 * the worst are told.
 */
#include "report/document_parts.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include "report/weekly_channels.h"
#include "report/weekly_room.h"
#include <math.h>
#include <string.h>

#define AT_ONCE_S 0.05

/* Of more channels or teams than WEEKLY_NAMED_AT_MOST. */
enum { TOLD_OF_MANY = 2 };

struct finder {
    const struct figures *figures;
    struct text_list *out;
    struct arena *arena;
};

static const char *count(const struct finder *finder, struct figure figure)
{
    return document_cell_text(&(struct document_cell){ CELL_COUNT, NULL,
                                                       figure.mean,
                                                       figure.half_width },
                              finder->arena);
}

static const char *share(const struct finder *finder, struct figure figure)
{
    return number_share_between(finder->arena, figure.mean, figure.half_width);
}

static const char *duration(const struct finder *finder, struct figure figure)
{
    return number_duration_between(finder->arena, figure.mean,
                                   figure.half_width);
}

static void say(const struct finder *finder, const char *sentence)
{
    text_list_add(finder->out, words_sentence(finder->arena, sentence));
}

static struct figure of(const struct finder *finder,
                        const struct channel_plan *channel, const char *measure)
{
    return figures_of_channel(finder->figures, channel->name, measure);
}

static void find_volume(const struct finder *finder, const struct facts *facts)
{
    const struct figure offered = figures_of_centre(finder->figures, "offered");
    const struct figure answered =
        figures_of_centre(finder->figures, "answered");
    if (!(offered.mean > 0)) {
        say(finder, tr("Nobody makes contact in this plan."));
        return;
    }
    say(finder,
        arena_text(finder->arena,
                   tr_n("In %d day %s contacts come in; %s of them are "
                        "answered.",
                        "In %d days %s contacts come in; %s of them are "
                        "answered.",
                        (unsigned long)facts->n_days),
                   (int)facts->n_days, count(finder, offered),
                   count(finder, answered)));
}

static const char *verdict(struct figure level, double target_frac)
{
    switch (target_verdict(
        (struct brief_estimate){ level.mean, level.half_width }, target_frac)) {
    case TARGET_MET:
        return tr("is met");
    case TARGET_MISSED:
        return tr("is missed");
    case TARGET_EDGE:
        return tr("lies within the interval: it may be met or missed");
    case TARGET_UNKNOWN:
        break;
    }
    return tr("can be called neither met nor missed: nothing tells how much of "
              "this is luck");
}

static void find_level(const struct finder *finder,
                       const struct channel_plan *channel)
{
    const struct figure level = of(finder, channel, "service_level");
    const char *target = figures_target(channel, finder->arena);
    if (!target || !isfinite(level.mean)) {
        return;
    }
    say(finder, arena_text(finder->arena,
                           tr("%s: the service level is %s. The target, %s, "
                              "%s."),
                           words_name(finder->arena, channel->name),
                           share(finder, level), target,
                           verdict(level, channel->target_frac)));
}

static void find_live_waits(const struct finder *finder,
                            const struct channel_plan *channel)
{
    const struct figure wait = of(finder, channel, "mean_wait_s");
    const struct figure p90 = of(finder, channel, "wait_p90_s");
    const struct figure lost = of(finder, channel, "abandonment");
    const char *name = words_name(finder->arena, channel->name);
    if (!isfinite(wait.mean)) {
        return;
    }
    say(finder,
        p90.mean < AT_ONCE_S
            ? arena_text(finder->arena,
                         tr("%s: customers wait %s on average (ASA), nine in "
                            "ten not at all; %s hang up before they are "
                            "answered."),
                         name, duration(finder, wait), share(finder, lost))
            : arena_text(finder->arena,
                         tr("%s: customers wait %s on average (ASA), nine in "
                            "ten at most %s; %s hang up before they are "
                            "answered."),
                         name, duration(finder, wait), duration(finder, p90),
                         share(finder, lost)));
}

static void find_ticket_waits(const struct finder *finder,
                              const struct channel_plan *channel)
{
    const struct figure reply = of(finder, channel, "first_reply_mean_s");
    const struct figure half = of(finder, channel, "first_reply_p50_s");
    const struct figure open = of(finder, channel, "backlog_end");
    const char *name = words_name(finder->arena, channel->name);
    if (isfinite(reply.mean)) {
        say(finder,
            arena_text(finder->arena,
                       tr("%s: the first reply takes %s on average, and %s at "
                          "most for half of the tickets; %s tickets are open "
                          "at the end."),
                       name, duration(finder, reply), duration(finder, half),
                       count(finder, open)));
    } else if (open.mean > 0) {
        say(finder,
            arena_text(finder->arena, tr("%s: %s tickets are open at the end."),
                       name, count(finder, open)));
    }
}

static void find_channel(const struct finder *finder,
                         const struct channel_plan *channel)
{
    find_level(finder, channel);
    if (channel->is_ticket) {
        find_ticket_waits(finder, channel);
    } else {
        find_live_waits(finder, channel);
    }
}

/* The worst first: those furthest below their target; those without one, or
 * without a level, last. */
static size_t worst_channels(const struct finder *finder,
                             struct weekly_saying *out)
{
    const size_t n = figures_channels(finder->figures);
    for (size_t i = 0; i < n; i++) {
        const struct channel_plan *channel =
            figures_channel(finder->figures, i);
        const double lack_frac =
            channel->target_frac - of(finder, channel, "service_level").mean;
        out[i] = (struct weekly_saying){
            .weight = isfinite(lack_frac) ? lack_frac : -HUGE_VAL, .whose = i
        };
    }
    if (n > WEEKLY_NAMED_AT_MOST) {
        weekly_sort(out, n);
    }
    return n;
}

static void find_channels(const struct finder *finder)
{
    struct weekly_saying *worst = arena_alloc(
        finder->arena, figures_channels(finder->figures), sizeof *worst);
    const size_t n = worst_channels(finder, worst);
    const size_t n_told = n > WEEKLY_NAMED_AT_MOST ? TOLD_OF_MANY : n;
    for (size_t i = 0; i < n_told; i++) {
        find_channel(finder, figures_channel(finder->figures, worst[i].whose));
    }
    if (n_told < n) {
        say(finder,
            arena_text(finder->arena,
                       tr("%zu more channels are in the tables."), n - n_told));
    }
}

static void find_team(const struct finder *finder, const char *team)
{
    const struct figure busy =
        figures_of_team(finder->figures, team, "occupancy");
    if (!isfinite(busy.mean)) {
        return;
    }
    const char *name = words_name(finder->arena, team);
    say(finder,
        busy.mean > WEEKLY_BUSY_AT_MOST_FRAC
            ? arena_text(finder->arena,
                         tr("Team %s is busy %s of its time on duty, which is "
                            "hard to keep up for long."),
                         name, share(finder, busy))
            : arena_text(finder->arena,
                         tr("Team %s is busy %s of its time on duty."), name,
                         share(finder, busy)));
}

static void find_teams(const struct finder *finder)
{
    const size_t n = figures_teams(finder->figures);
    struct weekly_saying *busiest =
        arena_alloc(finder->arena, n, sizeof *busiest);
    for (size_t i = 0; i < n; i++) {
        const double busy_frac =
            figures_of_team(finder->figures, figures_team(finder->figures, i),
                            "occupancy")
                .mean;
        busiest[i] = (struct weekly_saying){
            .weight = isfinite(busy_frac) ? busy_frac : -HUGE_VAL, .whose = i
        };
    }
    const size_t n_told = n > WEEKLY_NAMED_AT_MOST ? TOLD_OF_MANY : n;
    if (n_told < n) {
        weekly_sort(busiest, n);
    }
    for (size_t i = 0; i < n_told; i++) {
        find_team(finder, figures_team(finder->figures, busiest[i].whose));
    }
    if (n_told < n) {
        say(finder,
            arena_text(finder->arena,
                       tr("%zu more teams are no busier: see the tables."),
                       n - n_told));
    }
}

/* Teams whose cost the plan does not say; NULL: none. */
static const char *unpriced(const struct finder *finder)
{
    const size_t n_teams = figures_teams(finder->figures);
    const char **names = arena_alloc(finder->arena, n_teams, sizeof *names);
    size_t n = 0;
    for (size_t i = 0; i < n_teams; i++) {
        const char *team = figures_team(finder->figures, i);
        if (isnan(figures_of_team(finder->figures, team, "cost").mean)) {
            names[n++] = words_name(finder->arena, team);
        }
    }
    return n > 0 ? words_list(finder->arena, names, n) : NULL;
}

static void find_cost(const struct finder *finder)
{
    const struct figure week =
        figures_of_centre(finder->figures, "cost_per_week");
    const struct figure each =
        figures_of_centre(finder->figures, "cost_per_contact");
    const char *currency = figures_said(finder->figures, "currency");
    if (!(week.mean > 0) || !isfinite(each.mean) || !currency) {
        return;
    }
    say(finder,
        arena_text(finder->arena,
                   tr("The agents cost %s a week, %s for each contact that "
                      "they answered in the plan."),
                   number_money(finder->arena, week.mean, 0, currency),
                   number_money(finder->arena, each.mean, 2, currency)));
    const char *without = unpriced(finder);
    if (without) {
        say(finder, arena_text(finder->arena,
                               tr("The plan gives no cost of %s: these agents "
                                  "and the contacts they answer are left out "
                                  "of it."),
                               without));
    }
}

void document_findings(struct store *store, const struct figures *figures,
                       struct text_list *out)
{
    const struct finder finder = { figures, out, store_arena(store) };
    if (store_facts(store)->replications == 1) {
        say(&finder, tr("The plan was simulated once, which does not say how "
                        "much of these figures is luck."));
    }
    find_volume(&finder, store_facts(store));
    find_channels(&finder);
    find_teams(&finder);
    find_cost(&finder);
}
