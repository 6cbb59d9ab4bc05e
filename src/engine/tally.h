/*
 * tally.h - counting one replication into its sample.
 *
 * Contacts are counted in the cell of the interval in which they arrived;
 * the totals of results.md that are sums of cells are made from the cells at
 * the end, so that the two cannot disagree. Wait classes and histograms are
 * counted as contacts are answered.
 */
#ifndef ENGINE_TALLY_H
#define ENGINE_TALLY_H

#include "base/arena.h"
#include "engine/horizon.h"
#include "engine/sample.h"
#include "engine/ticks.h"
#include <stdbool.h>
#include <stdint.h>

struct centre;

enum { WAIT_CLASSES = 9 }; /* none, then up to each threshold, then beyond */

struct chat_tally {
    uint64_t held_ticks; /* in the window */
    uint64_t holding_ticks;
    uint64_t duration_ticks;
    uint64_t response_ticks; /* from due to sent, of all messages */
    uint32_t n_ended;
    uint32_t n_cut_off; /* by the end of the replication */
    uint32_t n_messages;
};

struct ticket_tally {
    uint64_t wait_open_ticks;
    uint64_t first_reply_ticks;
    uint64_t first_reply_open_ticks;
    uint64_t resolution_ticks;
    uint64_t resolution_open_ticks;
    uint64_t requester_ticks;
    uint64_t backlog_ticks; /* in the window */
    uint64_t age_ticks[AGE_BANDS];
    uint64_t oldest_ticks; /* in the backlog at the end of the window; 0 */
    uint64_t pending_ticks;
    uint64_t cleared;       /* tick; NEVER */
    uint32_t replied_in[3]; /* 1, 8, 24 hours */
    uint32_t resolved, reopened, unsolved, contacted_again;
    uint32_t solved_in_time;
    uint32_t replies, one_touch;
    uint32_t backlog_max;
    uint32_t backlog_end;
};

struct channel_tally {
    struct interval_cell *cells; /* the sample's, of this channel */
    uint32_t *waits;             /* buckets of the whole window */
    struct histogram *by_day;    /* the profile's, of this channel */
    struct histogram *by_slot;
    uint64_t in_time_below;            /* target + 1 tick; 0: no target */
    uint64_t wait_class[WAIT_CLASSES]; /* of the answered */
    uint64_t wait_abandoned_ticks;
    uint64_t wait_dropped_ticks;
    uint64_t wait_max_ticks;
    uint64_t queue_ticks; /* contact-time in the window */
    uint64_t talk_ticks;
    struct chat_tally chat;
    struct ticket_tally ticket;
    uint32_t first_attempts, redials, switched_in, switched_out;
    uint32_t transferred_in, transferred_out, callbacks;
    uint32_t customers, customers_lost;
};

struct tally {
    const struct centre *centre;
    const struct horizon *horizon;
    struct sample *sample;
    struct channel_tally *channels; /* [n_channels] */
    uint64_t threshold_ticks[WAIT_CLASSES - 1];
    uint8_t *least_class; /* [HISTOGRAM_BUCKETS]: of the shortest wait in it */
    uint64_t *contacts;   /* [n_teams]: answered by them in the window */
    uint32_t *day_of;     /* [n_intervals] */
    uint32_t *slot_of;    /* [n_intervals]: weekday and time of day */
};

struct tally tally_start(const struct centre *centre,
                         const struct horizon *horizon, struct sample *sample,
                         struct arena *arena);

/* The class of a wait: how many thresholds it is beyond. At most one of them
 * lies within a bucket. */
static inline unsigned tally_wait_class(const struct tally *tally,
                                        uint32_t bucket, uint64_t wait_ticks)
{
    const unsigned least = tally->least_class[bucket];
    return least + (least < WAIT_CLASSES - 1 &&
                    wait_ticks > tally->threshold_ticks[least]);
}

/* A counted contact of this cell was answered, or got its first reply, after
 * a wait of wait_ticks. */
static inline __attribute__((always_inline)) void tally_answered_in_time(
    struct tally *tally, uint32_t channel, uint32_t cell, uint64_t wait_ticks,
    uint64_t handle_ticks, bool in_time)
{
    struct channel_tally *ct = &tally->channels[channel];
    struct interval_cell *ic = &ct->cells[cell];
    ic->answered++;
    ic->in_time += in_time;
    ic->wait_answered_ticks += wait_ticks;
    ic->handle_ticks += handle_ticks;
    if (wait_ticks == 0) {
        ic->answered_at_once++; /* into the histograms at the end */
        return;
    }
    const uint32_t bucket = histogram_bucket(wait_ticks);
    ct->waits[bucket]++;
    if (ct->by_day) {
        ct->by_day[tally->day_of[cell]].count[bucket]++;
        ct->by_slot[tally->slot_of[cell]].count[bucket]++;
    }
    ct->wait_class[tally_wait_class(tally, bucket, wait_ticks)]++;
    if (wait_ticks > ct->wait_max_ticks) {
        ct->wait_max_ticks = wait_ticks;
    }
}

/* The same where the wait itself is what the target is about. */
static inline void tally_answered(struct tally *tally, uint32_t channel,
                                  uint32_t cell, uint64_t wait_ticks,
                                  uint64_t handle_ticks)
{
    const bool in_time = wait_ticks < tally->channels[channel].in_time_below;
    tally_answered_in_time(tally, channel, cell, wait_ticks, handle_ticks,
                           in_time);
}

/* Fills the sample's totals from cells and counts. */
void tally_finish(struct tally *tally);

#endif
