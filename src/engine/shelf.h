/*
 * shelf.h - agents who are free for the same, in the order of the rule.
 *
 * longest_idle keeps a list by time of joining, random and least_loaded a
 * dense array, in_order a bitmap; a shelf keeps just one of them. What links
 * a slot to its neighbours stands in the floor, as a slot is on one shelf at
 * most.
 */
#ifndef ENGINE_SHELF_H
#define ENGINE_SHELF_H

#include "engine/floor.h"

struct shelf shelf_create(enum agent_rule rule, uint32_t n_slots,
                          struct arena *arena);

/* number: of the slot within its crew. */
void shelf_join(struct shelf *shelf, struct floor *floor, uint32_t number,
                uint32_t slot);
void shelf_leave(struct shelf *shelf, struct floor *floor, uint32_t number,
                 uint32_t slot);

/* Requires that the shelf is not empty. */
uint32_t shelf_choose(const struct shelf *shelf, enum agent_rule rule,
                      uint32_t first_slot, uint32_t word);

#endif
