/*
 * Files are read whole and cut into lines and fields in place; a cursor walks
 * them. Folders are listed with readdir and sorted, so that the order never
 * depends on the file system.
 */
#include "study/validation_suite.h"

#include "base/file.h"
#include "base/text.h"
#include "base/units.h"
#include "base/version.h"
#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { BYTES_AT_MOST = 1 << 20, FIELDS_AT_MOST = 4, LINES_AT_MOST = 1000 };

static const char case_ending[] = ".cfg";
static const char case_header[] = "quantity,expected,tolerance,formula";
static const char exclusion_header[] = "case,what,reason";

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool validation_suite_find(const char *asked, struct arena *arena,
                           const char **out_folder, struct error *err)
{
    if (asked) {
        *out_folder = asked;
        if (is_folder(file_join(arena, asked, "cases"))) {
            return true;
        }
        (void)fail(err, "there are no validation cases in \"%s\"", asked);
        return fail_hint(err, "name the folder validation of deskcast's "
                              "sources; it holds a folder cases");
    }
    const char *const known[] = { DESKCAST_DATA_SOURCE,
                                  DESKCAST_DATA_INSTALLED };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        *out_folder = file_join(arena, known[i], "validation");
        if (is_folder(file_join(arena, *out_folder, "cases"))) {
            return true;
        }
    }
    (void)fail(err, "the validation cases are neither in \"%s\" nor in \"%s\"",
               DESKCAST_DATA_SOURCE, DESKCAST_DATA_INSTALLED);
    return fail_hint(err, "say where they are: --dir FOLDER, the folder "
                          "validation of deskcast's sources");
}

static int by_name(const void *a, const void *b)
{
    const char *const *left = a;
    const char *const *right = b;
    return strcmp(*left, *right);
}

static bool has_ending(const char *name)
{
    const size_t n = strlen(name);
    const size_t n_ending = strlen(case_ending);
    return n > n_ending && strcmp(name + n - n_ending, case_ending) == 0;
}

static bool list_cases(struct validation_suite *suite, struct arena *arena,
                       struct error *err)
{
    const char *folder = file_join(arena, suite->folder, "cases");
    const char **names = NULL;
    size_t n = 0;
    size_t capacity = 0;
    DIR *dir = opendir(folder);
    if (!dir) {
        return fail(err, "cannot list the folder \"%s\"", folder);
    }
    /* Nobody else reads this DIR. NOLINTNEXTLINE(concurrency-mt-unsafe) */
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        if (!has_ending(entry->d_name)) {
            continue;
        }
        if (n == capacity) {
            capacity = capacity ? 2 * capacity : 64;
            names = arena_grow(arena, names, n, capacity, sizeof *names);
        }
        names[n++] = file_stem(arena, entry->d_name);
    }
    (void)closedir(dir);
    if (n == 0) {
        return fail(err, "the folder \"%s\" holds no scenario", folder);
    }
    qsort(names, n, sizeof *names, by_name);
    suite->cases = names;
    suite->n_cases = n;
    return true;
}

const char *validation_suite_path(const struct validation_suite *suite,
                                  const char *name, const char *ending,
                                  struct arena *arena)
{
    return arena_text(arena, "%s/cases/%s%s", suite->folder, name, ending);
}

bool validation_suite_has(const struct validation_suite *suite,
                          const char *name, struct error *err)
{
    for (size_t i = 0; i < suite->n_cases; i++) {
        if (strcmp(suite->cases[i], name) == 0) {
            return true;
        }
    }
    (void)fail(err, "there is no case \"%s\"", name);
    const char *near = text_nearest(name, suite->cases, suite->n_cases);
    return near ? fail_hint(err, "did you mean \"%s\"?", near)
                : fail_hint(err, "`deskcast validate --list` names them all");
}

struct table {
    const char *path;
    char *rest;
    int line;
    size_t n_fields; /* that every line must have */
    char *field[FIELDS_AT_MOST];
};

