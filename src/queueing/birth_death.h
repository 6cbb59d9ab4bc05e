/*
 * birth_death.h - the long run of a chain that moves one step at a time.
 *
 * State k goes up to k + 1 at one rate and k + 1 down to k at another. In the
 * long run as many steps go up as down between neighbours,
 *
 *     p[k] birth[k] = p[k + 1] death[k],    sum of p = 1.
 *
 * Says nothing of how the long run is reached, or how long that takes.
 */
#ifndef QUEUEING_BIRTH_DEATH_H
#define QUEUEING_BIRTH_DEATH_H

#include <stddef.h>

/*
 * The long-run probability of every state.
 *
 * birth_per_s    [n_states - 1], from k to k + 1, finite and >= 0
 * death_per_s    [n_states - 1], from k + 1 to k, finite and > 0
 * n_states       >= 1
 * out_p          [n_states]; probabilities below 1e-308 come out as 0
 * cost           O(n_states)
 * source         Gross & Harris (1998), Fundamentals of Queueing Theory, 3rd
 *                ed., section 2.1. Their products overflow; here they are
 *                formed outward from the likeliest state, so that each
 *                factor on the way is at most one
 * checked by     tests/test_birth_death.c (the balance above; closed forms)
 */
void birth_death_solve(const double *birth_per_s, const double *death_per_s,
                       size_t n_states, double *out_p);

#endif
