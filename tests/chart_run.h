/*
 * chart_run.h - charts of a short run, for tests of what they say.
 */
#ifndef TESTS_CHART_RUN_H
#define TESTS_CHART_RUN_H

#include "chart/catalogue.h"
#include "report_run.h"

/* Results of a scenario, written and opened again. */
static inline struct store *chart_run_store(struct report_run *run,
                                            const char *folder)
{
    struct error err;
    const struct csv_format format = { .separator = ',', .decimal_mark = '.' };
    struct store *store = NULL;
    assert_true(run_files_finish(run->files, &run->report, format, &err));
    const char *path =
        arena_text(run->arena, "%s/%s", getenv("DESKCAST_TMP"), folder);
    if (!store_open(path, run->arena, &store, &err)) {
        fail_test("%s", err.message);
    }
    return store;
}

static inline struct drawing *chart_run_draw(const struct chart *chart,
                                             const struct table *data,
                                             struct store *store, double width,
                                             struct arena *arena)
{
    struct style *style = arena_alloc(arena, 1, sizeof *style);
    *style = style_house();
    style->width = width;
    const struct chart_kit kit = { style, ruler_plain(arena),
                                   store_facts(store), arena };
    return chart->draw(data, &kit);
}

/* A scenario in a file of its own. */
static inline const char *chart_run_scenario(const char *name, const char *text)
{
    static char path[512];
    (void)snprintf(path, sizeof path, "%s/%s.cfg", getenv("DESKCAST_TMP"),
                   name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    return path;
}

/* A chart of a run of that text. */
struct chart_run {
    struct report_run *run;
    struct store *store;
    struct table *data;
    const struct drawing *drawing;
};

static inline struct chart_run chart_run_make(const char *name,
                                              const char *text,
                                              uint32_t replications,
                                              const char *chart_name)
{
    const struct chart *chart = NULL;
    struct error err;
    struct chart_run made = { .run = report_run_make(
                                  chart_run_scenario(name, text), replications,
                                  name) };
    made.store = chart_run_store(made.run, name);
    assert_true(chart_find(chart_name, &chart, NULL));
    if (!chart->gather(made.store, &made.data, &err)) {
        fail_test("%s", err.message);
    }
    made.drawing =
        chart_run_draw(chart, made.data, made.store, 960, made.run->arena);
    return made;
}

static inline void chart_run_end(struct chart_run *made)
{
    store_close(made->store);
    arena_destroy(made->run->arena);
}

/* What the results answer. */
static inline const struct table *chart_run_ask(struct chart_run *made,
                                                const char *sql)
{
    struct table *found = NULL;
    struct error err;
    if (!store_ask(made->store, sql, &found, &err)) {
        fail_test("%s", err.message);
    }
    assert_true(found->n_rows > 0);
    return found;
}

#endif
