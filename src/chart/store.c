#include "chart/store.h"

#include "base/civil.h"
#include "base/file.h"
#include "base/units.h"

#include <jansson.h>
#include <math.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SCHEMA_NUMBER = 1, JSON_BYTES_AT_MOST = 256 << 20 };

struct store {
    struct arena *arena;
    const char *folder;
    sqlite3 *db;      /* NULL of a comparison */
    json_t *document; /* may be NULL */
    struct facts facts;
};

static bool is_folder(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

static bool exists(const struct store *store, const char *name)
{
    struct stat found;
    return stat(file_join(store->arena, store->folder, name), &found) == 0;
}

/* One thread at a time uses the connection: it needs no lock. */
static bool connect(struct store *store)
{
    return sqlite3_open_v2(
               file_join(store->arena, store->folder, "results.sqlite"),
               &store->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
               NULL) == SQLITE_OK;
}

static bool open_base(struct store *store, struct error *err)
{
    if (!is_folder(store->folder)) {
        (void)fail(err, "there is no folder \"%s\"", store->folder);
        return fail_hint(err, "deskcast run plan.cfg makes plan-out/, the "
                              "folder to draw from");
    }
    if (!exists(store, "results.sqlite")) {
        (void)fail(err, "the folder \"%s\" holds no results", store->folder);
        return fail_hint(err, "name a folder that deskcast run or compare "
                              "wrote");
    }
    return connect(store) ||
           fail(err, "cannot read %s/results.sqlite", store->folder);
}

/* Whatever goes wrong, there is none. */
static json_t *read_document(const struct store *store, const char *name)
{
    struct error ignored;
    char *bytes = NULL;
    size_t n = 0;
    if (!file_read(file_join(store->arena, store->folder, name),
                   JSON_BYTES_AT_MOST, store->arena, &bytes, &n, &ignored)) {
        return NULL;
    }
    return json_loadb(bytes, n, 0, NULL);
}

static struct cell cell_of(struct arena *arena, sqlite3_stmt *statement,
                           int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
        return cell_number(sqlite3_column_double(statement, column));
    case SQLITE_NULL:
        return cell_number(nan(""));
    default:
        return cell_text(arena_copy_text(
            arena, (const char *)sqlite3_column_text(statement, column)));
    }
}

static struct table *table_for(struct arena *arena, sqlite3_stmt *statement)
{
    const int n = sqlite3_column_count(statement);
    const char **columns = arena_alloc(arena, (size_t)n, sizeof *columns);
    for (int i = 0; i < n; i++) {
        columns[i] = arena_copy_text(arena, sqlite3_column_name(statement, i));
    }
    return table_start(arena, (size_t)n, columns);
}

static bool prepare(const struct store *store, const char *sql,
                    sqlite3_stmt **out, struct error *err)
{
    if (!store->db) {
        return fail(err, "these are plans compared, not one of them alone");
    }
    if (sqlite3_prepare_v2(store->db, sql, -1, out, NULL) != SQLITE_OK) {
        (void)fail(err, "the results were written by another version and lack "
                        "what this chart shows");
        return fail_hint(err, "simulate again: deskcast run %s",
                         store->facts.scenario ? store->facts.scenario
                                               : "plan.cfg");
    }
    return true;
}

/* After the last step, which had this result. */
static bool finish(sqlite3_stmt *statement, int result, struct error *err)
{
    (void)sqlite3_finalize(statement);
    return result == SQLITE_DONE ||
           fail(err, "cannot read the results: %s", sqlite3_errstr(result));
}

bool store_ask(struct store *store, const char *sql, struct table **out,
               struct error *err)
{
    sqlite3_stmt *statement = NULL;
    if (!prepare(store, sql, &statement, err)) {
        return false;
    }
    struct table *table = table_for(store->arena, statement);
    struct cell *row = arena_alloc(store->arena, table->n_columns, sizeof *row);
    int result = sqlite3_step(statement);
    for (; result == SQLITE_ROW; result = sqlite3_step(statement)) {
        for (size_t i = 0; i < table->n_columns; i++) {
            row[i] = cell_of(store->arena, statement, (int)i);
        }
        table_add(table, row);
    }
    *out = table;
    return finish(statement, result, err);
}

bool store_visit(struct store *store, const char *sql,
                 void (*visit)(void *context, const double *row), void *context,
                 struct error *err)
{
    sqlite3_stmt *statement = NULL;
    if (!prepare(store, sql, &statement, err)) {
        return false;
    }
    const int n = sqlite3_column_count(statement);
    double *row = arena_alloc(store->arena, (size_t)n, sizeof *row);
    int result = sqlite3_step(statement);
    for (; result == SQLITE_ROW; result = sqlite3_step(statement)) {
        for (int i = 0; i < n; i++) {
            row[i] = sqlite3_column_type(statement, i) == SQLITE_NULL
                         ? nan("")
                         : sqlite3_column_double(statement, i);
        }
        visit(context, row);
    }
    return finish(statement, result, err);
}

static const char *said(const struct table *run, const char *key)
{
    for (size_t row = 0; row < run->n_rows; row++) {
        if (strcmp(table_text(run, row, 0), key) == 0) {
            const char *text = table_text(run, row, 1);
            return text[0] ? text : NULL;
        }
    }
    return NULL;
}

