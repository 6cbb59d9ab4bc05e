#include "engine/tally.h"

#include "base/civil.h"
#include "engine/ticks.h"
#include "model/centre.h"
#include "model/day_hours.h"
#include <assert.h>
#include <string.h>

static void name_classes(struct tally *tally)
{
    unsigned class = 0;
    for (uint32_t bucket = 0; bucket < HISTOGRAM_BUCKETS; bucket++) {
        while (class < WAIT_CLASSES - 1 &&
               histogram_bucket(tally->threshold_ticks[class]) < bucket) {
            class ++;
        }
        tally->least_class[bucket] = (uint8_t) class;
    }
}

static void name_cells(struct tally *tally)
{
    const size_t slots_a_day = tally->sample->slots_a_day;
    for (size_t i = 0; i < tally->sample->n_intervals; i++) {
        const size_t day = i / slots_a_day;
        const size_t weekday =
            (size_t)civil_weekday(tally->centre->plan.start_day + (int32_t)day);
        tally->day_of[i] = (uint32_t)day;
        tally->slot_of[i] = (uint32_t)(weekday * slots_a_day + i % slots_a_day);
    }
}

static const uint64_t threshold_ticks[WAIT_CLASSES - 1] = {
    0, 10000000, 20000000, 30000000, 60000000, 120000000, 300000000, 3600000000,
};

struct tally tally_start(const struct centre *centre,
                         const struct horizon *horizon, struct sample *sample,
                         struct arena *arena)
{
    struct tally tally = {
        .centre = centre,
        .horizon = horizon,
        .sample = sample,
        .channels = arena_alloc(arena, centre->n_channels,
                                sizeof(struct channel_tally)),
        .contacts = arena_alloc(arena, centre->n_teams, sizeof(uint64_t)),
        .least_class = arena_alloc(arena, HISTOGRAM_BUCKETS, sizeof(uint8_t)),
        .day_of = arena_alloc(arena, sample->n_intervals, sizeof(uint32_t)),
        .slot_of = arena_alloc(arena, sample->n_intervals, sizeof(uint32_t)),
    };
    memcpy(tally.threshold_ticks, threshold_ticks, sizeof threshold_ticks);
    name_cells(&tally);
    name_classes(&tally);
    for (size_t c = 0; c < centre->n_channels; c++) {
        struct channel_tally *ct = &tally.channels[c];
        const struct target *target = &centre->channels[c].target;
        ct->cells = sample->cells + c * sample->n_intervals;
        ct->waits = sample->waits[c].count;
        ct->in_time_below = target->set ? ticks_of(target->within_s) + 1 : 0;
        ct->ticket.cleared = NEVER;
        if (sample->profile) {
            ct->by_day = sample->profile->by_day + c * sample->n_days;
            ct->by_slot = sample->profile->by_slot +
                          c * DAYS_A_WEEK * sample->slots_a_day;
        }
    }
    return tally;
}

static void add_cell(struct interval_cell *sum, const struct interval_cell *c)
{
    assert(c->offered == c->answered + c->abandoned + c->balked + c->blocked +
                             c->dropped + c->unfinished);
    sum->offered += c->offered;
    sum->answered += c->answered;
    sum->abandoned += c->abandoned;
    sum->balked += c->balked;
    sum->blocked += c->blocked;
    sum->dropped += c->dropped;
    sum->unfinished += c->unfinished;
    sum->in_time += c->in_time;
    sum->short_hang_ups += c->short_hang_ups;
    sum->answered_at_once += c->answered_at_once;
    sum->wait_answered_ticks += c->wait_answered_ticks;
    sum->handle_ticks += c->handle_ticks;
}

/* A stretch of n intervals: one more of `all` if anybody came in it, and of
 * those on target if so it was. */
static void count_stretch(const struct channel *channel,
                          const struct interval_cell *cells, size_t n,
                          double *on_target, double *all)
{
    struct interval_cell sum = { 0 };
    for (size_t i = 0; i < n; i++) {
        add_cell(&sum, &cells[i]);
    }
    const struct level level = interval_cell_level(&sum, channel);
    if (channel->target.set && sum.offered > 0) {
        /* 55 of 100 are 55 %: so divided, not multiplied */
        *all += 1;
        *on_target +=
            level.of > 0 && level.met / level.of >= channel->target.share_frac;
    }
}

/* Days on which the channel is closed are none of them, whoever comes. */
static void count_days(const struct tally *tally, size_t c, double *total)
{
    const struct channel *channel = &tally->centre->channels[c];
    const struct plan *plan = &tally->centre->plan;
    const size_t n = tally->sample->slots_a_day;
    for (size_t day = 0; day < tally->sample->n_days; day++) {
        const struct day_hours today = day_hours_of(
            &channel->opening_hours, plan, plan->start_day + (int32_t)day);
        if (today.n > 0) {
            count_stretch(channel, tally->channels[c].cells + day * n, n,
                          &total[TOTAL_DAYS_ON_TARGET], &total[TOTAL_DAYS]);
        }
    }
}

