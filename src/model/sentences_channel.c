/*
 * sentences_channel.c - a channel: what comes, what it takes, what customers
 * do, what is promised.
 */
#include "model/sentences.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/number.h"
#include "model/defaults.h"
#include <math.h>
#include <string.h>

struct about {
    struct teller *teller;
    const struct channel *channel;
    const struct workload_channel *work;
};

static const char *path(const struct about *about, const char *name)
{
    return tell_path(about->teller, "channels", about->channel->name, name);
}

static const char *name_of(const struct about *about, uint32_t channel)
{
    return about->teller->centre->channels[channel].name;
}

/* Not grouped, with so many decimals. */
static const char *plain(const struct about *about, double value, int decimals)
{
    return number_plain(about->teller->arena, value, decimals);
}

static double lowest(const double *list, size_t n)
{
    double low = list[0];
    for (size_t i = 1; i < n; i++) {
        low = fmin(low, list[i]);
    }
    return low;
}

static double highest(const double *list, size_t n)
{
    double high = list[0];
    for (size_t i = 1; i < n; i++) {
        high = fmax(high, list[i]);
    }
    return high;
}

/* Dated counts are a pattern themselves, unless they are of whole days. */
static bool follows_pattern(const struct volume *volume)
{
    return volume->basis != VOLUME_COUNTS ||
           fmod(volume->counts[0].length_s, SECONDS_A_DAY) <= 0.0;
}

static void tell_volume(const struct about *about)
{
    const struct volume *volume = &about->channel->volume;
    struct teller *teller = about->teller;
    const char *where = path(about, "volume");
    switch (volume->basis) {
    case VOLUME_NONE:
        tell(teller, where,
             "It has no volume of its own: contacts come from "
             "other channels.");
        break;
    case VOLUME_PER_WEEK:
        tell(teller, where, "An ordinary week brings %s first contacts.",
             tell_number(teller, volume->amount, 6));
        break;
    case VOLUME_PER_DAY:
        tell(teller, where,
             about->channel->any_time
                 ? tr("A day brings %s first contacts.")
                 : tr("A day that is open brings %s first contacts."),
             tell_number(teller, volume->amount, 6));
        break;
    case VOLUME_PER_HOUR:
        tell(teller, where,
             about->channel->any_time
                 ? tr("An hour brings %s first contacts.")
                 : tr("An hour that is open brings %s first contacts."),
             tell_number(teller, volume->amount, 6));
        break;
    case VOLUME_LIST:
        tell(
            teller, where,
            "%zu weeks have a volume each, from %s to %s first contacts.",
            volume->n_weeks,
            tell_number(teller, lowest(volume->per_week, volume->n_weeks), 6),
            tell_number(teller, highest(volume->per_week, volume->n_weeks), 6));
        break;
    case VOLUME_COUNTS:
        tell(teller, where,
             "Its volume is %zu dated counts of a file, of %s each.",
             volume->n_counts,
             tell_duration(teller, volume->counts[0].length_s));
        if (follows_pattern(volume)) {
            tell(teller, where,
                 about->channel->any_time
                     ? tr("Each is spread over its day.")
                     : tr("Each is spread over the hours that are open."));
        }
        break;
    }
}

/* "mon 18 %" */
static const char *weekday_share(const struct about *about, size_t weekday,
                                 double frac)
{
    struct arena *arena = about->teller->arena;
    return arena_text(
        arena, "%s %s", tell_weekday(weekday),
        number_percent(arena, number_fixed(arena, 100.0 * frac, 0)));
}

static void tell_weekdays(const struct about *about)
{
    double sum = 0.0;
    for (size_t day = 0; day < DAYS_A_WEEK; day++) {
        sum += about->channel->weekday_pattern[day];
    }
    if (!about->channel->has_weekday_pattern || sum <= 0.0 ||
        about->channel->volume.basis == VOLUME_COUNTS) {
        return;
    }
    const char *list = NULL;
    for (size_t day = 0; day < DAYS_A_WEEK; day++) {
        const double weight = about->channel->weekday_pattern[day];
        if (weight > 0.0) {
            list = tell_list(about->teller, list,
                             weekday_share(about, day, weight / sum));
        }
    }
    tell(about->teller, path(about, "weekday_pattern"), "Over the week: %s.",
         list);
}

