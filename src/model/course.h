/*
 * course.h - what growth, changes, launches and withdrawals make of a
 * channel's volume, day by day. The one definition that the checks, the
 * sentences and the simulation share.
 *
 * With V the contacts that an ordinary week brings by then (growth and changes
 * of the volume in it) and e the share of the customers that a launch offers
 * the channel to by then,
 *
 *     steady contacts = V (e - taken),   taken = sum of e' V' share / V
 *     spike           = V e new_customers spike e^(-3 t / settles)
 *     moved in        = share x steady contacts of a channel withdrawn
 *
 * where e = 1 without a launch, the sum is over launches that take of this
 * channel, and t is the time since its own launch. So a donor loses just what
 * the others get of it: it keeps the share 1 - taken V / C of the contacts C
 * that it has by then, a spike of its own among them. V is a week's, whatever
 * the weekdays and hours, so that a channel open at night may lose to one that
 * is not.
 *
 * A launched channel that comes to its own end, its `until`, has no V from then
 * on: e is 0, and its donors have their contacts back. A withdrawal is no end
 * of the customers: they go where it says, or are lost. What a launch or
 * another withdrawal moved into the channel goes along, so its donors get
 * nothing back. Who had not been offered it by then never is: e stays as it was
 * at the end of its last day, and the donors keep them. Whom launches took of a
 * channel before it was withdrawn stays with them, but no launch takes more of
 * it than by then (model/launches.c).
 *
 * A launch may be left out, to see what it changes. Then its channel has no
 * contacts of its own and takes of nobody, nobody is trained for it, and whom
 * other launches would take of it makes contact where it took them from, or
 * not at all: they bring so many less. What a withdrawal moves into the channel
 * is not the launch's doing: it opens on the day of the first that does so.
 *
 * Nothing here knows of opening hours on a date, holidays or special days.
 */
#ifndef MODEL_COURSE_H
#define MODEL_COURSE_H

#include "model/centre.h"
#include "model/day_curve.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the channel's growth multiplies its volume by on that day. */
double course_growth(const struct centre *centre, uint32_t channel,
                     int32_t day);

/* By what changes multiply the volume on that day; 1: by nothing. */
double course_changed(const struct centre *centre, uint32_t channel,
                      int32_t day);

/* Contacts that an ordinary week brings at the start of the plan, or with a
 * list in the week of that day; with dated counts, a week of them on average.
 * 0 without a volume. */
double course_ordinary_week(const struct centre *centre, uint32_t channel,
                            int32_t day);

/* V, in contacts a week. */
double course_volume(const struct centre *centre, uint32_t channel,
                     int32_t day);

/* The channel's launch or withdrawal, NULL when it has none. */
const struct rollout *course_event(const struct centre *centre,
                                   uint32_t channel, enum rollout_what what);

/* From and until which day there is a channel: its own life, cut by its launch
 * and its withdrawal. */
struct course_life {
    int32_t from_day;
    int32_t until_day; /* exclusive */
};
struct course_life course_life(const struct centre *centre, uint32_t channel);

/* e. 0 before the launch, and from the own end of a launched channel on; from
 * its withdrawal on what it had reached by then. */
struct day_curve course_offered(const struct centre *centre, uint32_t channel,
                                int32_t day);

/* The part of what a launch brings that comes by its share-th source: what is
 * written, unless another launch is left out. */
double course_source(const struct centre *centre, const struct rollout *launch,
                     size_t share);

/* What a launch takes of a donor's V on that day, by its share-th source. */
struct day_curve course_taken(const struct centre *centre,
                              const struct rollout *launch, size_t share,
                              int32_t day);

/* e - taken. Below 0 where launches take more than there is, which the model
 * refuses within the plan. */
struct day_curve course_kept(const struct centre *centre, uint32_t channel,
                             int32_t day);

/* The spike, as a share of V e; 0 without one. */
struct day_curve course_spike(const struct centre *centre, uint32_t channel,
                              int32_t day);

/* Contacts a week that a withdrawal moves by its share-th part, 0 before. */
struct day_curve course_moved_in(const struct centre *centre,
                                 const struct rollout *withdrawal, size_t share,
                                 int32_t day);

/* The channel's expected contacts a week at x of that day, launch and all. */
double course_contacts_a_week(const struct centre *centre, uint32_t channel,
                              int32_t day, double x);

/*
 * A flow is one source of a launch or one goal of a withdrawal: share k of
 * rollout r has number course_first_flow(centre, r) + k.
 */
size_t course_first_flow(const struct centre *centre, size_t rollout);
size_t course_n_flows(const struct centre *centre);

#endif
