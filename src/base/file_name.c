/*
 * file_name.c - paths as text; no disk is asked.
 */
#include "base/file.h"

#include <string.h>

const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *file_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash) {
        return arena_copy_text(arena, ".");
    }
    const size_t n = (size_t)(slash - path);
    return arena_copy_bytes(arena, path, n ? n : 1);
}

const char *file_stem(struct arena *arena, const char *path)
{
    const char *name = file_name(path);
    const char *dot = strrchr(name, '.');
    const bool has_ending = dot && dot > name;
    return has_ending ? arena_copy_bytes(arena, name, (size_t)(dot - name))
                      : arena_copy_text(arena, name);
}

const char *file_join(struct arena *arena, const char *folder, const char *name)
{
    const size_t n = strlen(folder);
    if (name[0] == '/' || n == 0 || strcmp(folder, ".") == 0) {
        return arena_copy_text(arena, name);
    }
    const char *between = folder[n - 1] == '/' ? "" : "/";
    return arena_text(arena, "%s%s%s", folder, between, name);
}