static void tell_demand(const struct about *about)
{
    const struct channel *channel = about->channel;
    const struct workload_channel *work = about->work;
    struct teller *teller = about->teller;
    const double week_factor = pow(channel->growth_a_day, DAYS_A_WEEK);
    tell_volume(about);
    if (fabs(week_factor - 1.0) > 1e-9) {
        tell(teller, path(about, "growth"),
             "From the plan's start it changes %s a week.",
             tell_change(teller, week_factor, 3));
    }
    tell_weekdays(about);
    const char *pattern = tell_value(teller, path(about, "daily_pattern"));
    const bool is_name = pattern && !strpbrk(pattern, "[({");
    if (channel->n_daily_pattern > 0 && follows_pattern(&channel->volume)) {
        tell(teller, path(about, "daily_pattern"), "Over the day: %s.",
             is_name
                 ? arena_text(teller->arena, tr("the pattern \"%s\""), pattern)
                 : arena_text(teller->arena, tr("%zu weights of your own"),
                              channel->n_daily_pattern));
    }
    if (channel->day_variation_cv > 0.0) {
        tell(teller, path(about, "day_variation"),
             "Days of the same weekday differ by %s, beyond chance.",
             tell_share(teller, channel->day_variation_cv));
    }
    tell(teller, NULL,
         work->life_frac < 1.0
             ? tr("Expected: %s contacts and %s hours of work a week, and a "
                  "load of %s erlang while open (%s hours a week), on the days "
                  "that it is there.")
             : tr("Expected: %s contacts and %s hours of work a week, and a "
                  "load of %s erlang while open (%s hours a week)."),
         plain(about, work->contacts_a_week, 0),
         plain(about, work->contacts_a_week * work->work_s_a_contact / 3600.0,
               1),
         plain(about, workload_erlang(work), 2),
         tell_number(teller, work->open_s_a_week / 3600.0, 4));
}

static void tell_wrap_up(const struct about *about)
{
    if (about->channel->wrap_up.mean_s > 0.0) {
        tell(about->teller, path(about, "wrap_up"), "Then wrap-up: %s.",
             tell_law(about->teller, &about->channel->wrap_up));
    }
}

static const char *about_minutes(const struct about *about, double seconds)
{
    return arena_text(about->teller->arena, tr("%s min"),
                      plain(about, seconds / 60.0, 1));
}

static void tell_chat_work(const struct about *about)
{
    const struct chat_work *chat = &about->channel->chat;
    struct teller *teller = about->teller;
    if (chat->n_rates > 0) {
        tell(teller, path(about, "handle_time"), "A chat alone takes %s.",
             tell_law(teller, &about->channel->handle_time));
        tell(teller, path(about, "rate"),
             "With %zu chats an agent works at %s times the speed of one.",
             chat->n_rates,
             tell_number(teller, chat->rates[chat->n_rates - 1], 3));
        return;
    }
    tell(teller, path(about, "messages"),
         "An agent sends %s messages in a chat.",
         tell_number(teller, chat->messages_mean, 3));
    tell(teller, path(about, "compose"), "Writing a message takes %s.",
         tell_law(teller, &chat->compose));
    tell(teller, path(about, "customer_reply"), "A customer answers in %s.",
         tell_law(teller, &chat->customer_reply));
    if (chat->gone_frac > 0.0) {
        tell(teller, path(about, "gone"), "%s of the customers stop answering.",
             tell_share(teller, chat->gone_frac));
        tell(teller, path(about, "idle_close"),
             "Then the place is free again after %s.",
             tell_duration(teller, chat->idle_close_s));
    }
    tell(teller, NULL,
         "So a chat lasts about %s from answer to last message, and the agent "
         "writes for %s of it.",
         about_minutes(about, workload_chat_s(about->channel)),
         about_minutes(about, workload_writing_s(about->channel)));
}

static void tell_tickets_life(const struct about *about)
{
    const struct ticket_work *ticket = &about->channel->ticket;
    struct teller *teller = about->teller;
    tell(teller, path(about, "replies_per_ticket"),
         ticket->replies_mean == 1.0
             ? tr("A ticket needs %s reply until it is solved.")
             : tr("A ticket needs %s replies until it is solved."),
         tell_number(teller, ticket->replies_mean, 3));
    tell(teller, path(about, "customer_reply"),
         "Between replies the customer takes %s.",
         tell_law(teller, &ticket->customer_reply));
    if (ticket->hold_probability > 0.0) {
        tell(teller, path(about, "hold"),
             "After %s of the replies somebody else must answer first, in %s.",
             tell_share(teller, ticket->hold_probability),
             tell_law(teller, &ticket->hold_lasts));
    }
    if (ticket->reopen_probability > 0.0) {
        tell(teller, path(about, "reopen"), "%s come back after %s.",
             tell_share(teller, ticket->reopen_probability),
             tell_law(teller, &ticket->reopen_after));
    }
    if (ticket->contacts_again) {
        tell(teller, path(about, "contacts_again"),
             "Without a reply, %s turn to %s after %s.",
             tell_share(teller, ticket->again_probability),
             name_of(about, ticket->again_to),
             tell_law(teller, &ticket->again_patience));
        tell(teller, path(about, "contacts_again.merge_share"),
             "When they are answered there, the ticket's next reply takes %s "
             "of its time.",
             tell_share(teller, ticket->merge_share_frac));
    }
    if (ticket->backlog_tickets > 0) {
        tell(teller, path(about, "backlog_at_start"),
             tr_n("%u ticket waits at the start, the oldest for %s.",
                  "%u tickets wait at the start, the oldest for %s.",
                  ticket->backlog_tickets),
             ticket->backlog_tickets,
             tell_duration(teller, ticket->backlog_oldest_s));
    }
}

