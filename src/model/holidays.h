/*
 * holidays.h - the public holidays of a country, by rule.
 *
 * Rules, not lists: a holiday is a date of the year, a distance from Easter,
 * or the n-th weekday of a month, with what happens on a Sunday. Each country
 * has the days that its national law closes for: regional days (Germany's
 * Epiphany, Scotland's and Northern Ireland's days, Alsace's Good Friday) and
 * days off that only contracts give are not among them; write those as dates.
 * UK means England and Wales, bank holidays only: Christmas Day on a Saturday
 * is the Monday after, and who is open on Saturdays writes the date as well.
 * The Netherlands have Liberation Day in years
 * that end in 0 or 5 and no Good Friday. True for 2000 and later.
 */
#ifndef MODEL_HOLIDAYS_H
#define MODEL_HOLIDAYS_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The holidays from first_day to last_day, both included, ascending and each
 * once. False when the country is not known ("NL", in capitals). */
bool holidays_expand(const char *country, int32_t first_day, int32_t last_day,
                     struct arena *arena, int32_t **out_days, size_t *out_n);

const char *const *holidays_countries(size_t *out_n);

#endif
