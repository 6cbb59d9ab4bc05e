#include "report/overview.h"

#include "base/file.h"
#include "report/report_file.h"
#include <unistd.h>

const char overview_names[] = "overview.pdf, overview.html, overview.xlsx";

static const char *const names[] = { "overview.pdf", "overview.html",
                                     "overview.xlsx" };

enum { N_NAMES = sizeof names / sizeof names[0] };

bool overview_write(const struct document *document, const char *folder,
                    struct error *err)
{
    const char *paths[N_NAMES];
    bool written[N_NAMES];
    for (size_t i = 0; i < N_NAMES; i++) {
        paths[i] = file_join(document->arena, folder, names[i]);
    }
    return report_files_write(document, paths, N_NAMES, written, err);
}

bool overview_of_folder(const char *folder, struct arena *arena,
                        struct error *err)
{
    struct store *store = NULL;
    struct document *document = NULL;
    struct document_wishes wishes = { .style = style_house() };
    if (!style_size("a4", &wishes.style, err) ||
        !store_open(folder, arena, &store, err)) {
        return false;
    }
    bool good = document_of_results(&store, 1, &wishes, &document, err);
    if (good) {
        good = overview_write(document, folder, err);
        document_close(document);
    }
    store_close(store);
    return good;
}

void overview_remove(const char *folder, struct arena *arena)
{
    for (size_t i = 0; i < N_NAMES; i++) {
        (void)unlink(file_join(arena, folder, names[i]));
    }
}
