/*
 * interrupt.h - Ctrl-C, once and twice.
 *
 * The first asks a run to finish the replications in hand and write what is
 * there; the second ends the program at once, removing files that are
 * half-written. A request to end (SIGTERM, SIGHUP) counts as Ctrl-C. The flag
 * is the one thing that a signal handler can reach, so it is one for the
 * program.
 */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <signal.h>

/* From now on; the flag becomes 1 at the first Ctrl-C. */
const volatile sig_atomic_t *interrupt_watch(void);

#endif
