/*
 * sentences_channel.c - a channel: what comes, what it takes, what customers
 * do, what is promised.
 */
#include "model/sentences.h"

#include "base/civil.h"
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
        tell(teller, where, "An ordinary week brings %.6g first contacts.",
             volume->amount);
        break;
    case VOLUME_PER_DAY:
        tell(teller, where, "A day%s brings %.6g first contacts.",
             about->channel->any_time ? "" : " that is open", volume->amount);
        break;
    case VOLUME_PER_HOUR:
        tell(teller, where, "An hour%s brings %.6g first contacts.",
             about->channel->any_time ? "" : " that is open", volume->amount);
        break;
    case VOLUME_LIST:
        tell(teller, where,
             "%zu weeks have a volume each, from %.6g to %.6g first contacts.",
             volume->n_weeks, lowest(volume->per_week, volume->n_weeks),
             highest(volume->per_week, volume->n_weeks));
        break;
    case VOLUME_COUNTS:
        tell(teller, where,
             "Its volume is %zu dated counts of a file, of %s each.",
             volume->n_counts,
             tell_duration(teller, volume->counts[0].length_s));
        break;
    }
}

static void tell_weekdays(const struct about *about)
{
    static const char *const names[] = { "mon", "tue", "wed", "thu",
                                         "fri", "sat", "sun" };
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
                             arena_text(about->teller->arena, "%s %.0f %%",
                                        names[day], 100.0 * weight / sum));
        }
    }
    tell(about->teller, path(about, "weekday_pattern"), "Over the week: %s.",
         list);
}

static void tell_demand(const struct about *about)
{
    const struct channel *channel = about->channel;
    struct teller *teller = about->teller;
    const double week_factor = pow(channel->growth_a_day, DAYS_A_WEEK);
    tell_volume(about);
    if (fabs(week_factor - 1.0) > 1e-9) {
        tell(teller, path(about, "growth"),
             "From the plan's start it changes %+.3g %% a week.",
             100.0 * (week_factor - 1.0));
    }
    tell_weekdays(about);
    const char *pattern = tell_value(teller, path(about, "daily_pattern"));
    const bool is_name = pattern && !strpbrk(pattern, "[({");
    if (channel->n_daily_pattern > 0 &&
        channel->volume.basis != VOLUME_COUNTS) {
        tell(teller, path(about, "daily_pattern"), "Over the day: %s.",
             is_name ? arena_text(teller->arena, "the pattern \"%s\"", pattern)
                     : arena_text(teller->arena, "%zu weights of your own",
                                  channel->n_daily_pattern));
    }
    if (channel->day_variation_cv > 0.0) {
        tell(teller, path(about, "day_variation"),
             "Days of the same weekday differ by %s, beyond chance.",
             tell_share(teller, channel->day_variation_cv));
    }
    tell(teller, NULL,
         "Expected: %.0f contacts and %.1f hours of work a week, and a load of "
         "%.2f erlang while open (%.4g hours a week)%s.",
         about->work->contacts_a_week,
         about->work->contacts_a_week * about->work->work_s_a_contact / 3600.0,
         workload_erlang(about->work), about->work->open_s_a_week / 3600.0,
         about->work->life_frac < 1.0 ? ", on the days that it is there" : "");
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
    return arena_text(about->teller->arena, "%.1f min", seconds / 60.0);
}

static void tell_chat_work(const struct about *about)
{
    const struct chat_work *chat = &about->channel->chat;
    struct teller *teller = about->teller;
    if (chat->n_rates > 0) {
        tell(teller, path(about, "handle_time"), "A chat alone takes %s.",
             tell_law(teller, &about->channel->handle_time));
        tell(teller, path(about, "rate"),
             "With %zu chats an agent works at %.3g times the speed of one.",
             chat->n_rates, chat->rates[chat->n_rates - 1]);
        return;
    }
    tell(teller, path(about, "messages"),
         "An agent sends %.3g messages in a chat.", chat->messages_mean);
    tell(teller, path(about, "compose"), "Writing one takes %s.",
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
         "So a chat lasts about %s, and keeps an agent busy for %s of it.",
         about_minutes(about, workload_chat_s(about->channel)),
         about_minutes(about, about->work->work_s_a_contact));
}

