/*
 * contradictions_rollout.c - what entries of the roll-out say against the plan
 * and against each other.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/units.h"
#include "model/changed_centre.h"
#include "model/course.h"

#include <string.h>

const struct value *reader_rollout_entry(const struct reader *reader,
                                         size_t index)
{
    const struct value *entry = value_find(reader->root, "rollout")->first;
    while (index-- > 0) {
        entry = entry->next;
    }
    return entry;
}

static struct place place_of(const struct reader *reader, size_t index,
                             const char *member)
{
    const struct value *entry = reader_rollout_entry(reader, index);
    const struct value *value = value_find(entry, member);
    return value ? value->at : entry->at;
}

static const char *date_text(const struct reader *reader, int32_t day)
{
    char date[11];
    civil_write_date(day, date);
    return arena_copy_text(reader->arena, date);
}

/* A channel that was launched before belongs to the volumes of today. */
static void check_launch_day(struct reader *reader, size_t index)
{
    const struct plan *plan = &reader->centre->plan;
    const struct rollout *launch = &reader->centre->rollouts[index];
    const int32_t end = plan->start_day + (int32_t)plan->n_days;
    if (launch->what != ROLLOUT_LAUNCH || plan->n_days == 0 ||
        (launch->on_day >= plan->start_day && launch->on_day < end)) {
        return;
    }
    const bool before = launch->on_day < plan->start_day;
    complain(reader->complaints, "E-CONFLICT", place_of(reader, index, "on"),
             before
                 ? tr("a channel that is there already needs no launch: take "
                      "the entry out, or write a day of the plan")
                 : tr("write a day of the plan, or make the plan longer"),
             "%s is launched on %s, and the plan runs from %s to %s",
             launch->title, date_text(reader, launch->on_day),
             date_text(reader, plan->start_day), date_text(reader, end - 1));
}

/* ---- lives ---- */

/* A launch opens a channel that has its own life still before it. */
static void check_launched_life(struct reader *reader, size_t index)
{
    const struct rollout *launch = &reader->centre->rollouts[index];
    const struct channel *of = &reader->channels[launch->channel];
    const char *on = date_text(reader, launch->on_day);
    if (of->has_from && of->from_day > launch->on_day) {
        const char *from = date_text(reader, of->from_day);
        complain(reader->complaints, "E-CONFLICT",
                 place_of(reader, index, "on"),
                 arena_text(reader->arena,
                            tr("write on = \"%s\", or take \"from\" out of "
                               "channels.%s: its launch opens it"),
                            from, of->name),
                 "%s is launched on %s, and is not there before %s", of->name,
                 on, from);
    }
    if (of->has_until && of->until_day <= launch->on_day) {
        complain(reader->complaints, "E-CONFLICT",
                 place_of(reader, index, "on"),
                 arena_text(reader->arena,
                            tr("launch it before that day, or write a later "
                               "\"until\" in channels.%s"),
                            of->name),
                 "%s is launched on %s, and ends on %s", of->name, on,
                 date_text(reader, of->until_day));
    }
}

static void refuse_early_end(struct reader *reader, size_t index,
                             int32_t first_day, bool launched)
{
    const struct rollout *end = &reader->centre->rollouts[index];
    const char *first = date_text(reader, first_day);
    complain(reader->complaints, "E-CONFLICT", place_of(reader, index, "on"),
             arena_text(reader->arena,
                        tr("write a day after %s, or take one of the two out"),
                        first),
             launched ? tr("%s is withdrawn on %s, and launched on %s")
                      : tr("%s is withdrawn on %s, and is not there before "
                           "%s"),
             end->title, date_text(reader, end->on_day), first);
}

/* A withdrawal closes a channel that is there. */
static void check_withdrawn_life(struct reader *reader, size_t index)
{
    const struct rollout *end = &reader->centre->rollouts[index];
    const struct channel *of = &reader->channels[end->channel];
    const struct rollout *launch =
        course_event(reader->centre, end->channel, ROLLOUT_LAUNCH);
    if (launch && end->on_day <= launch->on_day) {
        refuse_early_end(reader, index, launch->on_day, true);
    } else if (of->has_from && end->on_day <= of->from_day) {
        refuse_early_end(reader, index, of->from_day, false);
    }
    if (of->has_until && of->until_day <= end->on_day) {
        complain(
            reader->complaints, "E-CONFLICT", place_of(reader, index, "on"),
            arena_text(reader->arena,
                       tr("take \"until\" out of channels.%s, or "
                          "withdraw it before that day"),
                       of->name),
            "%s is withdrawn on %s, and ends on %s", of->name,
            date_text(reader, end->on_day), date_text(reader, of->until_day));
    }
}

