/*
 * contact.h - one attempt of one customer, while it lasts.
 *
 * Who the customer is stands in (origin, number): the inflow by which the first
 * attempt came and the customer's number there. All that is random about
 * the attempt is looked up under (origin, number, attempt), never drawn in
 * the order of events.
 */
#ifndef ENGINE_CONTACT_H
#define ENGINE_CONTACT_H

#include <stdint.h>

enum contact_state {
    CONTACT_WAITS,
    CONTACT_AWAITS_CALLBACK, /* keeps its place, cannot hang up */
    CONTACT_GONE             /* left the line from the middle */
};

enum contact_source {
    SOURCE_FIRST,
    SOURCE_REDIAL,
    SOURCE_SWITCH,
    SOURCE_TRANSFER,
    SOURCE_AGAIN /* a ticket had no reply in time */
};

#define NO_TICKET UINT32_MAX

#define NO_CELL UINT32_MAX

/* Nobody tries more often than this; far beyond what anybody does. Who
 * contacts again while the ticket lives on counts those attempts from
 * SECOND_ATTEMPTS_FROM, so that both may go on without meeting. */
enum { ATTEMPTS_AT_MOST = 65535, SECOND_ATTEMPTS_FROM = 1000 };

struct contact {
    uint64_t arrived;  /* tick */
    uint64_t deadline; /* tick of hanging up; NEVER */
    uint32_t number;
    uint32_t handle_word;
    uint32_t wrap_up_word;
    uint32_t ticket; /* whose second contact this is; NO_TICKET */
    uint32_t cell;   /* index of its interval_cell; NO_CELL: not counted */
    uint16_t channel;
    uint16_t origin;  /* inflow; below n_channels: that channel's own */
    uint16_t attempt; /* 0: the first */
    uint16_t ticket_generation;
    uint16_t redials; /* made so far by this customer */
    uint8_t state;    /* enum contact_state */
    uint8_t source;   /* enum contact_source */
};

#endif
