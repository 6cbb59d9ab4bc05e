/*
 * report_file.c - several papers at once: those with letters drawn on them
 * share the document's ruler and stay on one thread, a workbook needs none and
 * goes on a second, with an arena of its own.
 */
#include "report/report_file.h"

#include "base/file.h"
#include "report/html.h"
#include "report/pdf.h"
#include "report/two_threads.h"
#include "report/xlsx.h"
#include <string.h>

static const struct {
    const char *ending;
    bool (*write)(const struct document *document, const char *path,
                  struct error *err);
    bool is_drawn;
} papers[] = {
    { ".pdf", pdf_write, true },
    { ".html", html_write, true },
    { ".xlsx", xlsx_write, false },
};

enum { N_PAPERS = sizeof papers / sizeof papers[0] };

/* N_PAPERS when it is none of them. */
static size_t paper_of(const char *path)
{
    const char *ending = strrchr(file_name(path), '.');
    size_t i = 0;
    while (i < N_PAPERS && !(ending && strcmp(papers[i].ending, ending) == 0)) {
        i++;
    }
    return i;
}

bool report_file_is_known(const char *path, struct error *err)
{
    if (paper_of(path) < N_PAPERS) {
        return true;
    }
    (void)fail(err, "the name \"%s\" does not say which report to write", path);
    return fail_hint(err, "end it in .pdf, .html or .xlsx");
}

static bool write_one(const struct document *document, const char *path,
                      struct error *err)
{
    const size_t paper = paper_of(path);
    struct file_writer *writer = NULL;
    if (!file_writer_open(path, document->arena, &writer, err)) {
        return false;
    }
    struct error reason;
    if (!papers[paper].write(document, file_writer_path(writer), &reason)) {
        file_writer_drop(writer);
        return fail(err, "cannot write %s: %s", path, reason.message);
    }
    return file_writer_commit(writer, err);
}

static bool write_those(const struct document *document, bool drawn,
                        const char *const *paths, size_t n, bool *written,
                        struct error *err)
{
    for (size_t i = 0; i < n; i++) {
        if (papers[paper_of(paths[i])].is_drawn != drawn) {
            continue;
        }
        if (!write_one(document, paths[i], err)) {
            return false;
        }
        written[i] = true;
    }
    return true;
}

bool report_files_write(const struct document *document,
                        const char *const *paths, size_t n, bool *written,
                        struct error *err)
{
    struct document copy = *document;
    struct error workbook_err;
    bool drawn = true;
    bool workbooks = true;
    memset(written, 0, n * sizeof *written);
    for (size_t i = 0; i < n; i++) {
        if (!report_file_is_known(paths[i], err)) {
            return false;
        }
    }
    copy.arena = arena_create();
#pragma omp parallel sections num_threads(two_threads())
    {
#pragma omp section
        drawn = write_those(document, true, paths, n, written, err);
#pragma omp section
        workbooks = write_those(&copy, false, paths, n, written, &workbook_err);
    }
    arena_destroy(copy.arena);
    if (drawn && !workbooks) {
        *err = workbook_err;
    }
    return drawn && workbooks;
}
