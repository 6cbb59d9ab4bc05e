/*
 * checks.c - one function a doubt, called for every channel, team or entry.
 *
 * A doubt is written as what is seen and what was to be expected; it never
 * says that the file is wrong.
 */
#include "model/checks_inner.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "base/units.h"
#include "model/benchmarks.h"
#include "model/defaults.h"
#include "model/load.h"
#include <math.h>
#include <string.h>

static const double handling_apart = 3.0;
static const double occupancy_at_most_frac = 0.92;
enum { CHATS_AT_MOST = 5 };

void doubt(struct doubts *doubts, const char *path, const char *sentence)
{
    const size_t n = doubts->n;
    doubts->paths = arena_grow(doubts->arena, doubts->paths, n, n + 1,
                               sizeof *doubts->paths);
    doubts->sentences = arena_grow(doubts->arena, doubts->sentences, n, n + 1,
                                   sizeof *doubts->sentences);
    doubts->paths[n] = path;
    doubts->sentences[n] = sentence;
    doubts->n = n + 1;
}

const char *doubt_channel_path(const struct doubts *doubts,
                               const struct channel *channel, const char *name)
{
    return arena_text(doubts->arena, "channels.%s.%s", channel->name, name);
}

/* The benchmark's mean, 0 when it has none for such a channel. */
static double benchmark_s(const struct doubts *doubts,
                          const struct channel *channel, const char **source)
{
    const struct default_value *row = default_find(
        doubts->centre->audience, "channel", channel->kind, "handle_time");
    if (!row || row->value[0] != '"') {
        return 0.0;
    }
    char *bare = arena_copy_text(doubts->arena, row->value + 1);
    bare[strcspn(bare, "\"")] = '\0';
    double mean_s = 0.0;
    *source = row->source;
    return units_read_duration(bare, &mean_s, NULL) ? mean_s : 0.0;
}

static void doubt_handling(struct doubts *doubts, const struct channel *channel)
{
    const bool by_messages =
        channel->way == WAY_CHAT && channel->chat.n_rates == 0;
    const char *source = "";
    const double usual_s = benchmark_s(doubts, channel, &source);
    const double mean_s = channel->handle_time.mean_s;
    if (by_messages || usual_s <= 0.0 ||
        (mean_s * handling_apart >= usual_s &&
         mean_s <= usual_s * handling_apart)) {
        return;
    }
    doubt(
        doubts, doubt_channel_path(doubts, channel, "handle_time"),
        arena_text(doubts->arena,
                   tr("handling takes %s on average, where %s is usual for %s "
                      "(%s)"),
                   number_exact_duration(doubts->arena, mean_s),
                   number_exact_duration(doubts->arena, usual_s),
                   audience_name(doubts->centre->audience),
                   tr(benchmarks_title(source))));
}

static void doubt_patience(struct doubts *doubts, const struct channel *channel)
{
    const double patience_s = channel->patience.mean_s;
    if (channel->way == WAY_TICKET || !channel->target.set ||
        channel->patience.shape == SHAPE_NEVER ||
        patience_s >= channel->target.within_s) {
        return;
    }
    doubt(doubts, doubt_channel_path(doubts, channel, "patience"),
          arena_text(
              doubts->arena,
              tr("customers hang up after %s on average, sooner than the "
                 "target of %s"),
              number_exact_duration(doubts->arena, patience_s),
              number_exact_duration(doubts->arena, channel->target.within_s)));
}

static void doubt_rates(struct doubts *doubts, const struct channel *channel)
{
    const struct chat_work *chat = &channel->chat;
    for (size_t i = 1; channel->way == WAY_CHAT && i < chat->n_rates; i++) {
        if (chat->rates[i] < chat->rates[i - 1]) {
            doubt(doubts, doubt_channel_path(doubts, channel, "rate"),
                  arena_text(
                      doubts->arena,
                      tr("an agent with %zu chats gets less done than with "
                         "%zu (%s against %s)"),
                      i + 1, i, number_short(doubts->arena, chat->rates[i], 6),
                      number_short(doubts->arena, chat->rates[i - 1], 6)));
            return;
        }
    }
}

