/*
 * sentences_team.c - teams, and how contacts find them.
 */
#include "model/sentences.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/units.h"
#include <math.h>

struct about {
    struct teller *teller;
    const struct team *team;
    const struct workload_team *work;
};

static const char *path(const struct about *about, const char *name)
{
    return tell_path(about->teller, "teams", about->team->name, name);
}

static const char *clock_text(const struct about *about, double seconds)
{
    const double midnight_s = SECONDS_A_DAY;
    return units_write_clock(about->teller->arena, seconds > midnight_s
                                                       ? seconds - midnight_s
                                                       : seconds);
}

static const char *agents_text(const struct about *about, uint32_t n)
{
    return arena_text(about->teller->arena, tr_n("%u agent", "%u agents", n),
                      n);
}

static const char *breaks_text(const struct about *about,
                               const struct shift *shift)
{
    const char *list = NULL;
    for (size_t i = 0; i < shift->n_breaks; i++) {
        const struct break_rule *rule = &shift->breaks[i];
        const char *spread =
            rule->spread_s > 0.0
                ? arena_text(about->teller->arena, tr(" to %s"),
                             clock_text(about, rule->from_s + rule->spread_s))
                : (shift->agents > 1 ? tr(", all together") : "");
        list = tell_list(about->teller, list,
                         arena_text(about->teller->arena, tr("%s from %s%s"),
                                    tell_duration(about->teller, rule->lasts_s),
                                    clock_text(about, rule->from_s), spread));
    }
    return list ? arena_text(about->teller->arena, tr("; break %s"), list) : "";
}

static void tell_shift(const struct about *about, const struct shift *shift)
{
    struct teller *teller = about->teller;
    const char *life = "";
    if (shift->has_since) {
        life = arena_text(teller->arena, tr(", from %s on"),
                          tell_day(teller, shift->since_day));
    }
    if (shift->has_until) {
        life = arena_text(teller->arena, tr("%s, until %s"), life,
                          tell_day(teller, shift->until_day - 1));
    }
    const char *where =
        path(about, arena_text(teller->arena, "shifts.%s", shift->name));
    tell(teller, where,
         shift->to_s > SECONDS_A_DAY
             ? tr("Shift %s: %s, %s %s to %s the next day%s%s.")
             : tr("Shift %s: %s, %s %s to %s%s%s."),
         shift->name, agents_text(about, shift->agents),
         tell_days(teller, shift->days_mask), clock_text(about, shift->from_s),
         clock_text(about, shift->to_s), life, breaks_text(about, shift));
}

static void tell_staffing(const struct about *about)
{
    const struct team *team = about->team;
    struct teller *teller = about->teller;
    uint32_t most = 0;
    switch (team->staffing) {
    case STAFF_NUMBER:
        tell(teller, path(about, "agents"), "%s while open.",
             agents_text(about, team->agents));
        break;
    case STAFF_DAILY:
        for (size_t i = 0; i < team->n_daily; i++) {
            most = team->daily[i] > most ? team->daily[i] : most;
        }
        tell(teller, path(about, "agents"),
             "Agents by a list of %zu numbers a day, at most %u.",
             team->n_daily, most);
        break;
    case STAFF_STEPS:
        for (size_t i = 0; i < team->n_steps; i++) {
            most = team->steps[i].agents > most ? team->steps[i].agents : most;
        }
        tell(teller, path(about, "agents"),
             "Agents by a file of %zu steps, at most %u.", team->n_steps, most);
        break;
    case STAFF_SHIFTS:
        for (size_t i = 0; i < team->n_shifts; i++) {
            tell_shift(about, &team->shifts[i]);
        }
        break;
    case STAFF_AS_NEEDED:
        tell(teller, path(about, "agents"),
             "The number of agents is to be found; run refuses it until it is "
             "a number.");
        break;
    }
}

static bool is_interrupted(const struct team *team)
{
    for (size_t i = 0; i < team->n_shifts; i++) {
        if (team->shifts[i].n_breaks > 0) {
            return true;
        }
    }
    return team->n_away > 0;
}

static void tell_presence(const struct about *about)
{
    const struct team *team = about->team;
    struct teller *teller = about->teller;
    if (team->absence_frac > 0.0) {
        tell(teller, path(about, "absence"), "On a day %s are absent.",
             tell_share(teller, team->absence_frac));
    }
    if (team->shrinkage_frac > 0.0) {
        tell(teller, path(about, "shrinkage"),
             "Of the others, %s of the time is paid but not on duty.",
             tell_share(teller, team->shrinkage_frac));
    }
    for (size_t i = 0; i < team->n_away; i++) {
        const struct away_rule *rule = &team->away[i];
        tell(teller, path(about, "away"), "Away for %s: %s from %s, %s, %s.",
             rule->name ? rule->name : tr("something else"),
             tell_days(teller, rule->days_mask),
             clock_text(about, rule->from_s),
             tell_duration(teller, rule->lasts_s),
             tell_share(teller, rule->share_frac));
    }
    if (team->staffing != STAFF_AS_NEEDED) {
        tell(teller, NULL,
             is_interrupted(team)
                 ? tr("Expected: %s hours scheduled in a week without breaks "
                      "and meetings, %s of them at work.")
                 : tr("Expected: %s hours scheduled in a week, %s of them at "
                      "work."),
             tell_number(teller, about->work->scheduled_s_a_week / 3600.0, 4),
             tell_number(teller, about->work->present_s_a_week / 3600.0, 4));
    }
}