static void count_weeks(const struct tally *tally, size_t c, double *total)
{
    const size_t n_all = tally->sample->n_intervals;
    const size_t n_week = tally->sample->slots_a_day * DAYS_A_WEEK;
    for (size_t i = 0; i < n_all; i += n_week) {
        const size_t n = i + n_week < n_all ? n_week : n_all - i;
        count_stretch(&tally->centre->channels[c], tally->channels[c].cells + i,
                      n, &total[TOTAL_WEEKS_ON_TARGET], &total[TOTAL_WEEKS]);
    }
}

static void fill_prevented(double *total, const struct help_sample *help,
                           size_t channel)
{
    for (size_t d = 0; help && d < help->n_days; d++) {
        const struct help_cell *cell = &help->cells[channel * help->n_days + d];
        total[TOTAL_PREVENTED] += cell->prevented;
        total[TOTAL_PREVENTED_AT_START] += cell->at_start;
    }
    total[TOTAL_PREVENTED_SINCE_START] =
        total[TOTAL_PREVENTED] - total[TOTAL_PREVENTED_AT_START];
}

static void fill_waits(double *total, const struct channel_tally *ct)
{
    uint64_t beyond = 0;
    for (unsigned k = WAIT_CLASSES - 1; k > 0; k--) {
        beyond += ct->wait_class[k];
        total[TOTAL_OVER_0_S + k - 1] = (double)beyond;
    }
    total[TOTAL_ANSWERED_AT_ONCE] = (double)ct->wait_class[0];
    total[TOTAL_WAIT_ABANDONED_S] = ticks_seconds(ct->wait_abandoned_ticks);
    total[TOTAL_WAIT_ALL_S] = total[TOTAL_WAIT_ANSWERED_S] +
                              total[TOTAL_WAIT_ABANDONED_S] +
                              ticks_seconds(ct->wait_dropped_ticks);
    total[TOTAL_WAIT_MAX_S] = ticks_seconds(ct->wait_max_ticks);
}

static void fill_counts(double *total, const struct interval_cell *sum,
                        const struct channel_tally *ct)
{
    total[TOTAL_ONE] = 1;
    total[TOTAL_OFFERED] = sum->offered;
    total[TOTAL_ANSWERED] = sum->answered;
    total[TOTAL_ABANDONED] = sum->abandoned;
    total[TOTAL_BALKED] = sum->balked;
    total[TOTAL_BLOCKED] = sum->blocked;
    total[TOTAL_DROPPED] = sum->dropped;
    total[TOTAL_UNFINISHED] = sum->unfinished;
    total[TOTAL_FIRST_ATTEMPTS] = ct->first_attempts;
    total[TOTAL_REDIALS] = ct->redials;
    total[TOTAL_SWITCHED_IN] = ct->switched_in;
    total[TOTAL_SWITCHED_OUT] = ct->switched_out;
    total[TOTAL_CALLBACKS] = ct->callbacks;
    total[TOTAL_TRANSFERRED_IN] = ct->transferred_in;
    total[TOTAL_TRANSFERRED_OUT] = ct->transferred_out;
    total[TOTAL_CUSTOMERS] = ct->customers;
    total[TOTAL_CUSTOMERS_LOST] = ct->customers_lost;
    total[TOTAL_IN_TIME] = sum->in_time;
    total[TOTAL_SHORT] = sum->short_hang_ups;
    total[TOTAL_LOST] = (double)sum->abandoned + sum->balked;
    total[TOTAL_FINISHED_NOT_BLOCKED] =
        (double)sum->offered - sum->blocked - sum->unfinished;
    total[TOTAL_WAIT_ANSWERED_S] = ticks_seconds(sum->wait_answered_ticks);
    total[TOTAL_HANDLE_S] = ticks_seconds(sum->handle_ticks);
    total[TOTAL_QUEUE_S] = ticks_seconds(ct->queue_ticks);
    total[TOTAL_TALK_S] = ticks_seconds(ct->talk_ticks);
}

/* Waits of nothing, into the lowest buckets. */
static void fill_at_once(struct tally *tally, struct channel_tally *ct)
{
    for (size_t i = 0; i < tally->sample->n_intervals; i++) {
        const uint32_t n = ct->cells[i].answered_at_once;
        ct->wait_class[0] += n;
        ct->waits[0] += n;
        if (ct->by_day) {
            ct->by_day[tally->day_of[i]].count[0] += n;
            ct->by_slot[tally->slot_of[i]].count[0] += n;
        }
    }
}