/* The next line that says something; NULL at the end. */
static char *next_line(struct table *table)
{
    while (*table->rest) {
        char *line = table->rest;
        char *end = line + strcspn(line, "\n");
        table->rest = *end ? end + 1 : end;
        *end = '\0';
        table->line++;
        if (*line && *line != '#') {
            return line;
        }
    }
    return NULL;
}

static bool open_table(struct table *table, const char *path,
                       const char *header, struct arena *arena,
                       struct error *err)
{
    size_t n = 0;
    *table = (struct table){ .path = path, .n_fields = 1 };
    if (!file_read(path, BYTES_AT_MOST, arena, &table->rest, &n, err)) {
        return false;
    }
    for (const char *at = header; *at; at++) {
        table->n_fields += *at == ',';
    }
    const char *first = next_line(table);
    return (first && strcmp(first, header) == 0) ||
           fail(err, "%s:%d: the first line must be \"%s\"", path, table->line,
                header);
}

/* False at the end of the table, or on a line of another number of fields:
 * then *good is false too. */
static bool next_row(struct table *table, bool *good, struct error *err)
{
    char *at = next_line(table);
    *good = true;
    if (!at) {
        return false;
    }
    size_t n = 0;
    while (at && n < FIELDS_AT_MOST) {
        table->field[n++] = at;
        at = strchr(at, ',');
        if (at) {
            *at++ = '\0';
        }
    }
    *good = n == table->n_fields && !at;
    return *good || fail(err,
                         "%s:%d: %zu fields are wanted, without commas "
                         "of their own",
                         table->path, table->line, table->n_fields);
}

static bool read_tolerance(const char *field, double expected, double *out,
                           struct error *err)
{
    *out = 0.0;
    if (!*field) {
        return true;
    }
    if (!strchr(field, '%')) {
        return units_read_number(field, out, err);
    }
    double share_frac = 0.0;
    if (!units_read_share(field, &share_frac, err)) {
        return false;
    }
    *out = share_frac * fabs(expected);
    return true;
}

static bool read_known(const struct table *table, struct known_value *out,
                       struct error *err)
{
    struct error inner;
    out->quantity = table->field[0];
    out->formula = *table->field[3] ? table->field[3] : NULL;
    out->line = table->line;
    if (!units_read_number(table->field[1], &out->expected, &inner) ||
        !read_tolerance(table->field[2], out->expected, &out->tolerance,
                        &inner)) {
        return fail(err, "%s:%d: %s", table->path, table->line, inner.message);
    }
    return true;
}

bool validation_suite_read(const struct validation_suite *suite,
                           const char *name, struct arena *arena,
                           const struct known_value **out, size_t *out_n,
                           struct error *err)
{
    struct table table;
    const char *path = validation_suite_path(suite, name, ".csv", arena);
    if (!open_table(&table, path, case_header, arena, err)) {
        return false;
    }
    struct known_value *list = arena_alloc(arena, LINES_AT_MOST, sizeof *list);
    size_t n = 0;
    bool good = true;
    while (n < LINES_AT_MOST && next_row(&table, &good, err)) {
        if (!read_known(&table, &list[n++], err)) {
            return false;
        }
    }
    *out = list;
    *out_n = n;
    return good &&
           (n > 0 || fail(err, "%s: nothing is expected of this case", path));
}

static bool read_exclusions(struct validation_suite *suite, struct arena *arena,
                            struct error *err)
{
    struct table table;
    const char *path = file_join(arena, suite->folder, "not-applicable.csv");
    if (!open_table(&table, path, exclusion_header, arena, err)) {
        return false;
    }
    struct exclusion *list = arena_alloc(arena, LINES_AT_MOST, sizeof *list);
    size_t n = 0;
    bool good = true;
    while (n < LINES_AT_MOST && next_row(&table, &good, err)) {
        list[n++] = (struct exclusion){ .name = table.field[0],
                                        .what = table.field[1],
                                        .reason = table.field[2] };
    }
    suite->exclusions = list;
    suite->n_exclusions = n;
    return good;
}

bool validation_suite_open(const char *folder, struct arena *arena,
                           struct validation_suite *out, struct error *err)
{
    *out = (struct validation_suite){ .folder = folder };
    return list_cases(out, arena, err) && read_exclusions(out, arena, err);
}
