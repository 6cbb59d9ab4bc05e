/*
 * hand_comparison.h - results of two plans compared that are written by hand.
 */
#ifndef TESTS_HAND_COMPARISON_H
#define TESTS_HAND_COMPARISON_H

#include "base/file.h"
#include "chart/store.h"
#include "testing.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

/* The channels of each plan and of their difference are JSON objects, and so
 * are the ways that the plans handle them, and the centre's figures in the same
 * order (NULL: none). */
struct hand_comparison {
    const char *ways;
    const char *first, *other, *difference;
    const char *centre[3];
};

static inline struct store *hand_comparison_open(
    const struct hand_comparison *by_hand, const char *name,
    struct arena *arena)
{
    static const char plan[] =
        "{\"plan\":\"%s\",\"scenario\":\"two.cfg\",\"settings\":[{\"path\":"
        "\"plan.currency\",\"value\":\"EUR\"}],\"ways\":%s,\"centre\":%s,"
        "\"channels\":%s,\"teams\":{}}";
    const char *centre[3];
    for (size_t i = 0; i < 3; i++) {
        centre[i] = by_hand->centre[i] ? by_hand->centre[i] : "{}";
    }
    struct error err;
    struct store *store = NULL;
    const char *folder =
        arena_text(arena, "%s/%s", getenv("DESKCAST_TMP"), name);
    assert_true(mkdir(folder, 0777) == 0 || errno == EEXIST);
    FILE *file = fopen(file_join(arena, folder, "compare.json"), "w");
    assert_non_null(file);
    (void)fprintf(
        file,
        "{\"schema\":\"deskcast/compare/1\",\"version\":\"1\",\"study\":{"
        "\"replications\":9,\"seed\":1,\"confidence\":0.95,"
        "\"each_confidence\":0.95},\"plans\":[%s,%s],\"differences\":[{"
        "\"plan\":\"more\",\"against\":\"two\",\"centre\":%s,\"channels\":%s,"
        "\"teams\":{}}]}\n",
        arena_text(arena, plan, "two", by_hand->ways, centre[0],
                   by_hand->first),
        arena_text(arena, plan, "more", by_hand->ways, centre[1],
                   by_hand->other),
        centre[2], by_hand->difference);
    assert_true(fclose(file) == 0);
    if (!store_open(folder, arena, &store, &err)) {
        fail_test("%s", err.message);
    }
    return store;
}

#endif
