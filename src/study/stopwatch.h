/*
 * stopwatch.h - how long a study takes, by the wall and in processor time.
 * Never part of a result that is compared.
 */
#ifndef STUDY_STOPWATCH_H
#define STUDY_STOPWATCH_H

#include <time.h>

struct stopwatch {
    struct timespec wall;
    struct timespec cpu;
};

struct stopwatch stopwatch_start(void);

/* Since the start. */
double stopwatch_wall_s(const struct stopwatch *watch);
double stopwatch_cpu_s(const struct stopwatch *watch);

#endif
