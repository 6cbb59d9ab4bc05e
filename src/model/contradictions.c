/*
 * contradictions.c - what channels, teams and the plan say together.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static struct place place_in(const struct value *group, const char *name)
{
    const struct value *member = value_find(group, name);
    return member ? member->at : group->key;
}

static bool serves(const struct team *team, size_t channel)
{
    for (size_t i = 0; i < team->n_serves; i++) {
        if (team->serves[i] == channel) {
            return true;
        }
    }
    return false;
}

static void check_answered_by(struct reader *reader, size_t i)
{
    const struct channel *channel = &reader->channels[i];
    const struct value *list =
        value_find(reader->channel_values[i], "answered_by");
    const struct value *entry = list ? list->first : NULL;
    for (size_t k = 0; k < channel->n_answered_by && entry; k++) {
        const uint32_t team = channel->answered_by[k].team;
        const struct value *name = value_find(entry, "team");
        const bool read = team < reader->n_teams && name &&
                          name->type == VALUE_TEXT &&
                          strcmp(name->text, reader->team_names[team]) == 0;
        if (read && !serves(&reader->teams[team], i) &&
            value_find(reader->team_values[team], "serves")) {
            complain(reader->complaints, "E-CONFLICT", name->at,
                     arena_text(reader->arena,
                                tr("add \"%s\" to serves of the team"),
                                channel->name),
                     "the team \"%s\" does not serve %s",
                     reader->team_names[team], channel->name);
        }
        for (size_t j = 0; j < k && read; j++) {
            if (channel->answered_by[j].team == team) {
                complain(reader->complaints, "E-DUPLICATE", name->at,
                         "keep one of the two",
                         "channels.%s.answered_by names \"%s\" twice",
                         channel->name, name->text);
            }
        }
        entry = entry->next;
    }
}

static bool sends_to(const struct channel *from, uint32_t to)
{
    for (size_t i = 0; i < from->n_switches; i++) {
        if (from->switches[i].to == to) {
            return true;
        }
    }
    for (size_t i = 0; i < from->n_transfers; i++) {
        if (from->transfers[i].to == to) {
            return true;
        }
    }
    return from->ticket.contacts_again && from->ticket.again_to == to;
}

/* Only a channel that others send to may leave its volume out. */
static void check_volume(struct reader *reader, size_t i)
{
    const struct value *value = reader->channel_values[i];
    if (value->type != VALUE_GROUP || value_find(value, "volume") ||
        value_find(value, "like") ||
        reader_is_misspelt(reader, schema_group("channel"), value, "volume")) {
        return;
    }
    for (size_t j = 0; j < reader->n_channels; j++) {
        if (j != i && sends_to(&reader->channels[j], (uint32_t)i)) {
            return;
        }
    }
    complain(reader->complaints, "E-MISSING", value->key,
             "add volume = \"900 / week\";",
             "channels.%s does not say 'volume'", reader->channel_names[i]);
}

/* With an audience, the hours must be said. */
static void check_hours(struct reader *reader)
{
    const bool neutral = reader->has_audience
                             ? reader->audience == AUDIENCE_NONE
                             : value_find(reader->root, "audience") != NULL;
    if (value_find(reader->root, "opening_hours") || neutral ||
        reader_is_misspelt(reader, schema_group("centre"), reader->root,
                           "opening_hours")) {
        return;
    }
    bool all_say = reader->n_channels > 0;
    for (size_t i = 0; i < reader->n_channels; i++) {
        all_say =
            all_say && value_find(reader->channel_values[i], "opening_hours");
    }
    if (all_say) {
        reader->centre->opening_hours = reader->channels[0].opening_hours;
        return;
    }
    complain(reader->complaints, "E-MISSING", reader->root->at,
             "add opening_hours = ( { days = \"mon-fri\"; from = \"08:00\"; "
             "to = \"20:00\"; } ); or opening_hours = \"always\";",
             "the scenario does not say 'opening_hours'");
}