static void tell_tickets_life(const struct about *about)
{
    const struct ticket_work *ticket = &about->channel->ticket;
    struct teller *teller = about->teller;
    tell(teller, path(about, "replies_per_ticket"),
         "A ticket needs %.3g replies until it is solved.",
         ticket->replies_mean);
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
             "%u tickets wait at the start, the oldest for %s.",
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
             "There are %u lines, talking and waiting; more get a busy signal.",
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

static void tell_second_tries(const struct about *about)
{
    const struct channel *channel = about->channel;
    struct teller *teller = about->teller;
    const struct redial *redial = &channel->redial;
    if (redial->probability > 0.0) {
        tell(teller, path(about, "redial"),
             "Of those who are lost, %s try again after %s%s.",
             tell_share(teller, redial->probability),
             tell_law(teller, &redial->after),
             redial->at_most == NO_LIMIT
                 ? ""
                 : arena_text(teller->arena, ", at most %u times",
                              redial->at_most));
    }
    for (size_t i = 0; i < channel->n_switches; i++) {
        const struct switch_option *option = &channel->switches[i];
        tell(teller, path(about, "switch"),
             "Of those who are lost, %s turn to %s after %s.",
             tell_share(teller, option->probability),
             name_of(about, option->to), tell_law(teller, &option->after));
    }
    if (channel->callback.offered && channel->callback.accept_frac > 0.0) {
        tell(
            teller, path(about, "callback"),
            "Who has waited %s is offered a call back%s; %s accept.",
            tell_duration(teller, channel->callback.offer_after_s),
            isinf(channel->callback.within_s)
                ? ""
                : arena_text(teller->arena, " within %s of open time",
                             tell_duration(teller, channel->callback.within_s)),
            tell_share(teller, channel->callback.accept_frac));
    }
}

static void tell_transfers(const struct about *about)
{
    const struct channel *channel = about->channel;
    struct teller *teller = about->teller;
    for (size_t i = 0; i < channel->n_transfers; i++) {
        const struct transfer_option *option = &channel->transfers[i];
        const char *when =
            option->after_replies > 0
                ? arena_text(teller->arena, "Not solved after %u %s,",
                             option->after_replies,
                             option->after_replies == 1 ? "reply" : "replies")
                : "At the end";
        tell(teller, path(about, "transfer"), "%s %s go on to %s.", when,
             tell_share(teller, option->probability),
             name_of(about, option->to));
    }
}

static void tell_patience(const struct about *about)
{
    const struct distribution *patience = &about->channel->patience;
    if (about->channel->way == WAY_TICKET) {
        return;
    }
    if (patience->shape == SHAPE_NEVER) {
        tell(about->teller, path(about, "patience"), "Nobody hangs up.");
    } else {
        tell(about->teller, path(about, "patience"),
             "Customers hang up after %s.", tell_law(about->teller, patience));
    }
}

static const char *counts_words(enum service_level_counts counts)
{
    switch (counts) {
    case COUNTS_OFFERED:
        return "of all who are offered";
    case COUNTS_ANSWERED:
        return "of the answered";
    case COUNTS_OFFERED_LESS_SHORT:
        return "of all but those who hang up before that";
    case COUNTS_SHORT_COUNTS:
        return "with those who hang up before that counted as answered";
    }
    return "";
}

static void tell_target(const struct about *about)
{
    const struct channel *channel = about->channel;
    struct teller *teller = about->teller;
    if (channel->target.set) {
        tell(teller, path(about, "target"), "The promise: %s within %s%s, %s.",
             tell_share(teller, channel->target.share_frac),
             tell_duration(teller, channel->target.within_s),
             channel->target.open_hours ? " of open time" : "",
             counts_words(channel->service_level_counts));
    }
    if (channel->solve_target.set) {
        tell(teller, path(about, "solve_target"),
             "To be solved: %s within %s%s.",
             tell_share(teller, channel->solve_target.share_frac),
             tell_duration(teller, channel->solve_target.within_s),
             channel->solve_target.open_hours ? " of open time" : "");
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
        list = tell_list(teller, list,
                         by->after_s > 0.0
                             ? arena_text(teller->arena, "%s after %s", name,
                                          tell_duration(teller, by->after_s))
                             : name);
    }
    tell(teller, path(about, "answered_by"), "Answered by %s.",
         list ? list : "nobody");
    if (channel->way != WAY_TICKET) {
        tell(teller, path(about, "at_close"),
             channel->at_close == CLOSE_SERVE
                 ? "Who waits at closing time is still served."
                 : "Who waits at closing time is sent off.");
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
                     channel->kind, way_name(channel->way));
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