static bool serves_chats(const struct centre *centre, const struct team *team)
{
    for (size_t i = 0; i < team->n_serves; i++) {
        if (centre->channels[team->serves[i]].way == WAY_CHAT) {
            return true;
        }
    }
    return false;
}

/* Agents who are only there when nothing that they serve is open. */
static bool is_idle_for_ever(const struct doubts *doubts, size_t team_index)
{
    const struct team *team = &doubts->centre->teams[team_index];
    double met = 0.0;
    for (size_t k = 0; k < team->n_serves; k++) {
        const double *open =
            doubts->workload.channels[team->serves[k]].open_frac;
        for (size_t i = 0; i < QUARTERS_A_WEEK; i++) {
            met += open[i] * doubts->workload.teams[team_index].agents[i];
        }
    }
    return met <= 0.0 && team->staffing != STAFF_AS_NEEDED;
}

static void doubt_team(struct doubts *doubts, size_t team_index)
{
    const struct team *team = &doubts->centre->teams[team_index];
    if (serves_chats(doubts->centre, team) &&
        team->chats_at_once > CHATS_AT_MOST) {
        doubt(
            doubts,
            arena_text(doubts->arena, "teams.%s.chats_at_once", team->name),
            arena_text(doubts->arena,
                       tr("%u chats at once are more than people keep up with; "
                          "2 or 3 are usual"),
                       team->chats_at_once));
    }
    const double present_s =
        doubts->workload.teams[team_index].present_s_a_week;
    if (present_s > 0.0 && is_idle_for_ever(doubts, team_index)) {
        doubt(
            doubts, arena_text(doubts->arena, "teams.%s", team->name),
            tr("its agents are scheduled only when no channel that they serve "
               "is open"));
    }
}

static const char *group_path(const struct doubts *doubts, const size_t *group,
                              size_t which)
{
    const char *names = NULL;
    for (size_t t = 0; t < doubts->centre->n_teams; t++) {
        const char *name = doubts->centre->teams[t].name;
        if (group[t] == which) {
            names = names ? arena_text(doubts->arena, "%s, %s", names, name)
                          : arena_text(doubts->arena, "teams.%s", name);
        }
    }
    return names;
}

static const char *overload_words(const struct doubts *doubts,
                                  const struct load *load)
{
    return arena_text(
        doubts->arena,
        tr("%.0f hours of work a week for %.0f hours of agents at work: "
           "occupancy would be %s, and above 92 %% waiting grows out of hand"),
        load->work_s_a_week / 3600.0, load->present_s_a_week / 3600.0,
        number_share(doubts->arena,
                     load->work_s_a_week / load->present_s_a_week));
}

static double frac_of(const struct load *load)
{
    return load->work_s_a_week / load->present_s_a_week;
}

/* "from 11 Jan 2027 to 24 Jan 2027": the days until the list has day `next`,
 * or until the plan ends. */
static const char *days_written(const struct doubts *doubts,
                                const struct load_day *first,
                                const struct load_day *next)
{
    const char *date = date_written(doubts->arena, first->day);
    if (!next) {
        return arena_text(doubts->arena,
                          first->is_gradual ? tr("from about %s on")
                                            : tr("from %s on"),
                          date);
    }
    if (next->day - first->day == 1) {
        return arena_text(doubts->arena, tr("on %s"), date);
    }
    return arena_text(doubts->arena, tr("from %s to %s"), date,
                      date_written(doubts->arena, next->day - 1));
}

/* The first days on which there is work and nobody for it; NULL: none. */
static const char *nobody_there(const struct doubts *doubts,
                                const struct load_day *days, size_t n,
                                size_t which)
{
    size_t first = 0;
    while (first < n && !load_has_nobody(&days[first].settled[which])) {
        first++;
    }
    size_t next = first;
    while (next < n && load_has_nobody(&days[next].settled[which])) {
        next++;
    }
    if (first == n) {
        return NULL;
    }
    return arena_text(
        doubts->arena,
        tr("%s, %.0f hours of work a week and no agents at work"),
        days_written(doubts, &days[first], next < n ? &days[next] : NULL),
        days[first].settled[which].work_s_a_week / 3600.0);
}