static void fill_chats(double *total, const struct chat_tally *chat)
{
    total[TOTAL_HELD_S] = ticks_seconds(chat->held_ticks);
    total[TOTAL_HOLDING_S] = ticks_seconds(chat->holding_ticks);
    total[TOTAL_CHATS_ENDED] = chat->n_ended;
    total[TOTAL_UNSOLVED] = chat->n_cut_off;
    total[TOTAL_CHAT_DURATION_S] = ticks_seconds(chat->duration_ticks);
    total[TOTAL_MESSAGES] = chat->n_messages;
    total[TOTAL_RESPONSE_S] = ticks_seconds(chat->response_ticks);
}

static void fill_replies(double *total, const struct ticket_tally *ticket)
{
    total[TOTAL_WAIT_OPEN_S] = ticks_seconds(ticket->wait_open_ticks);
    total[TOTAL_FIRST_REPLY_S] = ticks_seconds(ticket->first_reply_ticks);
    total[TOTAL_FIRST_REPLY_OPEN_S] =
        ticks_seconds(ticket->first_reply_open_ticks);
    total[TOTAL_REPLY_IN_1_H] = ticket->replied_in[0];
    total[TOTAL_REPLY_IN_8_H] = ticket->replied_in[1];
    total[TOTAL_REPLY_IN_24_H] = ticket->replied_in[2];
    total[TOTAL_CONTACTED_AGAIN] = ticket->contacted_again;
    total[TOTAL_RESOLVED] = ticket->resolved;
    total[TOTAL_REOPENED] = ticket->reopened;
    total[TOTAL_UNSOLVED] = ticket->unsolved;
    total[TOTAL_RESOLUTION_S] = ticks_seconds(ticket->resolution_ticks);
    total[TOTAL_RESOLUTION_OPEN_S] =
        ticks_seconds(ticket->resolution_open_ticks);
    total[TOTAL_REQUESTER_S] = ticks_seconds(ticket->requester_ticks);
    total[TOTAL_REPLIES] = ticket->replies;
    total[TOTAL_ONE_TOUCH] = ticket->one_touch;
}

static void fill_backlog(double *total, const struct ticket_tally *ticket,
                         const struct horizon *horizon)
{
    total[TOTAL_BACKLOG_S] = ticks_seconds(ticket->backlog_ticks);
    for (unsigned i = 0; i < AGE_BANDS; i++) {
        total[TOTAL_BACKLOG_4_H_S + i] = ticks_seconds(ticket->age_ticks[i]);
    }
    total[TOTAL_BACKLOG_MAX] = ticket->backlog_max;
    total[TOTAL_BACKLOG_END] = ticket->backlog_end;
    total[TOTAL_BACKLOG_LEFT] = ticket->oldest_ticks > 0;
    total[TOTAL_BACKLOG_OLDEST_S] = ticks_seconds(ticket->oldest_ticks);
    total[TOTAL_PENDING_S] = ticks_seconds(ticket->pending_ticks);
    if (ticket->cleared != NEVER) {
        total[TOTAL_CLEARED] = 1;
        total[TOTAL_CLEARED_S] =
            ticks_seconds(ticket->cleared - horizon->window_start);
    }
}

static void fill_work(double *total, const struct channel *channel,
                      const struct channel_tally *ct,
                      const struct horizon *horizon)
{
    if (channel->way == WAY_CHAT) {
        fill_chats(total, &ct->chat);
    } else if (channel->way == WAY_TICKET) {
        fill_replies(total, &ct->ticket);
        fill_backlog(total, &ct->ticket, horizon);
        if (channel->solve_target.set) {
            total[TOTAL_SOLVE_MET] = ct->ticket.solved_in_time;
            total[TOTAL_SOLVE_OF] = total[TOTAL_OFFERED];
        }
    }
}

void tally_finish(struct tally *tally)
{
    struct sample *sample = tally->sample;
    for (size_t c = 0; c < tally->centre->n_channels; c++) {
        const struct channel *channel = &tally->centre->channels[c];
        struct channel_tally *ct = &tally->channels[c];
        double *total = sample->totals[c];
        struct interval_cell sum = { 0 };
        fill_at_once(tally, ct);
        for (size_t i = 0; i < sample->n_intervals; i++) {
            add_cell(&sum, &ct->cells[i]);
        }
        const struct level level = interval_cell_level(&sum, channel);
        fill_counts(total, &sum, ct);
        fill_prevented(total, sample->help, c);
        fill_waits(total, ct);
        fill_work(total, channel, ct, tally->horizon);
        total[TOTAL_LEVEL_MET] = level.met;
        total[TOTAL_LEVEL_OF] = level.of;
        total[TOTAL_WINDOW_S] = (double)sample->n_days * SECONDS_A_DAY;
        count_days(tally, c, total);
        count_weeks(tally, c, total);
    }
}
