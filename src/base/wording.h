/*
 * wording.h - what people write for what the scenario language wants.
 *
 * Dutch words for units and days, decimal commas, dates with the day first,
 * times with a point: these are never read (a file means one thing), but the
 * message that refuses them can say what to write. Each function gives the
 * text in the language's own words; whether that can be read is for its caller
 * to find out before it is suggested.
 */
#ifndef BASE_WORDING_H
#define BASE_WORDING_H

#include <stdbool.h>
#include <stddef.h>

enum { WORDING_BYTES = 96 };

/* "2,9 minuten" as "2.9 min", "EUR 31 per uur" as "31 per hour". False when
 * nothing of it is to be rewritten, and where a comma could also separate
 * thousands. */
bool wording_amount(const char *text, char out[static WORDING_BYTES]);

/* "ma t/m vr" as "mon-fri", "za en zo" as "sat, sun". */
bool wording_days(const char *text, char out[static WORDING_BYTES]);

/* "9.30 uur", "9u30" and "9:30h" as "09:30", "9 uur" as "09:00". */
bool wording_clock(const char *text, char out[static WORDING_BYTES]);

/* "18-01-2027", "18/1/2027", "18 januari 2027", "2027/1/18" as "2027-01-18",
 * and "2027-W3" as "2027-W03". Of two numbers the first is the day;
 * *out_unclear says that it could be the month as well. */
bool wording_date(const char *text, char out[static WORDING_BYTES],
                  bool *out_unclear);

#endif
