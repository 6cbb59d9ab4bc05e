/*
 * two_threads.h - work in two parts, each on a thread of its own where two are
 * allowed: --threads and OMP_NUM_THREADS hold for what is written too.
 */
#ifndef REPORT_TWO_THREADS_H
#define REPORT_TWO_THREADS_H

#include <omp.h>

static inline int two_threads(void)
{
    return omp_get_max_threads() > 1 ? 2 : 1;
}

#endif
