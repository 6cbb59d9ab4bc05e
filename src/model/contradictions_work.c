/*
 * contradictions_work.c - who works on chats and tickets, and when.
 *
 * A chat that nobody holds and a ticket that nobody may start would wait for
 * ever: the file cannot mean that. These rules look at the whole centre, so
 * they keep quiet while any part of it could not be read.
 */
#include "model/reader.h"

#include "base/language.h"
#include "base/text.h"
#include "model/workload.h"

#include <string.h>

static struct place place_in(const struct value *group, const char *name)
{
    const struct value *member = value_find(group, name);
    return member && member->at.line > 0 ? member->at : group->key;
}

static enum way way_of(const struct reader *reader, uint32_t channel)
{
    return reader->channel_kinds[channel]->way;
}

static bool serves_live(const struct reader *reader, const struct team *team)
{
    for (size_t k = 0; k < team->n_serves; k++) {
        if (way_of(reader, team->serves[k]) != WAY_TICKET) {
            return true;
        }
    }
    return false;
}

/* Calls that nobody takes hang up; chats and tickets would wait for ever. */
static bool is_left(const struct reader *reader, size_t i)
{
    return way_of(reader, (uint32_t)i) != WAY_CALL &&
           reader->channels[i].n_answered_by == 0;
}

/* A name that no team has yet. */
static const char *new_team(const struct reader *reader)
{
    const char *name = "desk";
    for (size_t t = 0, n = 2; t < reader->n_teams; t++) {
        if (strcmp(reader->team_names[t], name) == 0) {
            name = arena_text(reader->arena, "desk_%zu", n++);
            t = (size_t)-1;
        }
    }
    return name;
}

/* All of them at once, where the first one stands. */
static void check_somebody(const struct reader *reader)
{
    struct text paths;
    struct text names;
    size_t first = reader->n_channels;
    text_start(&paths, reader->arena);
    text_start(&names, reader->arena);
    for (size_t i = 0; i < reader->n_channels; i++) {
        if (is_left(reader, i)) {
            const char *comma = first < reader->n_channels ? ", " : "";
            text_add(&paths, "%schannels.%s", comma, reader->channel_names[i]);
            text_add(&names, "%s\"%s\"", comma, reader->channel_names[i]);
            first = first < i ? first : i;
        }
    }
    if (first == reader->n_channels) {
        return;
    }
    complain(
        reader->complaints, "E-CONFLICT", reader->channel_values[first]->key,
        arena_text(reader->arena,
                   tr("add %s to serves of a team, or a team to teams: "
                      "%s = { serves = [ %s ]; agents = 12; };"),
                   names.bytes, new_team(reader), names.bytes),
        "no team serves %s: what comes in would wait for ever", paths.bytes);
}

static void check_again(const struct reader *reader, size_t i)
{
    const struct ticket_work *ticket = &reader->channels[i].ticket;
    if (way_of(reader, (uint32_t)i) != WAY_TICKET || !ticket->contacts_again ||
        ticket->again_to != i) {
        return;
    }
    complain(reader->complaints, "E-CONFLICT",
             place_in(reader->channel_values[i], "contacts_again"),
             "write to = \"phone\"; or another channel: the ticket itself "
             "goes on waiting",
             "channels.%s.contacts_again goes to %s itself",
             reader->channel_names[i], reader->channel_names[i]);
}

/* Whether its agents are ever there while none of its live channels is open. */
static bool is_ever_apart(const struct reader *reader,
                          const struct workload *workload, size_t t)
{
    const struct team *team = &reader->teams[t];
    for (size_t q = 0; q < QUARTERS_A_WEEK; q++) {
        double open = 0.0;
        for (size_t k = 0; k < team->n_serves; k++) {
            const uint32_t channel = team->serves[k];
            if (way_of(reader, channel) != WAY_TICKET) {
                open += workload->channels[channel].open_frac[q];
            }
        }
        if (open < 1.0 && workload->teams[t].agents[q] > 0.0) {
            return true;
        }
    }
    return false;
}

