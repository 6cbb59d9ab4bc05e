/*
 * topics.h - what customers ask about, and how much of it.
 *
 * Demand over n topics follows a Zipf law: topic k, the k-th most wanted, has
 *
 *     share_k = k^-zipf / sum over j of j^-zipf
 */
#ifndef MODEL_TOPICS_H
#define MODEL_TOPICS_H

#include <stdint.h>

/* out_share: [n], most wanted first; sums to 1. */
void topics_shares(double zipf, uint32_t n, double *out_share);

/*
 * The exponent with which the five most wanted of n topics have this share.
 *
 * share_frac  at least 5 / n, below 1; n above 5
 * returns     0 .. 20; 0 where all are wanted alike
 */
double topics_zipf_of_top_5(double share_frac, uint32_t n);

#endif
