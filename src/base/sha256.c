/*
 * sha256.c - nettle's state, kept in the arena.
 */
#include "base/sha256.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

struct sha256_sum {
    struct sha256_ctx context;
};

static void finish(struct sha256_ctx *context,
                   char out[static SHA256_HEX_BYTES])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    nettle_sha256_digest(context, sizeof digest, digest);
    nettle_base16_encode_update(out, sizeof digest, digest);
    out[SHA256_HEX_BYTES - 1] = '\0';
}

void sha256_hex(const void *bytes, size_t n, char out[static SHA256_HEX_BYTES])
{
    struct sha256_ctx context;
    nettle_sha256_init(&context);
    nettle_sha256_update(&context, n, bytes);
    finish(&context, out);
}

struct sha256_sum *sha256_start(struct arena *arena)
{
    struct sha256_sum *sum = arena_alloc(arena, 1, sizeof *sum);
    nettle_sha256_init(&sum->context);
    return sum;
}

void sha256_add(struct sha256_sum *sum, const void *bytes, size_t n)
{
    nettle_sha256_update(&sum->context, n, bytes);
}

void sha256_finish(struct sha256_sum *sum, char out[static SHA256_HEX_BYTES])
{
    finish(&sum->context, out);
}
