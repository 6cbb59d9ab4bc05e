/*
 * ticket_desk.h - tickets with touches of ten minutes that are answered after
 * an hour, a phone, and a team of one.
 */
#ifndef TESTS_TICKET_DESK_H
#define TESTS_TICKET_DESK_H

#include "centres.h"

enum { EMAIL, PHONE };
enum { DESK, EXPERTS };

static struct desk desk;

/* Nine to five. */
static const struct open_span OFFICE[] = { { 0, 9 * HOUR, 17 * HOUR },
                                           { 1, 9 * HOUR, 17 * HOUR },
                                           { 2, 9 * HOUR, 17 * HOUR },
                                           { 3, 9 * HOUR, 17 * HOUR },
                                           { 4, 9 * HOUR, 17 * HOUR } };

static inline int set_ticket_desk(void **state)
{
    (void)state;
    desk_set(&desk, 2, 1);
    desk_set_ticket(&desk, EMAIL, 1, 600, HOUR);
    desk.centre.plan.run_out_s = 14 * DAY;
    return 0;
}

/* On the first days of the week. */
static inline void at_the_office(size_t n_days)
{
    for (size_t c = EMAIL; c <= PHONE; c++) {
        desk.channels[c].opening_hours =
            (struct opening_hours){ false, n_days, OFFICE };
    }
}

#endif
