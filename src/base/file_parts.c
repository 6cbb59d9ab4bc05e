#include "base/file_parts.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static const char *part_prefix(const char *path, struct arena *arena)
{
    return arena_text(arena, ".%s.part-", file_name(path));
}

static const char *beside(const char *path, const char *name,
                          struct arena *arena)
{
    const int n_folder = (int)(file_name(path) - path);
    return arena_text(arena, "%.*s%s", n_folder, path, name);
}

const char *file_part_of(const char *path, struct arena *arena)
{
    const char *name =
        arena_text(arena, "%s%ld", part_prefix(path, arena), (long)getpid());
    return beside(path, name, arena);
}

static bool is_dead(const char *process)
{
    enum { DECIMAL = 10 };
    char *end = NULL;
    const long id = strtol(process, &end, DECIMAL);
    return id > 0 && *end == '\0' && (pid_t)id == id &&
           kill((pid_t)id, 0) != 0 && errno == ESRCH;
}

void file_parts_sweep(const char *path, struct arena *arena)
{
    const char *prefix = part_prefix(path, arena);
    const size_t n_prefix = strlen(prefix);
    DIR *folder = opendir(file_folder(arena, path));
    const struct dirent *entry = NULL;
    /* nobody else reads this folder: NOLINTNEXTLINE(concurrency-mt-unsafe) */
    while (folder && (entry = readdir(folder))) {
        if (strncmp(entry->d_name, prefix, n_prefix) == 0 &&
            is_dead(entry->d_name + n_prefix)) {
            (void)unlink(beside(path, entry->d_name, arena));
        }
    }
    if (folder) {
        (void)closedir(folder);
    }
}
