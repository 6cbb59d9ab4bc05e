/*
 * simulation.h - one replication of a centre, from its first arrival to the
 * last counted contact's end.
 *
 * simulation_plan works out once what every replication needs and no
 * replication changes: arrival rates, opening times, who is scheduled when,
 * variate tables. simulation_run then is a function of
 * (plan, seed, replication) alone; it reads no clock and no file, and cannot
 * fail. All it needs during the run comes from `scratch`, which the caller
 * resets afterwards.
 */
#ifndef ENGINE_SIMULATION_H
#define ENGINE_SIMULATION_H

#include "base/arena.h"
#include "engine/sample.h"
#include <stdbool.h>
#include <stdint.h>

struct centre;
struct simulation_plan;
struct trace;

/*
 * Patience that nobody looks at costs nothing: a waiting contact carries its
 * deadline and is dropped, dated at the deadline, when it comes to the head of
 * its line. Only where something depends on the moment (lines, waiting places,
 * longest_queue, callbacks, overflow, redials, switches) is hanging up an
 * event. Both ways give the same counts and the same trace; `always_exact`
 * forces the second, for the test of that.
 */
const struct simulation_plan *simulation_plan_exact(const struct centre *centre,
                                                    bool always_exact,
                                                    struct arena *arena);

/* The plan refers to the centre, which must outlive it. Requires a centre of
 * which every part is simulated (scenario_unsimulated gives NULL). */
const struct simulation_plan *simulation_plan(const struct centre *centre,
                                              struct arena *arena);

/* The plan of a centre that differs from another's in amounts only, as one
 * future from the next: quick, because it leans on tables of `like`, which
 * must outlive it. */
const struct simulation_plan *simulation_plan_like(
    const struct simulation_plan *like, const struct centre *centre,
    struct arena *arena);

/* Clears `out` and fills it. `trace` may be NULL. */
void simulation_run(const struct simulation_plan *plan, uint64_t seed,
                    uint32_t replication, struct arena *scratch,
                    struct trace *trace, struct sample *out);

/* Expected first attempts of a channel in one dated interval of the plan
 * (day factors at their mean): the closed form that counts must meet. */
double simulation_expected_arrivals(const struct simulation_plan *plan,
                                    uint32_t channel, uint32_t interval);

#endif
