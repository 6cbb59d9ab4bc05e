#include "report/output_folder.h"

#include "base/file.h"
#include "base/language.h"
#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_AT_MOST = 16, PATH_BYTES = 4096 };

static const char marker_name[] = ".deskcast-out";
static const char marker_text[] =
    "deskcast writes its results in this folder and replaces them at the next\n"
    "run. Keep files of your own elsewhere.\n";

struct output_folder {
    struct arena *arena;
    const char *path;
    bool made_here;
    size_t n_files;
    struct file_writer *files[FILES_AT_MOST];
};

enum contents { CONTENTS_NONE, CONTENTS_OURS, CONTENTS_OTHERS };

/* Hidden files, such as the half-written ones of another run, are nobody's
 * results. */
static enum contents look_into(DIR *folder)
{
    enum contents contents = CONTENTS_NONE;
    const struct dirent *entry = NULL;
    /* nobody else reads this folder: NOLINTNEXTLINE(concurrency-mt-unsafe) */
    while ((entry = readdir(folder))) {
        if (strcmp(entry->d_name, marker_name) == 0) {
            return CONTENTS_OURS;
        }
        if (entry->d_name[0] != '.') {
            contents = CONTENTS_OTHERS;
        }
    }
    return contents;
}

/* Of "plan.cfg/x" the file is "plan.cfg". */
static bool fail_file(const char *path, struct error *err)
{
    char part[PATH_BYTES] = "";
    struct stat status = { 0 };
    size_t n = 0;
    do {
        n += strspn(path + n, "/");
        n += strcspn(path + n, "/");
        (void)snprintf(part, sizeof part, "%.*s", (int)n, path);
    } while (path[n] && stat(part, &status) == 0 && S_ISDIR(status.st_mode));
    (void)fail(err, "%s is a file, not a folder", part);
    return fail_hint(err, "choose another folder with --out DIR");
}

bool output_folder_check(const char *path, bool force, struct error *err)
{
    DIR *folder = opendir(path);
    if (!folder && errno == ENOENT) {
        return true;
    }
    if (!folder && errno == ENOTDIR) {
        return fail_file(path, err);
    }
    if (!folder) {
        return fail(err, "cannot look into the folder %s: %s", path,
                    errno == EACCES ? tr("you have no permission")
                                    : tr("the system refuses it"));
    }
    const enum contents contents = look_into(folder);
    (void)closedir(folder);
    if (contents == CONTENTS_OTHERS && !force) {
        (void)fail(err, "the folder %s holds files that deskcast did not make",
                   path);
        return fail_hint(err, "choose another with --out DIR, or add --force "
                              "to write beside them");
    }
    return true;
}

static bool add_text(struct output_folder *folder, const char *name,
                     const char *text, struct error *err)
{
    struct file_writer *writer = NULL;
    if (!output_folder_add(folder, name, &writer, err)) {
        return false;
    }
    (void)fputs(text, file_writer_stream(writer));
    return true;
}

bool output_folder_open(const char *path, struct arena *arena,
                        struct output_folder **out, struct error *err)
{
    struct output_folder *folder = arena_alloc(arena, 1, sizeof *folder);
    folder->arena = arena;
    folder->path = arena_copy_text(arena, path);
    struct stat status;
    folder->made_here = stat(path, &status) != 0 && errno == ENOENT;
    if (!file_make_folder(path, err)) {
        return false;
    }
    if (!add_text(folder, marker_name, marker_text, err)) {
        output_folder_drop(folder);
        return false;
    }
    *out = folder;
    return true;
}

const char *output_folder_path(const struct output_folder *folder)
{
    return folder->path;
}

bool output_folder_add(struct output_folder *folder, const char *name,
                       struct file_writer **out, struct error *err)
{
    assert(folder->n_files < FILES_AT_MOST);
    const char *path = file_join(folder->arena, folder->path, name);
    if (!file_writer_open(path, folder->arena, out, err)) {
        return false;
    }
    folder->files[folder->n_files++] = *out;
    return true;
}

/* All are on the disk before the first appears: one without room must not
 * leave the others behind. */
bool output_folder_commit(struct output_folder *folder, struct error *err)
{
    for (size_t i = 0; i < folder->n_files; i++) {
        if (!file_writer_settle(folder->files[i], err)) {
            output_folder_drop(folder);
            return false;
        }
    }
    for (size_t i = 0; i < folder->n_files; i++) {
        if (!file_writer_commit(folder->files[i], err)) {
            output_folder_drop(folder);
            return false;
        }
    }
    return true;
}

void output_folder_drop(struct output_folder *folder)
{
    for (size_t i = 0; i < folder->n_files; i++) {
        file_writer_drop(folder->files[i]);
    }
    folder->n_files = 0;
    if (folder->made_here) {
        (void)rmdir(folder->path); /* stays when something is in it */
    }
}