static void check_life(struct reader *reader, size_t index)
{
    switch (reader->centre->rollouts[index].what) {
    case ROLLOUT_LAUNCH:
        check_launched_life(reader, index);
        break;
    case ROLLOUT_WITHDRAW:
        check_withdrawn_life(reader, index);
        break;
    case ROLLOUT_CHANGE:
        break;
    }
}

/* What a withdrawn channel's contacts go to must live longer. */
static void check_goal(struct reader *reader, size_t index, uint32_t to)
{
    static const char hint[] = N_("name channels that are there by then");
    const int32_t on_day = reader->centre->rollouts[index].on_day;
    const char *title = reader->centre->rollouts[index].title;
    const struct channel *goal = &reader->channels[to];
    const struct rollout *end =
        course_event(reader->centre, to, ROLLOUT_WITHDRAW);
    const struct rollout *launch =
        course_event(reader->centre, to, ROLLOUT_LAUNCH);
    const struct place at = place_of(reader, index, "goes_to");
    if (end && end->on_day <= on_day) {
        complain(reader->complaints, "E-CONFLICT", at, hint,
                 "contacts of %s go to %s, which is withdrawn on %s", title,
                 goal->name, date_text(reader, end->on_day));
    }
    if (launch && launch->on_day > on_day) {
        complain(reader->complaints, "E-CONFLICT", at, hint,
                 "contacts of %s go to %s, which is launched on %s", title,
                 goal->name, date_text(reader, launch->on_day));
    }
    if (goal->has_until && goal->until_day <= on_day) {
        complain(reader->complaints, "E-CONFLICT", at, hint,
                 "contacts of %s go to %s, which ends on %s", title, goal->name,
                 date_text(reader, goal->until_day));
    }
    if (goal->has_from && goal->from_day > on_day) {
        complain(reader->complaints, "E-CONFLICT", at, hint,
                 "contacts of %s go to %s, which is not there before %s", title,
                 goal->name, date_text(reader, goal->from_day));
    }
}

static void check_goals(struct reader *reader, size_t index)
{
    const struct rollout *end = &reader->centre->rollouts[index];
    for (size_t k = 0; end->what == ROLLOUT_WITHDRAW && k < end->n_shares;
         k++) {
        check_goal(reader, index, end->shares[k].channel);
    }
}

static bool overlap(const struct rollout *a, const struct rollout *b)
{
    return !(a->has_end && a->end_day <= b->on_day) &&
           !(b->has_end && b->end_day <= a->on_day);
}

/* Changes by a factor multiply; two new values cannot both hold. */
static void check_new_values(struct reader *reader, size_t index)
{
    const struct rollout *list = reader->centre->rollouts;
    const struct rollout *change = &list[index];
    if (change->what != ROLLOUT_CHANGE || change->is_factor) {
        return;
    }
    for (size_t i = 0; i < index; i++) {
        if (list[i].what == ROLLOUT_CHANGE && !list[i].is_factor &&
            strcmp(list[i].path, change->path) == 0 &&
            overlap(&list[i], change)) {
            complain(reader->complaints, "E-CONFLICT",
                     place_of(reader, index, "to"),
                     "end the one before: lasts = \"2 weeks\"; or write by = "
                     "\"+10 %\", which multiplies",
                     "%s has two new values on %s", change->path,
                     date_text(reader, change->on_day > list[i].on_day
                                           ? change->on_day
                                           : list[i].on_day));
            return;
        }
    }
}

/* ---- what changes come to ---- */

static const char *amount_text(const struct reader *reader,
                               const struct schema_row *row, double amount)
{
    switch ((int)row->type) {
    case SCHEMA_SHARE:
        return arena_text(reader->arena, "%.6g %%", 100 * amount);
    case SCHEMA_DURATION:
    case SCHEMA_LAW:
    case SCHEMA_PATIENCE:
        return units_write_duration(reader->arena, amount);
    default:
        return arena_text(reader->arena, "%.6g", amount);
    }
}

static bool is_in_range(const struct schema_row *row, double amount)
{
    const bool excluded = (row->flags & SCHEMA_ABOVE_LEAST) != 0;
    return (excluded ? amount > row->least : amount >= row->least) &&
           (row->most <= 0 || amount <= row->most * (1 + 1e-9));
}