static double said_number(const struct table *run, const char *key)
{
    double number = 0;
    const char *text = said(run, key);
    return text && units_read_number(text, &number, NULL) ? number : 0;
}

static const char *text_in(const struct store *store, const json_t *object,
                           const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? arena_copy_text(store->arena, text) : NULL;
}

static const char *find_created(const struct store *store)
{
    return text_in(store, json_object_get(store->document, "run"),
                   "started_utc");
}

static bool read_facts(struct store *store, struct error *err)
{
    struct table *run = NULL;
    if (!store_ask(store, "SELECT key, value FROM run", &run, err)) {
        return false;
    }
    const char *schema = said(run, "schema");
    const char *start = said(run, "plan_start");
    struct facts *facts = &store->facts;
    if (!schema || strcmp(schema, "deskcast/results/1") != 0 || !start ||
        !civil_read_date(start, &facts->start_day, err)) {
        return fail(err, "%s/results.sqlite holds no results of a run",
                    store->folder);
    }
    facts->title = said(run, "title");
    facts->scenario = said(run, "scenario");
    facts->variant = said(run, "variant");
    facts->sha256 = said(run, "scenario_sha256");
    facts->version = said(run, "version");
    facts->seed = said(run, "seed");
    facts->language = said(run, "language");
    facts->replications = (uint32_t)said_number(run, "replications");
    facts->confidence_frac = said_number(run, "confidence");
    facts->n_days = (int32_t)said_number(run, "days");
    facts->interval_s = 60 * said_number(run, "interval_min");
    facts->created_utc = find_created(store);
    return true;
}

/* Until clear intervals are adjusted for the looks as well, and each says of
 * itself how sure it is. */
static double together_of(const json_t *document)
{
    const json_t *study = json_object_get(document, "study");
    return json_array_size(json_object_get(document, "plans")) > 2 &&
                   !json_is_true(json_object_get(study, "until_clear"))
               ? json_number_value(json_object_get(study, "confidence"))
               : 0;
}

/* Of the first plan, which the others are compared with. */
static bool read_comparison(struct store *store, struct error *err)
{
    const json_t *study = json_object_get(store->document, "study");
    const json_t *first =
        json_array_get(json_object_get(store->document, "plans"), 0);
    struct facts *facts = &store->facts;
    if (!study || !first) {
        return fail(err, "%s/compare.json holds no comparison", store->folder);
    }
    facts->title = text_in(store, first, "title");
    facts->scenario = text_in(store, first, "scenario");
    facts->variant = text_in(store, first, "variant");
    facts->sha256 = text_in(store, first, "scenario_sha256");
    facts->version = text_in(store, store->document, "version");
    facts->seed = arena_text(
        store->arena, "%lld",
        (long long)json_integer_value(json_object_get(study, "seed")));
    facts->replications =
        (uint32_t)json_integer_value(json_object_get(study, "replications"));
    facts->confidence_frac =
        json_number_value(json_object_get(study, "each_confidence"));
    facts->together_frac = together_of(store->document);
    facts->created_utc = find_created(store);
    return true;
}

bool store_open(const char *folder, struct arena *arena, struct store **out,
                struct error *err)
{
    struct store *store = arena_alloc(arena, 1, sizeof *store);
    store->arena = arena;
    store->folder = arena_copy_text(arena, folder);
    const bool compares =
        exists(store, "compare.json") && !exists(store, "results.sqlite");
    store->document =
        read_document(store, compares ? "compare.json" : "run.json");
    const bool good = compares
                          ? read_comparison(store, err)
                          : open_base(store, err) && read_facts(store, err);
    if (!good) {
        store_close(store);
        return false;
    }
    *out = store;
    return true;
}

bool store_open_view(const struct store *store, struct arena *arena,
                     struct store **out)
{
    struct store *view = arena_alloc(arena, 1, sizeof *view);
    *view = *store;
    view->arena = arena;
    view->db = NULL;
    (void)json_incref(view->document);
    if (!connect(view)) {
        store_close(view);
        return false;
    }
    *out = view;
    return true;
}

void store_close(struct store *store)
{
    (void)sqlite3_close(store->db);
    store->db = NULL;
    json_decref(store->document);
    store->document = NULL;
}

const struct json_t *store_document(const struct store *store)
{
    return store->document;
}

double store_number(const struct json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : nan("");
}

const char *store_setting(const json_t *plan, const char *path)
{
    const json_t *settings = json_object_get(plan, "settings");
    for (size_t i = 0; i < json_array_size(settings); i++) {
        const json_t *setting = json_array_get(settings, i);
        const char *found = json_string_value(json_object_get(setting, "path"));
        const char *value =
            json_string_value(json_object_get(setting, "value"));
        if (found && value && strcmp(found, path) == 0) {
            return value;
        }
    }
    return "";
}

const char *store_way(const json_t *plan, const char *channel)
{
    const char *way = json_string_value(
        json_object_get(json_object_get(plan, "ways"), channel));
    return way ? way : "";
}

bool store_is_comparison(const struct store *store)
{
    return store->db == NULL;
}

const struct facts *store_facts(const struct store *store)
{
    return &store->facts;
}

struct arena *store_arena(const struct store *store)
{
    return store->arena;
}
