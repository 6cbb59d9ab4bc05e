/*
 * winner_tree.h - the earliest of a fixed number of times.
 *
 * Each leaf holds one key (time << 16 | leaf number, or NEVER); each node the
 * smaller of its two children; node 1 the smallest of all. Setting a leaf
 * costs one path to the root, whether it schedules, moves or cancels, and
 * there is nothing else to it. (Stopping on the way up where nothing changes
 * any more was tried: the branch is mispredicted, 5 % slower.) Keys differ in
 * their low bits, so no two tie.
 *
 *     node[i] = min(node[2 i], node[2 i + 1])
 */
#ifndef ENGINE_WINNER_TREE_H
#define ENGINE_WINNER_TREE_H

#include "base/arena.h"
#include "engine/ticks.h"
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

enum { LEAVES_AT_MOST = 1 << 16 };

#define NO_LEAF UINT32_MAX

struct winner_tree {
    uint64_t *node;    /* [2 * n_leaves] */
    uint32_t n_leaves; /* a power of two */
    uint32_t put;      /* the leaf whose path is not followed yet; NO_LEAF */
};

static inline struct winner_tree winner_tree_create(uint32_t n_wanted,
                                                    struct arena *arena)
{
    assert(n_wanted <= LEAVES_AT_MOST);
    uint32_t n = 2;
    while (n < n_wanted) {
        n *= 2;
    }
    struct winner_tree tree = {
        arena_alloc(arena, 2 * (size_t)n, sizeof(uint64_t)), n, NO_LEAF
    };
    for (uint32_t i = 0; i < 2 * n; i++) {
        tree.node[i] = NEVER;
    }
    return tree;
}

static inline void winner_tree_set(struct winner_tree *tree, uint32_t leaf,
                                   uint64_t key)
{
    uint64_t *const node = tree->node;
    size_t i = tree->n_leaves + leaf;
    node[i] = key;
    while (i > 1) {
        const uint64_t other = node[i ^ 1];
        key = key < other ? key : other;
        i >>= 1;
        node[i] = key;
    }
}

static inline void winner_tree_settle(struct winner_tree *tree)
{
    const uint32_t leaf = tree->put;
    if (leaf != NO_LEAF) {
        tree->put = NO_LEAF;
        winner_tree_set(tree, leaf, tree->node[tree->n_leaves + leaf]);
    }
}

/* As winner_tree_set, for a leaf that may be set again before anybody asks
 * for the first: that costs one path, once settled. */
static inline void winner_tree_put(struct winner_tree *tree, uint32_t leaf,
                                   uint64_t key)
{
    if (leaf != tree->put) {
        winner_tree_settle(tree);
        tree->put = leaf;
    }
    tree->node[tree->n_leaves + leaf] = key;
}

/* What was put must have been settled. */
static inline uint64_t winner_tree_first(const struct winner_tree *tree)
{
    assert(tree->put == NO_LEAF);
    return tree->node[1];
}

static inline uint64_t winner_tree_key(uint64_t tick, uint32_t leaf)
{
    return tick << 16 | leaf;
}

#endif