static bool has_enough(const struct reader *reader,
                       const struct workload *workload, size_t t)
{
    const struct team *team = &reader->teams[t];
    double most = team->staffing == STAFF_AS_NEEDED ? (double)NO_LIMIT : 0.0;
    for (size_t q = 0; q < QUARTERS_A_WEEK; q++) {
        const double agents = workload->teams[t].agents[q];
        most = agents > most ? agents : most;
    }
    return team->keep_free == 0 || most <= 0.0 || most > team->keep_free;
}

/* Of those who serve it, somebody must be allowed to start a ticket. */
static void check_starts(const struct reader *reader,
                         const struct workload *workload, size_t i)
{
    const struct channel *channel = &reader->channels[i];
    for (size_t k = 0; k < channel->n_answered_by; k++) {
        const uint32_t t = channel->answered_by[k].team;
        const struct team *team = &reader->teams[t];
        const bool apart = team->ticket_work == TICKETS_SEPARATE &&
                           serves_live(reader, team) &&
                           team->staffing != STAFF_AS_NEEDED;
        if (has_enough(reader, workload, t) &&
            (!apart || is_ever_apart(reader, workload, t))) {
            return;
        }
    }
    if (channel->n_answered_by == 0) {
        return;
    }
    const uint32_t t = channel->answered_by[0].team;
    const bool few = !has_enough(reader, workload, t);
    complain(
        reader->complaints, "E-CONFLICT",
        place_in(reader->team_values[t], few ? "keep_free" : "ticket_work"),
        few ? tr("keep fewer agents free than there are")
            : tr("write ticket_work = \"between\", open the live channels for "
                 "shorter, or let another team serve it"),
        few ? tr("nobody may start the tickets of channels.%s: all agents of "
                 "%s "
                 "are kept free")
            : tr("nobody may work the tickets of channels.%s: %s keeps them "
                 "separate, and always has a live channel open"),
        reader->channel_names[i], reader->team_names[t]);
}

static void check_put_aside(const struct reader *reader, size_t t)
{
    const struct team *team = &reader->teams[t];
    if (team->ticket_work != TICKETS_PUT_ASIDE || serves_live(reader, team)) {
        return;
    }
    complain(reader->complaints, "E-CONFLICT",
             place_in(reader->team_values[t], "ticket_work"),
             "leave ticket_work out, or add a phone or chat channel to serves",
             "teams.%s.ticket_work = \"put_aside\" has no live work to put "
             "tickets aside for",
             reader->team_names[t]);
}

/* An agent's attention goes by one of the two, not by both at once. */
static void check_one_law(const struct reader *reader, size_t t)
{
    const struct team *team = &reader->teams[t];
    uint32_t first = NO_INDEX;
    for (size_t k = 0; k < team->n_serves; k++) {
        const uint32_t c = team->serves[k];
        if (way_of(reader, c) != WAY_CHAT) {
            continue;
        }
        if (first == NO_INDEX) {
            first = c;
            continue;
        }
        const bool by_rate = reader->channels[c].chat.n_rates > 0;
        if (by_rate != (reader->channels[first].chat.n_rates > 0)) {
            complain(reader->complaints, "E-CONFLICT",
                     place_in(reader->team_values[t], "serves"),
                     "say both by messages, or both by rate, or give each a "
                     "team of its own",
                     "teams.%s serves %s by %s and %s by %s: one agent cannot "
                     "hold both",
                     reader->team_names[t], reader->channel_names[first],
                     by_rate ? "messages" : "rate", reader->channel_names[c],
                     by_rate ? "rate" : "messages");
            return;
        }
    }
}

void reader_check_work(struct reader *reader)
{
    if (complaints_count(reader->complaints) > 0) {
        return;
    }
    const struct workload workload =
        workload_estimate(reader->centre, reader->arena);
    check_somebody(reader);
    for (size_t i = 0; i < reader->n_channels; i++) {
        check_again(reader, i);
        if (way_of(reader, (uint32_t)i) == WAY_TICKET) {
            check_starts(reader, &workload, i);
        }
    }
    for (size_t t = 0; t < reader->n_teams; t++) {
        check_put_aside(reader, t);
        check_one_law(reader, t);
    }
}
