#include "report/document.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/file.h"
#include "base/language.h"
#include "chart/words.h"
#include "report/document_parts.h"
#include "report/two_threads.h"
#include <assert.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FIRST_TABLES = 16 };

void document_add_table(struct document_part *part,
                        struct document_table *table)
{
    if (part->n_tables == part->tables_capacity) {
        const size_t capacity = 2 * part->tables_capacity + FIRST_TABLES;
        part->tables = arena_grow(table->arena, part->tables, part->n_tables,
                                  capacity, sizeof *part->tables);
        part->tables_capacity = capacity;
    }
    part->tables[part->n_tables++] = table;
}

/* SOURCE_DATE_EPOCH is how people who repeat a build to the byte say what time
 * it is; without it, it is the time of the run. */
static const char *created(const struct facts *facts, struct arena *arena)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    const long long seconds = epoch ? strtoll(epoch, &end, 10) : 0;
    const time_t when = (time_t)seconds;
    struct tm parts;
    char text[32];
    if (!epoch || end == epoch || *end || !gmtime_r(&when, &parts) ||
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts) == 0) {
        return facts->created_utc;
    }
    return arena_copy_text(arena, text);
}

static const char *period(const struct facts *facts, struct arena *arena)
{
    const int32_t last = facts->start_day + facts->n_days - 1;
    return arena_text(arena,
                      tr_n("%s to %s, %d day", "%s to %s, %d days",
                           (unsigned long)facts->n_days),
                      date_written(arena, facts->start_day),
                      date_written(arena, last), (int)facts->n_days);
}

static const char *plan_name(const struct facts *facts, struct arena *arena)
{
    const char *file = facts->scenario ? file_name(facts->scenario) : "–";
    return facts->variant ? arena_text(arena, "%s#%s", file, facts->variant)
                          : file;
}

static bool fill_run(const struct document *document, struct store *store,
                     struct document_part *part, struct error *err)
{
    struct figures *figures = NULL;
    const struct weekly_figures *weekly = NULL;
    part->name = plan_name(part->facts, document->arena);
    if (!figures_open(store, &figures, err) ||
        !document_weekly_figures(store, figures, &weekly, err)) {
        return false;
    }
    document_weeks(weekly, part->findings);
    document_findings(store, figures, part->findings);
    document_summary(figures, document->arena, part);
    if (!document_week_tables(store, figures, weekly, part, err)) {
        return false;
    }
    document_launches(store, figures, part);
    document_outlook(store, figures, part);
    return document_notes(store, figures, part->findings, err) &&
           document_periods(store, part, err) &&
           document_assumptions(store, part, err) &&
           document_method(store, part->method, err);
}

/* NULL where the results do not hold it. */
static struct table *values_of(const struct chart *chart, struct store *store)
{
    struct table *values = NULL;
    struct error why_not;
    return chart->gather(store, &values, &why_not) ? values : NULL;
}

/* The values of every chart, at the same time as the rest of the part: a second
 * thread asks the results by a view of its own, and the first helps it when
 * all else is done. */
static bool fill(const struct document *document, struct store *store,
                 struct document_part *part, struct table **values,
                 struct error *err)
{
    size_t n = 0;
    const struct chart *charts = chart_list(&n);
    struct store *views[2] = { store, NULL };
    int n_threads = two_threads();
    bool good = true;
    if (n_threads > 1 &&
        !store_open_view(store, document->second_arena, &views[1])) {
        n_threads = 1;
    }
#pragma omp parallel num_threads(n_threads)
    {
#pragma omp master
        good = fill_run(document, store, part, err);
#pragma omp for schedule(dynamic)
        for (size_t i = 0; i < n; i++) {
            values[i] = values_of(&charts[i], views[omp_get_thread_num()]);
        }
    }
    if (n_threads > 1) {
        store_close(views[1]);
    }
    return good;
}

/* Every chart that the results allow. */
static void list_charts(const struct document *document,
                        struct table *const *values, struct document_part *part)
{
    size_t n = 0;
    const struct chart *charts = chart_list(&n);
    part->charts = arena_alloc(document->arena, n, sizeof *part->charts);
    for (size_t i = 0; i < n; i++) {
        if (values[i]) {
            part->charts[part->n_charts++] = (struct document_chart){
                .chart = &charts[i],
                .values = values[i],
            };
        }
    }
}

