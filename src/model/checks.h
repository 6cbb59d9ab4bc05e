/*
 * checks.h - what is possible in a scenario but hard to believe.
 *
 * These are warnings for people, never errors: handling far from the
 * benchmark, more work than hands, patience that ends before the target, a
 * channel that nobody serves, contacts that go to one that has closed, authors
 * who write for much of the week. They look at the finished centre and simulate
 * nothing; expected load is a mean over the plan's open time.
 */
#ifndef MODEL_CHECKS_H
#define MODEL_CHECKS_H

#include "base/arena.h"
#include "model/centre.h"
#include <stddef.h>

/* Paths ("channels.phone.handle_time") and sentences beside each other, both
 * [*out_n], in the order of the file. */
void scenario_plausibility(const struct centre *centre, struct arena *arena,
                           const char ***out_paths, const char ***out_sentences,
                           size_t *out_n);

#endif
