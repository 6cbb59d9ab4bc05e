/*
 * circumstances.h - when and where a simulation was started, for the records.
 */
#ifndef CLI_CIRCUMSTANCES_H
#define CLI_CIRCUMSTANCES_H

#include "base/arena.h"
#include "report/run_report.h"

struct run_circumstances circumstances_now(struct arena *arena);

#endif