/* Of the heads of a team, which are bounded as they are read. */
static double amount_of(const struct rollout *change)
{
    switch (change->setting) {
    case SETTING_NUMBER:
    case SETTING_NUMBERS: {
        const double *number = change->field;
        return *number;
    }
    case SETTING_COUNT: {
        const uint32_t *count = change->field;
        return *count;
    }
    case SETTING_LAW: {
        const struct distribution *law = change->field;
        return law->mean_s;
    }
    case SETTING_AGENTS: {
        const struct team *team = change->field;
        return team->agents;
    }
    }
    return 0;
}

static void check_amount(struct reader *reader, const struct centre *then,
                         size_t index, int32_t day)
{
    const struct rollout *change = &then->rollouts[index];
    struct setting_place place;
    if (change->what != ROLLOUT_CHANGE || change->changed != CHANGED_SETTING ||
        !reader_find_setting(reader, change->path, &place) ||
        is_in_range(place.row, amount_of(change))) {
        return;
    }
    const char *most =
        place.row->most > 0
            ? arena_text(reader->arena, tr(" and at most %s"),
                         amount_text(reader, place.row, place.row->most))
            : "";
    complain(reader->complaints, "E-RANGE", place_of(reader, index, "change"),
             "change it by less", "%s would be %s on %s; it must be %s %s%s",
             change->path, amount_text(reader, place.row, amount_of(change)),
             date_text(reader, day),
             place.row->flags & SCHEMA_ABOVE_LEAST ? tr("above")
                                                   : tr("at least"),
             amount_text(reader, place.row, place.row->least), most);
}

/* Shares of which at most 100 % can be given away. */
static void check_sums(struct reader *reader, const struct centre *then,
                       int32_t day)
{
    for (size_t c = 0; c < then->n_channels; c++) {
        const struct channel *channel = &then->channels[c];
        double again = channel->redial.probability;
        double passed_on = 0;
        for (size_t i = 0; i < channel->n_switches; i++) {
            again += channel->switches[i].probability;
        }
        for (size_t i = 0; i < channel->n_transfers; i++) {
            passed_on += channel->transfers[i].probability;
        }
        if (again > 1 + 1e-9 || passed_on > 1 + 1e-9) {
            const bool first = again > 1 + 1e-9;
            complain(reader->complaints, "E-RANGE",
                     value_find(reader->root, "rollout")->at,
                     "make them 100 % or less together",
                     "channels.%s: with the changes of %s %s are %.6g %% "
                     "together",
                     channel->name, date_text(reader, day),
                     first ? tr("redial and switch") : tr("transfers"),
                     100 * (first ? again : passed_on));
        }
    }
}

/* Chats by rate need a speed for as many as an agent may hold. */
static void check_rates(struct reader *reader, const struct centre *then,
                        int32_t day)
{
    for (size_t t = 0; t < then->n_teams; t++) {
        const struct team *team = &then->teams[t];
        for (size_t i = 0; i < team->n_serves; i++) {
            const struct channel *channel = &then->channels[team->serves[i]];
            const size_t n_rates = channel->chat.n_rates;
            if (channel->way == WAY_CHAT && n_rates > 0 &&
                team->chats_at_once > n_rates) {
                complain(reader->complaints, "E-CONFLICT",
                         value_find(reader->root, "rollout")->at,
                         "write a speed for each number of chats",
                         "channels.%s.rate has %zu speeds, and %s would hold "
                         "%u chats on %s",
                         channel->name, n_rates, team->name,
                         team->chats_at_once, date_text(reader, day));
            }
        }
    }
}

/* On every day on which something changes, once for each change. */
static void check_changes(struct reader *reader)
{
    const struct centre *centre = reader->centre;
    const int32_t start = centre->plan.start_day;
    const int32_t *days = NULL;
    const size_t n =
        changed_centre_days(centre, start, start + (int32_t)centre->plan.n_days,
                            reader->arena, &days);
    for (size_t i = 0; i < n && complaints_count(reader->complaints) == 0;
         i++) {
        const struct centre *then =
            changed_centre_of(centre, days[i], reader->arena);
        for (size_t k = 0; k < then->n_rollouts; k++) {
            check_amount(reader, then, k, days[i]);
        }
        check_sums(reader, then, days[i]);
        check_rates(reader, then, days[i]);
    }
}

void reader_check_rollout(struct reader *reader)
{
    if (complaints_count(reader->complaints) > 0) {
        return;
    }
    for (size_t i = 0; i < reader->centre->n_rollouts; i++) {
        check_launch_day(reader, i);
        check_life(reader, i);
        check_goals(reader, i);
        check_new_values(reader, i);
    }
    check_changes(reader);
}
