/*
 * ordinary_week.h - what "/ day" and "/ hour" of a channel come to in a week
 * without holidays and special days: a day is an open day, an hour one of open
 * time; of a channel whose contacts come at any time, each of the seven and of
 * the 168.
 */
#ifndef MODEL_ORDINARY_WEEK_H
#define MODEL_ORDINARY_WEEK_H

#include "model/centre.h"

/* How often a week has what the volume is per: a week, a day or an hour. */
double ordinary_week_times(const struct channel *channel,
                           enum volume_basis basis);

#endif
