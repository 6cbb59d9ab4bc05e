/*
 * Tickets at the beginning and the end: the backlog that is there when the
 * window starts, and what is left when the replication is over.
 */
#include "engine/call_ends.h"
#include "engine/ticket_queue.h"
#include "engine/ticket_tally.h"

void tickets_window_starts(struct replication *rep)
{
    for (uint32_t c = 0; c < rep->plan->centre->n_channels; c++) {
        const struct channel *channel = rep->plan->channels[c].channel;
        struct ticket_tally *tally = &rep->tally.channels[c].ticket;
        struct ticket_line *line = &rep->tickets.lines[c];
        if (channel->way != WAY_TICKET) {
            continue;
        }
        tally->backlog_max = line->n_backlog;
        for (uint32_t i = 0; i < channel->ticket.backlog_tickets; i++) {
            ticket_add_old(rep, c, i);
            replication_unsettle_tickets(rep);
        }
        if (channel->ticket.backlog_tickets > 0 &&
            line->tail - line->head > channel->ticket.backlog_tickets) {
            ticket_line_sort(rep, line);
        }
        if (line->n_backlog == 0) {
            tally->cleared = rep->now;
        }
    }
}

static void end_one(struct replication *rep, struct ticket *ticket)
{
    if (ticket->state == TICKET_PENDING) {
        ticket_tally_pending(rep, ticket);
    } else {
        ticket_tally_backlog(rep, ticket, rep->now);
    }
    if (ticket->state == TICKET_WAITS) {
        ticket_tally_waiting(rep, ticket);
    } else if (ticket->state == TICKET_IN_TOUCH) {
        ticket_tally_touch(rep, ticket);
    }
    if (ticket->contact.cell == NO_CELL) {
        return;
    }
    struct interval_cell *cell = &rep->tally.channels[ticket->contact.channel]
                                      .cells[ticket->contact.cell];
    cell->handle_ticks += ticket->handled;
    rep->n_counted_open--;
    if (ticket->first_reply == NEVER) {
        cell->unfinished++;
    } else {
        ticket_tally_unsolved(rep, ticket);
    }
}

void tickets_end_all(struct replication *rep)
{
    for (uint32_t i = 0; i < rep->tickets.n; i++) {
        struct ticket *ticket = ticket_at(rep, i);
        if (ticket->state != TICKET_DONE) {
            end_one(rep, ticket);
            call_ends_trace_ticket(rep, ticket);
        }
    }
}
