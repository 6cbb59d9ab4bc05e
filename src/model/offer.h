/*
 * offer.h - the share of the customers that a launch offers its channel to, as
 * its steps are written and as far as they come.
 *
 * A channel withdrawn is offered to nobody else from then on: whom its launch
 * reached by the end of its last day is whom it reached.
 */
#ifndef MODEL_OFFER_H
#define MODEL_OFFER_H

#include "model/centre.h"
#include "model/day_curve.h"
#include <stdint.h>

/* 0 before the launch; `withdrawal` is the channel's, NULL when it has none. */
struct day_curve offer_reach(const struct rollout *launch,
                             const struct rollout *withdrawal, int32_t day);

#endif