static void tell_work(const struct about *about)
{
    struct teller *teller = about->teller;
    const struct distribution *handling = &about->channel->handle_time;
    switch (about->channel->way) {
    case WAY_CALL:
        tell(teller, path(about, "handle_time"), "A conversation takes %s.",
             tell_law(teller, handling));
        break;
    case WAY_CHAT:
        tell_chat_work(about);
        break;
    case WAY_TICKET:
        tell(teller, path(about, "handle_time"), "A reply takes %s.",
             tell_law(teller, handling));
        tell_tickets_life(about);
        break;
    }
    tell_wrap_up(about);
}

static void tell_limits(const struct about *about)
{
    const struct channel *channel = about->channel;
    struct teller *teller = about->teller;
    if (channel->lines != NO_LIMIT) {
        tell(teller, path(about, "lines"),
             tr_n("There is %u line, talking and waiting; more get a busy "
                  "signal.",
                  "There are %u lines, talking and waiting; more get a busy "
                  "signal.",
                  channel->lines),
             channel->lines);
    }
    if (channel->waiting_places != NO_LIMIT) {
        tell(teller, path(about, "waiting_places"),
             "%u may wait; more get a busy signal.", channel->waiting_places);
    }
    if (channel->leaves_at_once_frac > 0.0) {
        tell(teller, path(about, "leaves_at_once"),
             "%s leave at once when they would have to wait.",
             tell_share(teller, channel->leaves_at_once_frac));
    }
}

static void tell_redial(const struct about *about, const struct redial *redial)
{
    struct teller *teller = about->teller;
    const char *share = tell_share(teller, redial->probability);
    const char *after = tell_law(teller, &redial->after);
    if (redial->at_most == NO_LIMIT) {
        tell(teller, path(about, "redial"),
             "Of those who are lost, %s try again after %s.", share, after);
        return;
    }
    tell(teller, path(about, "redial"),
         tr_n("Of those who are lost, %s try again after %s, at most %u time.",
              "Of those who are lost, %s try again after %s, at most %u times.",
              redial->at_most),
         share, after, redial->at_most);
}

static void tell_callback(const struct about *about,
                          const struct callback_offer *callback)
{
    struct teller *teller = about->teller;
    const char *after = tell_duration(teller, callback->offer_after_s);
    const char *share = tell_share(teller, callback->accept_frac);
    if (isinf(callback->within_s)) {
        tell(teller, path(about, "callback"),
             "Who has waited %s is offered a call back; %s accept.", after,
             share);
    } else {
        tell(teller, path(about, "callback"),
             "Who has waited %s is offered a call back within %s of open time; "
             "%s accept.",
             after, tell_duration(teller, callback->within_s), share);
    }
}

static void tell_second_tries(const struct about *about)
{
    const struct channel *channel = about->channel;
    struct teller *teller = about->teller;
    const struct redial *redial = &channel->redial;
    if (redial->probability > 0.0) {
        tell_redial(about, redial);
    }
    for (size_t i = 0; i < channel->n_switches; i++) {
        const struct switch_option *option = &channel->switches[i];
        tell(teller, path(about, "switch"),
             "Of those who are lost, %s turn to %s after %s.",
             tell_share(teller, option->probability),
             name_of(about, option->to), tell_law(teller, &option->after));
    }
    if (channel->callback.offered && channel->callback.accept_frac > 0.0) {
        tell_callback(about, &channel->callback);
    }
}