const struct drawing *document_drawing(const struct document *document,
                                       const struct document_part *part,
                                       size_t i)
{
    struct document_chart *chart = &part->charts[i];
    if (!chart->drawing) {
        struct style *style = arena_alloc(document->arena, 1, sizeof *style);
        *style = document->wishes.style;
        style->height -= DOCUMENT_FOOT_HEIGHT;
        const struct chart_kit kit = { style, document->ruler, part->facts,
                                       document->arena };
        chart->drawing = chart->chart->draw(chart->values, &kit);
    }
    return chart->drawing;
}

static void compare(struct store *store, size_t i, struct document_part *part,
                    struct table **values)
{
    size_t n = 0;
    const struct chart *charts = chart_list(&n);
    document_comparison(store, i, part);
    for (size_t k = 0; k < n; k++) {
        values[k] = values_of(&charts[k], store);
    }
}

/* The parts of one folder, after those that are there. */
static bool add_parts(struct document *document, struct store *store,
                      struct error *err)
{
    const bool compares = store_is_comparison(store);
    const size_t n = compares ? document_comparison_parts(store) : 1;
    size_t n_charts = 0;
    (void)chart_list(&n_charts);
    struct table **values =
        arena_alloc(document->arena, n_charts, sizeof(struct table *));
    for (size_t i = 0; i < n; i++) {
        struct document_part *part = &document->parts[document->n_parts++];
        part->facts = store_facts(store);
        part->findings = text_list_start(document->arena);
        part->method = text_list_start(document->arena);
        if (compares) {
            compare(store, i, part, values);
        } else if (!fill(document, store, part, values, err)) {
            return false;
        }
        list_charts(document, values, part);
    }
    return true;
}

static size_t count_parts(struct store *const *stores, size_t n)
{
    size_t n_parts = 0;
    for (size_t i = 0; i < n; i++) {
        n_parts += store_is_comparison(stores[i])
                       ? document_comparison_parts(stores[i])
                       : 1;
    }
    return n_parts;
}

bool document_of_results(struct store *const *stores, size_t n,
                         const struct document_wishes *wishes,
                         struct document **out, struct error *err)
{
    assert(n > 0);
    struct arena *arena = store_arena(stores[0]);
    const struct facts *facts = store_facts(stores[0]);
    struct document *document = arena_alloc(arena, 1, sizeof *document);
    *document = (struct document){
        .arena = arena,
        .second_arena = arena_create(),
        .ruler = ruler_open(wishes->style.fonts, arena),
        .title = facts->title ? facts->title : plan_name(facts, arena),
        .period =
            facts->n_days > 0 ? period(facts, arena) : tr("Plans side by side"),
        .created_utc = created(facts, arena),
        .wishes = *wishes,
        .parts =
            arena_alloc(arena, count_parts(stores, n), sizeof *document->parts),
    };
    for (size_t i = 0; i < n; i++) {
        if (!add_parts(document, stores[i], err)) {
            document_close(document);
            return false;
        }
    }
    *out = document;
    return true;
}

bool document_part_has(const struct document_part *part,
                       enum document_sheet sheet)
{
    for (size_t i = 0; i < part->n_tables; i++) {
        if (part->tables[i]->sheet == sheet) {
            return true;
        }
    }
    return false;
}

size_t document_part_rows(const struct document_part *part,
                          enum document_sheet sheet)
{
    size_t n_rows = 0;
    for (size_t i = 0; i < part->n_tables; i++) {
        if (part->tables[i]->sheet == sheet) {
            n_rows += document_table_rows(part->tables[i]);
        }
    }
    return n_rows;
}

void document_close(struct document *document)
{
    ruler_close(document->ruler);
    arena_destroy(document->second_arena);
}

const char *document_date(const struct document *document)
{
    int32_t day = 0;
    if (!document->created_utc || strlen(document->created_utc) < 10) {
        return "";
    }
    const char *date =
        arena_copy_bytes(document->arena, document->created_utc, 10);
    return civil_read_date(date, &day, NULL)
               ? date_written(document->arena, day)
               : "";
}
