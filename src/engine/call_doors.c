/*
 * A channel opens and closes: what becomes of those who wait.
 */
#include "engine/call.h"

#include "engine/call_ends.h"
#include "engine/replication.h"

void call_close(struct replication *rep, uint32_t channel)
{
    struct waiting_line *line = &rep->lines[channel];
    rep->open[channel] = false;
    rep->closed_at[channel] = rep->now;
    if (rep->plan->separates) {
        replication_unsettle_tickets(rep);
    }
    if (rep->calls_first) {
        replication_unsettle_live(rep); /* callbacks rest from now on */
    }
    call_purge(rep, channel);
    if (rep->plan->channels[channel].channel->at_close == CLOSE_SERVE) {
        rep->clearing[channel] = line->n_waiting > 0;
        return;
    }
    for (uint64_t place = line->head; place < line->tail; place++) {
        if (waiting_line_at(line, place)->state == CONTACT_WAITS) {
            call_ends_drop(rep, channel, place);
        }
    }
}

/* Callbacks rested while the door was closed: what they were promised counts
 * open hours only. */
static void wake_callbacks(struct replication *rep, uint32_t channel)
{
    struct waiting_line *line = &rep->lines[channel];
    for (uint64_t place = line->head; place < line->tail; place++) {
        struct contact *contact = waiting_line_at(line, place);
        if (contact->state == CONTACT_AWAITS_CALLBACK &&
            contact->deadline != NEVER) {
            contact->deadline += rep->now - rep->closed_at[channel];
            replication_later(rep, contact->deadline,
                              &(struct later_item){ .kind = LATER_HANG_UP,
                                                    .channel = channel,
                                                    .place = place });
        }
    }
}

void call_open(struct replication *rep, uint32_t channel)
{
    const struct waiting_line *line = &rep->lines[channel];
    rep->open[channel] = true;
    if (rep->clearing[channel]) {
        call_ends_cleared(rep, channel);
    }
    wake_callbacks(rep, channel);
    if (line->head != line->tail) {
        replication_unsettle_live(rep);
    }
}
