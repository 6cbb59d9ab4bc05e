/*
 * effects.h - what the benchmark measured of linked articles and connected
 * apps, read from the table of defaults. They are fed into the simulation:
 * fitted assumptions, never something that a run shows.
 */
#ifndef MODEL_EFFECTS_H
#define MODEL_EFFECTS_H

#include "model/centre.h"

struct fitted_effects effects_of_benchmark(void);

#endif
