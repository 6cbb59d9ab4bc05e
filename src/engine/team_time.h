/*
 * team_time.h - the hours of the teams, and what they cost.
 *
 * The floor keeps running sums of agent-time; at each interval's end what was
 * added goes to the sample. Overtime and money are summed at the window's end,
 * each phase of a roll-out at its own cost of an hour.
 */
#ifndef ENGINE_TEAM_TIME_H
#define ENGINE_TEAM_TIME_H

#include <stdint.h>

struct replication;

/* Brings the team up to the interval's end. */
void team_time_flush(struct replication *rep, uint32_t team);

/* Prices the overtime so far, before the cost of an hour changes. */
void team_time_price(struct replication *rep);

/* At the end of the window. */
void team_time_finish(struct replication *rep);

#endif
