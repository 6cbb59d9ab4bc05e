#include "study/stopwatch.h"

struct stopwatch stopwatch_start(void)
{
    struct stopwatch watch;
    clock_gettime(CLOCK_MONOTONIC, &watch.wall);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &watch.cpu);
    return watch;
}

static double seconds_since(const struct timespec *then, clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)(now.tv_sec - then->tv_sec) +
           1e-9 * (double)(now.tv_nsec - then->tv_nsec);
}

double stopwatch_wall_s(const struct stopwatch *watch)
{
    return seconds_since(&watch->wall, CLOCK_MONOTONIC);
}

double stopwatch_cpu_s(const struct stopwatch *watch)
{
    return seconds_since(&watch->cpu, CLOCK_PROCESS_CPUTIME_ID);
}
