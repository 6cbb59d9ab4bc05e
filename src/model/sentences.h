/*
 * sentences.h - saying a scenario aloud, part by part.
 *
 * scenario_sentences (model/scenario.h) calls the parts in the order in which
 * a manager would tell them. A sentence about a setting ends in where its
 * value came from, unless that is the file.
 */
#ifndef MODEL_SENTENCES_H
#define MODEL_SENTENCES_H

#include "base/text.h"
#include "model/scenario.h"
#include "model/workload.h"
#include <stddef.h>

/* What a planner need not know, explained after the sentence that has it
 * first. */
enum term { TERM_LOGNORMAL, TERM_EXPONENTIAL, TERM_CV, N_TERMS };
enum telling { UNHEARD, JUST_SAID, EXPLAINED };

struct teller {
    const struct scenario *scenario;
    const struct centre *centre;
    struct arena *arena;
    struct workload workload;
    struct text text;
    enum telling terms[N_TERMS];
};

/* Formats are English messages and come out in the reader's language. */

/* A heading, after an empty line. */
void tell_heading(struct teller *teller, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* One sentence about the setting of this path, which may be NULL. A path that
 * was not set itself has the origin of the block that it stands in. */
void tell(struct teller *teller, const char *path, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* "channels.phone.patience" */
const char *tell_path(const struct teller *teller, const char *block,
                      const char *owner, const char *name);

/* What the file or the default says there, without quotes; NULL. */
const char *tell_value(const struct teller *teller, const char *path);

/* As printf's %.*g, with the reader's decimal mark. */
const char *tell_number(const struct teller *teller, double value, int digits);
const char *tell_share(const struct teller *teller, double frac);
/* Of what was computed: in three digits. */
const char *tell_share_about(const struct teller *teller, double frac);
/* "+12 %" of 1.12, in so many digits */
const char *tell_change(const struct teller *teller, double factor, int digits);
const char *tell_duration(const struct teller *teller, double seconds);
/* "2.9 min on average (lognormal, cv 0.8)" */
const char *tell_law(struct teller *teller, const struct distribution *law);
/* "Monday 2027-01-04" */
const char *tell_day(const struct teller *teller, int32_t day);
/* 0 is "mon" */
const char *tell_weekday(size_t weekday);
/* "mon-fri", "tue", "mon, wed" */
const char *tell_days(const struct teller *teller, unsigned days_mask);
/* "mon-fri 08:00 to 20:00, sat 10:00 to 16:00", "day and night" */
const char *tell_hours(const struct teller *teller,
                       const struct opening_hours *hours);
/* The names of a list, with commas. */
const char *tell_list(const struct teller *teller, const char *list,
                      const char *next);

void tell_days_apart(struct teller *teller);
void tell_channels(struct teller *teller);
void tell_teams(struct teller *teller);
void tell_routing(struct teller *teller);
void tell_rollouts(struct teller *teller);
/* What channels lose to those that are launched. */
void tell_losses(struct teller *teller);
void tell_load(struct teller *teller);
void tell_help_centre(struct teller *teller);
/* That a variant's volumes stand for other customers; nothing where they do
 * not. */
void tell_help_of_variant(struct teller *teller, const struct centre *other);
void tell_uncertain(struct teller *teller);

#endif
