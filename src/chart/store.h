/*
 * store.h - a folder of results that charts are drawn from.
 *
 * A run's folder is asked through results.sqlite, and what is only in its
 * run.json through that; a comparison's folder has compare.json alone. Nothing
 * is simulated and nothing is written.
 */
#ifndef CHART_STORE_H
#define CHART_STORE_H

#include "base/arena.h"
#include "base/error.h"
#include "chart/table.h"
#include <stdbool.h>
#include <stdint.h>

/* Where the numbers come from: the foot of every chart. */
struct facts {
    const char *title;    /* of the scenario; NULL: none */
    const char *scenario; /* its file */
    const char *variant;  /* NULL: none */
    const char *sha256;   /* of the scenario */
    const char *version;  /* that simulated it */
    const char *seed;
    const char *language;    /* "nl", as the scenario says; NULL: it does not */
    const char *created_utc; /* NULL: not known */
    uint32_t replications;
    double confidence_frac; /* of one interval */
    double together_frac;   /* of those of all comparisons; 0: not said */
    int32_t start_day;
    int32_t n_days;
    double interval_s;
};

struct store;
struct json_t;

/* Fails when the folder is not there, holds no results, or results of another
 * make. */
bool store_open(const char *folder, struct arena *arena, struct store **out,
                struct error *err) MUST_CHECK;
void store_close(struct store *store);

/* The same results, of a run, for another thread: no two threads may use one
 * store or one arena at once. Closed before the first. False when it cannot be
 * opened. */
bool store_open_view(const struct store *store, struct arena *arena,
                     struct store **out) MUST_CHECK;

const struct facts *store_facts(const struct store *store);
struct arena *store_arena(const struct store *store);

/* run.json or compare.json; the store's. NULL when it cannot be read. */
const struct json_t *store_document(const struct store *store);

/* A number of an object of that document; NaN where it is null or not there. */
double store_number(const struct json_t *object, const char *key);

bool store_is_comparison(const struct store *store);

/* How a plan of a comparison handles the channel: "call", "chat" or "ticket";
 * "" where it does not say. */
const char *store_way(const struct json_t *plan, const char *channel);

/* A setting of a plan of a comparison as it is written, "EUR" of
 * "plan.currency"; "" where it does not say. */
const char *store_setting(const struct json_t *plan, const char *path);

/* The answer to one question in SQL, its parameters bound in order. Fails when
 * the results have no such table: an earlier version wrote them. */
bool store_ask(struct store *store, const char *sql, struct table **out,
               struct error *err) MUST_CHECK;

/* The same of numbers alone, row by row, where an answer would be too long to
 * keep; a missing one is NaN. */
bool store_visit(struct store *store, const char *sql,
                 void (*visit)(void *context, const double *row), void *context,
                 struct error *err) MUST_CHECK;

#endif