static void tell_comings(const struct about *about)
{
    const struct team *team = about->team;
    struct teller *teller = about->teller;
    for (size_t i = 0; i < team->n_new_hires; i++) {
        const struct new_hire *hire = &team->new_hires[i];
        tell(teller, path(about, "new_hires"),
             "%s more from %s, at %s of full speed and at full speed after %s.",
             agents_text(about, hire->agents), tell_day(teller, hire->on_day),
             tell_share(teller, hire->starts_at),
             tell_duration(teller, hire->full_speed_after_s));
    }
    if (team->turnover_a_year > 0.0) {
        tell(teller, path(about, "turnover"), "%s leave in a year.",
             tell_share(teller, team->turnover_a_year));
        if (isinf(team->replaced_after_s)) {
            tell(teller, path(about, "replaced_after"),
                 "Nobody replaces them.");
        } else {
            tell(teller, path(about, "replaced_after"),
                 "Each is replaced after %s.",
                 tell_duration(teller, team->replaced_after_s));
        }
    }
}

static bool serves(const struct about *about, enum way way)
{
    for (size_t i = 0; i < about->team->n_serves; i++) {
        const uint32_t channel = about->team->serves[i];
        if (about->teller->centre->channels[channel].way == way) {
            return true;
        }
    }
    return false;
}

static void tell_ticket_rules(const struct about *about)
{
    struct teller *teller = about->teller;
    switch (about->team->ticket_work) {
    case TICKETS_BETWEEN:
        tell(teller, path(about, "ticket_work"),
             "Tickets are started when no live work waits, and finished.");
        break;
    case TICKETS_PUT_ASIDE:
        tell(teller, path(about, "ticket_work"),
             "Tickets are put aside for live work.");
        tell(teller, path(about, "resume_cost"),
             "Taking one up again costs %s.",
             tell_duration(teller, about->team->resume_cost_s));
        break;
    case TICKETS_SEPARATE:
        tell(teller, path(about, "ticket_work"),
             "Tickets are started only while no live channel of the team is "
             "open.");
        break;
    }
    if (about->team->keep_free > 0) {
        tell(teller, path(about, "keep_free"), "Kept free for live work: %s.",
             agents_text(about, about->team->keep_free));
    }
}

static void tell_ways(const struct about *about)
{
    const struct team *team = about->team;
    struct teller *teller = about->teller;
    if (serves(about, WAY_CHAT)) {
        tell(teller, path(about, "chats_at_once"),
             tr_n("An agent has up to %u chat at once.",
                  "An agent has up to %u chats at once.", team->chats_at_once),
             team->chats_at_once);
    }
    if (serves(about, WAY_TICKET)) {
        tell_ticket_rules(about);
    }
    for (size_t i = 0; i < team->n_serves; i++) {
        const uint32_t channel = team->serves[i];
        if (team->speed[channel] != 1.0) {
            tell(teller, path(about, "speed"),
                 "At %s they work at %s times the usual speed.",
                 teller->centre->channels[channel].name,
                 tell_number(teller, team->speed[channel], 3));
        }
    }
    if (team->has_cost) {
        tell(teller, path(about, "cost"), "A paid hour costs %s %s.",
             teller->centre->plan.currency,
             tell_number(teller, team->cost_an_hour, 6));
    }
}

void tell_teams(struct teller *teller)
{
    for (size_t i = 0; i < teller->centre->n_teams; i++) {
        const struct team *team = &teller->centre->teams[i];
        const struct about about = { teller, team, &teller->workload.teams[i] };
        const char *list = NULL;
        for (size_t k = 0; k < team->n_serves; k++) {
            list = tell_list(teller, list,
                             teller->centre->channels[team->serves[k]].name);
        }
        tell_heading(teller, "Team %s", team->name);
        tell(teller, path(&about, "serves"), "Serves %s.",
             list ? list : tr("nothing"));
        tell_staffing(&about);
        tell_presence(&about);
        tell_comings(&about);
        tell_ways(&about);
    }
}

static const char *agent_words(enum agent_rule rule)
{
    switch (rule) {
    case AGENT_LONGEST_IDLE:
        return tr("who has been free longest");
    case AGENT_LEAST_LOADED:
        return tr("who has the fewest chats");
    case AGENT_RANDOM:
        return tr("any, by chance");
    case AGENT_IN_ORDER:
        return tr("the first of the list");
    }
    return "";
}

static const char *team_words(enum team_rule rule)
{
    switch (rule) {
    case TEAM_IN_ORDER:
        return tr("in the order in which they are named");
    case TEAM_ANY:
        return tr("all as one");
    case TEAM_SPECIALIST_FIRST:
        return tr("first the team that serves the fewest channels");
    }
    return "";
}

static const char *contact_words(enum contact_rule rule)
{
    switch (rule) {
    case CONTACT_PRIORITY:
        return tr("by priority, then the one that has waited longest");
    case CONTACT_OLDEST:
        return tr("the one that has waited longest");
    case CONTACT_DUE_FIRST:
        return tr("the one that is due first");
    case CONTACT_LONGEST_QUEUE:
        return tr("one of the longest queue");
    case CONTACT_IN_ORDER:
        return tr("in the order of what the team serves");
    }
    return "";
}

void tell_routing(struct teller *teller)
{
    const struct routing *routing = &teller->centre->routing;
    tell_heading(teller, "Routing");
    tell(teller, "routing.team", "Of several teams: %s.",
         team_words(routing->team));
    tell(teller, "routing.agent", "Of several free agents: %s.",
         agent_words(routing->agent));
    tell(teller, "routing.contact", "Of several that wait: %s.",
         contact_words(routing->contact));
    if (!routing->chats_while_calls_wait) {
        tell(teller, "routing.chats_while_calls_wait",
             "While a call waits, agents with chats take no new chat.");
    }
}
