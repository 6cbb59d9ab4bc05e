/*
 * formula_term.h - one term of a formula: a factor times one thing that can
 * be looked up in what a replication left behind.
 */
#ifndef STUDY_FORMULA_TERM_H
#define STUDY_FORMULA_TERM_H

#include "base/error.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct centre;
struct sample;

enum thing {
    THING_ONE,
    THING_TOTAL,
    THING_TEAM_TOTAL,
    THING_CELL,
    THING_TEAM_CELL,
    THING_DAYS,
    THING_DAY_SQUARE,
    THING_SLOT_SQUARE,
    THING_DAYS_UP_TO
};

struct formula_term {
    double factor;
    enum thing thing;
    uint32_t index;       /* of the channel or team */
    unsigned item;        /* enum total, enum team_total, or a cell's field */
    size_t slot, slot_to; /* of the day; slot_to exclusive */
    size_t day, day_to;   /* of a cell; day_to exclusive */
    double number;        /* of a square, or a count of calls */
};

/* Reads an address into all of the term but its factor. */
bool formula_term_read(const char *word, const struct centre *centre,
                       struct formula_term *out, struct error *err) MUST_CHECK;

/* The thing's value in this replication, without the factor. */
double formula_term_value(const struct formula_term *term,
                          const struct sample *sample);

#endif