static void tell_transfers(const struct about *about)
{
    const struct channel *channel = about->channel;
    struct teller *teller = about->teller;
    for (size_t i = 0; i < channel->n_transfers; i++) {
        const struct transfer_option *option = &channel->transfers[i];
        const char *share = tell_share(teller, option->probability);
        const char *to = name_of(about, option->to);
        if (option->after_replies > 0) {
            tell(teller, path(about, "transfer"),
                 tr_n("Not solved after %u reply, %s go on to %s.",
                      "Not solved after %u replies, %s go on to %s.",
                      option->after_replies),
                 option->after_replies, share, to);
        } else {
            tell(teller, path(about, "transfer"), "At the end %s go on to %s.",
                 share, to);
        }
    }
}

static void tell_patience(const struct about *about)
{
    const struct distribution *patience = &about->channel->patience;
    const bool is_phone = strcmp(about->channel->kind, "phone") == 0;
    if (about->channel->way == WAY_TICKET) {
        return;
    }
    if (patience->shape == SHAPE_NEVER) {
        tell(about->teller, path(about, "patience"),
             is_phone ? tr("Nobody hangs up.") : tr("Nobody leaves."));
    } else {
        tell(about->teller, path(about, "patience"),
             is_phone ? tr("Customers hang up after %s.")
                      : tr("Customers leave after %s."),
             tell_law(about->teller, patience));
    }
}

static const char *counts_words(enum service_level_counts counts)
{
    switch (counts) {
    case COUNTS_OFFERED:
        return tr("of all who are offered");
    case COUNTS_ANSWERED:
        return tr("of the answered");
    case COUNTS_OFFERED_LESS_SHORT:
        return tr("of all but those who hang up before that");
    case COUNTS_SHORT_COUNTS:
        return tr("with those who hang up before that counted as answered");
    }
    return "";
}

static void tell_target(const struct about *about)
{
    const struct channel *channel = about->channel;
    struct teller *teller = about->teller;
    if (channel->target.set) {
        tell(teller, path(about, "target"),
             channel->target.open_hours
                 ? tr("The promise: %s within %s of open time, %s.")
                 : tr("The promise: %s within %s, %s."),
             tell_share(teller, channel->target.share_frac),
             tell_duration(teller, channel->target.within_s),
             counts_words(channel->service_level_counts));
    }
    if (channel->solve_target.set) {
        tell(teller, path(about, "solve_target"),
             channel->solve_target.open_hours
                 ? tr("To be solved: %s within %s of open time.")
                 : tr("To be solved: %s within %s."),
             tell_share(teller, channel->solve_target.share_frac),
             tell_duration(teller, channel->solve_target.within_s));
    }
}

static void tell_answered_by(const struct about *about)
{
    const struct channel *channel = about->channel;
    struct teller *teller = about->teller;
    const char *list = NULL;
    for (size_t i = 0; i < channel->n_answered_by; i++) {
        const struct answered_by *by = &channel->answered_by[i];
        const char *name = teller->centre->teams[by->team].name;
        list =
            tell_list(teller, list,
                      by->after_s > 0.0
                          ? arena_text(teller->arena, tr("%s after %s"), name,
                                       tell_duration(teller, by->after_s))
                          : name);
    }
    tell(teller, path(about, "answered_by"), "Answered by %s.",
         list ? list : tr("nobody"));
    if (channel->way != WAY_TICKET) {
        tell(teller, path(about, "at_close"),
             channel->at_close == CLOSE_SERVE
                 ? tr("Who waits at closing time is still served.")
                 : tr("Who waits at closing time is sent off."));
    }
    tell(teller, path(about, "priority"), "Its priority is %d (1 goes first).",
         channel->priority);
}

static void tell_life(const struct about *about)
{
    const struct channel *channel = about->channel;
    struct teller *teller = about->teller;
    if (channel->has_from) {
        tell(teller, path(about, "from"), "It opens on %s.",
             tell_day(teller, channel->from_day));
    }
    if (channel->has_until) {
        tell(teller, path(about, "until"), "Its last day is %s.",
             tell_day(teller, channel->until_day - 1));
    }
    if (tell_value(teller, path(about, "opening_hours"))) {
        tell(teller, path(about, "opening_hours"), "Open %s.",
             tell_hours(teller, &channel->opening_hours));
    }
}

void tell_channels(struct teller *teller)
{
    for (size_t i = 0; i < teller->centre->n_channels; i++) {
        const struct channel *channel = &teller->centre->channels[i];
        const struct about about = { teller, channel,
                                     &teller->workload.channels[i] };
        tell_heading(teller, "Channel %s (%s, %s)", channel->name,
                     channel->kind, tr(way_name(channel->way)));
        tell_life(&about);
        tell_demand(&about);
        tell_work(&about);
        tell_patience(&about);
        tell_limits(&about);
        tell_second_tries(&about);
        tell_transfers(&about);
        tell_target(&about);
        tell_answered_by(&about);
    }
}
