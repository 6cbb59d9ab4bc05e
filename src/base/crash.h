/*
 * crash.h - what to run again when the program finds itself wrong.
 *
 * A failed assert raises SIGABRT. The handler says, on standard error, which
 * replication this thread was in and the command that repeats it alone, and
 * removes files that are half-written. It calls only what is safe in a signal
 * handler. The note is the one thread-local of the program.
 */
#ifndef BASE_CRASH_H
#define BASE_CRASH_H

#include <stdint.h>

/* From now on; `file` is the scenario as the user named it, or NULL while
 * none is known. The text must live as long as the program. */
void crash_watch(const char *file);

/* This thread now works on this replication. */
void crash_remember(uint64_t seed, uint64_t replication);

/* This thread works on none any more. */
void crash_forget(void);

#endif
