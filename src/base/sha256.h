/*
 * sha256.h - the fingerprint that results carry of what they were made from.
 *
 * SHA-256 by nettle, as 64 small hexadecimal digits.
 */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/arena.h"
#include <stddef.h>

enum { SHA256_HEX_BYTES = 65 };

void sha256_hex(const void *bytes, size_t n, char out[static SHA256_HEX_BYTES]);

/* Several pieces, as if they stood one behind the other. */
struct sha256_sum;
struct sha256_sum *sha256_start(struct arena *arena);
void sha256_add(struct sha256_sum *sum, const void *bytes, size_t n);

/* The sum is then as new. */
void sha256_finish(struct sha256_sum *sum, char out[static SHA256_HEX_BYTES]);

#endif