/* Days in a row with too few agents, from the first on. */
static const char *overload_from(const struct doubts *doubts,
                                 const struct load_day *days, size_t n,
                                 size_t which)
{
    const struct load *worst = &days[0].settled[which];
    size_t next = 1;
    while (next < n &&
           load_is_above(&days[next].settled[which], occupancy_at_most_frac)) {
        const struct load *load = &days[next].settled[which];
        worst = frac_of(load) > frac_of(worst) ? load : worst;
        next++;
    }
    return arena_text(doubts->arena,
                      worst == &days[0].settled[which] ? "%s, %s"
                                                       : tr("%s, at worst %s"),
                      days_written(doubts, days, next < n ? &days[next] : NULL),
                      overload_words(doubts, worst));
}

/* Of a group that has enough agents over the plan: the first days on which it
 * has not; NULL: there are none. */
static const char *overload_later(const struct doubts *doubts,
                                  const struct load_day *days, size_t n,
                                  size_t which)
{
    for (size_t i = 0; i < n; i++) {
        const struct load *first = &days[i].at_first[which];
        if (load_is_above(&days[i].settled[which], occupancy_at_most_frac)) {
            return overload_from(doubts, &days[i], n - i, which);
        }
        if (load_is_above(first, 1.0)) {
            return arena_text(doubts->arena,
                              tr("from %s on and for a while, %s"),
                              date_written(doubts->arena, days[i].day),
                              overload_words(doubts, first));
        }
    }
    return NULL;
}

/* Where nobody is there for a while, the mean over the plan says little; who
 * is never there is doubted with the channels. */
static void doubt_group(struct doubts *doubts, const char *path,
                        const struct load *plan, const char *nobody,
                        const char *later)
{
    if (nobody && plan->present_s_a_week > 0.0) {
        doubt(doubts, path, nobody);
    } else if (load_is_above(plan, occupancy_at_most_frac)) {
        doubt(doubts, path, overload_words(doubts, plan));
        return;
    }
    if (later) {
        doubt(doubts, path, later);
    }
}

static void doubt_occupancy(struct doubts *doubts)
{
    const struct centre *centre = doubts->centre;
    size_t group[TEAMS_AT_MOST];
    struct load plan[TEAMS_AT_MOST];
    size_t n = 0;
    load_tie(centre, group);
    load_of(centre, &doubts->workload, group, plan);
    const struct load_day *days =
        load_days(centre, group, occupancy_at_most_frac, doubts->arena, &n);
    for (size_t which = 0; which < centre->n_teams; which++) {
        doubt_group(doubts, group_path(doubts, group, which), &plan[which],
                    nobody_there(doubts, days, n, which),
                    overload_later(doubts, days, n, which));
    }
}

void scenario_plausibility(const struct centre *centre, struct arena *arena,
                           const char ***out_paths, const char ***out_sentences,
                           size_t *out_n)
{
    struct doubts doubts = { .centre = centre, .arena = arena };
    doubts.workload = workload_estimate(centre, arena);
    for (size_t i = 0; i < centre->n_channels; i++) {
        doubt_handling(&doubts, &centre->channels[i]);
        doubt_patience(&doubts, &centre->channels[i]);
        doubt_rates(&doubts, &centre->channels[i]);
        doubt_service(&doubts, i);
    }
    for (size_t i = 0; i < centre->n_teams; i++) {
        doubt_team(&doubts, i);
    }
    doubt_occupancy(&doubts);
    doubt_counts(&doubts);
    doubt_dates(&doubts);
    doubt_moves(&doubts);
    doubt_authors(&doubts);
    *out_paths = doubts.paths;
    *out_sentences = doubts.sentences;
    *out_n = doubts.n;
}
