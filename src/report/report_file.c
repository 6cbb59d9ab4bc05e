#include "report/report_file.h"

#include "base/file.h"
#include "report/html.h"
#include "report/pdf.h"
#include "report/xlsx.h"
#include <string.h>

static const struct {
    const char *ending;
    bool (*write)(const struct document *document, const char *path,
                  struct error *err);
} papers[] = {
    { ".pdf", pdf_write },
    { ".html", html_write },
    { ".xlsx", xlsx_write },
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

bool report_file_write(const struct document *document, const char *path,
                       struct error *err)
{
    const size_t paper = paper_of(path);
    struct file_writer *writer = NULL;
    if (paper == N_PAPERS) {
        return report_file_is_known(path, err);
    }
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