/* Without a known audience, what a team leaves out is anybody's guess. */
static bool knows_chats_at_once(const struct reader *reader, size_t team)
{
    const struct value *held =
        value_find(reader->team_values[team], "chats_at_once");
    return reader->has_audience || (held && (held->origin == ORIGIN_FILE ||
                                             held->origin == ORIGIN_COMMAND));
}

/* Chats held at once cannot outnumber the speeds given for them. */
static void check_rates(struct reader *reader, size_t i)
{
    const struct channel *channel = &reader->channels[i];
    if (channel->chat.n_rates == 0) {
        return;
    }
    for (size_t t = 0; t < reader->n_teams; t++) {
        const struct team *team = &reader->teams[t];
        if (serves(team, i) && knows_chats_at_once(reader, t) &&
            team->chats_at_once > channel->chat.n_rates) {
            complain(reader->complaints, "E-CONFLICT",
                     place_in(reader->channel_values[i], "rate"),
                     arena_text(reader->arena,
                                tr("write %u speeds, or lower chats_at_once"),
                                (unsigned)team->chats_at_once),
                     "channels.%s.rate has %zu speeds, and %s holds %u chats",
                     channel->name, channel->chat.n_rates, team->name,
                     (unsigned)team->chats_at_once);
        }
    }
}

/* The engine keeps time in 47 bits of microseconds and agents in 16. */
enum { DAYS_AT_MOST = 1600, AGENTS_AT_MOST = 65000 };

static void check_length(struct reader *reader)
{
    const struct plan *plan = &reader->centre->plan;
    const double days =
        plan->n_days + (plan->warm_up_s + plan->run_out_s) / SECONDS_A_DAY;
    const struct value *group = value_find(reader->root, "plan");
    if (group && days > DAYS_AT_MOST) {
        complain(reader->complaints, "E-RANGE", place_in(group, "weeks"),
                 "make weeks, warm_up and run_out shorter",
                 "the plan with its warm_up and run_out lasts %.0f days; it "
                 "can last at most %d",
                 days, DAYS_AT_MOST);
    }
}

static double heads_of(const struct team *team)
{
    double heads = team->staffing == STAFF_NUMBER ? team->agents : 0;
    for (size_t i = 0; i < team->n_daily; i++) {
        heads = fmax(heads, team->daily[i]);
    }
    for (size_t i = 0; i < team->n_steps; i++) {
        heads = fmax(heads, team->steps[i].agents);
    }
    for (size_t i = 0; i < team->n_shifts; i++) {
        heads += team->shifts[i].agents;
    }
    for (size_t i = 0; i < team->n_new_hires; i++) {
        heads += team->new_hires[i].agents;
    }
    return heads;
}

static void check_heads(struct reader *reader)
{
    const struct value *group = value_find(reader->root, "teams");
    double heads = 0;
    for (size_t t = 0; t < reader->n_teams; t++) {
        heads += heads_of(&reader->teams[t]);
    }
    if (group && heads > AGENTS_AT_MOST) {
        complain(reader->complaints, "E-RANGE", group->key,
                 "make a scenario of each part of the centre",
                 "the teams have %.0f agents together; there can be at most %d",
                 heads, AGENTS_AT_MOST);
    }
}

/* Whoever redials at once and for ever never leaves the same instant. */
static void check_redial(struct reader *reader, size_t i)
{
    const struct redial *redial = &reader->channels[i].redial;
    const struct value *said = value_find(reader->channel_values[i], "redial");
    if (said && value_find(said, "after") && redial->probability > 0 &&
        redial->at_most == NO_LIMIT && !(redial->after.mean_s > 0)) {
        complain(reader->complaints, "E-CONFLICT",
                 place_in(reader->channel_values[i], "redial"),
                 "write after = \"10 min\", or at_most = 3",
                 "channels.%s.redial tries again at once and without end",
                 reader->channel_names[i]);
    }
}

void reader_check_centre(struct reader *reader)
{
    check_hours(reader);
    check_length(reader);
    check_heads(reader);
    for (size_t i = 0; i < reader->n_channels; i++) {
        check_answered_by(reader, i);
        check_volume(reader, i);
        check_rates(reader, i);
        check_redial(reader, i);
    }
    reader_check_work(reader);
    reader_check_help(reader);
}
