/*
 * file.c - a part is written beside its target, synced, and renamed over it.
 *
 * The register of open parts is the one thing here that outlives a call: a
 * signal handler has to find the parts without any pointer of the program's
 * state. A slot is FREE, BUSY (being filled or emptied; the handler passes it
 * over) or OPEN; its path is whole whenever the slot is OPEN.
 */
#include "base/file.h"

#include "base/file_parts.h"
#include "base/language.h"
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { SLOTS = 64, PATH_BYTES = 4096 };
enum slot_state { SLOT_FREE, SLOT_BUSY, SLOT_OPEN };

struct slot {
    atomic_int state;
    char path[PATH_BYTES];
};

static struct slot open_parts[SLOTS];

struct file_writer {
    const char *target;
    const char *part;
    FILE *stream;      /* NULL once closed */
    int error;         /* what closing it gave */
    bool settled;      /* closed and on the disk */
    struct slot *slot; /* NULL once committed or dropped */
};

/* The reason in words that a planner knows. */
static const char *reason(int error)
{
    switch (error) {
    case ENOENT:
        return tr("there is no such file or folder");
    case EACCES:
    case EPERM:
        return tr("you have no permission");
    case EROFS:
        return tr("the disk is read-only");
    case EISDIR:
        return tr("it is a folder");
    case ENOTDIR:
        return tr("a part of its path is not a folder");
    case ENAMETOOLONG:
        return tr("the name is too long");
    default:
        /* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread has files */
        return strerror(error);
    }
}

bool file_fail_full(struct error *err, const char *path)
{
    fail(err, "no room left on the disk for %s", path);
    return fail_hint(err, "make room, or write to another folder");
}

/* Whether what would hold it is there. */
static bool is_in_folder(const char *path)
{
    struct stat status;
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/') {
        n--;
    }
    while (n > 0 && path[n - 1] != '/') {
        n--;
    }
    if (n == 0 || n >= PATH_MAX) {
        return n == 0;
    }
    char folder[PATH_MAX];
    memcpy(folder, path, n);
    folder[n] = '\0';
    return stat(folder, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool fail_write(struct error *err, const char *path, int error)
{
    if (error == ENOSPC || error == EDQUOT) {
        return file_fail_full(err, path);
    }
    if (error == ENOENT) {
        return is_in_folder(path)
                   ? fail(err, "cannot write %s: its folder takes no files",
                          path)
                   : fail(err, "cannot write %s: its folder does not exist",
                          path);
    }
    return fail(err, "cannot write %s: %s", path, reason(error));
}

/* Opens a file for reading; -1 and a message when that cannot be. */
static int open_to_read(const char *path, size_t *out_n_expected,
                        struct error *err)
{
    struct stat status = { 0 };
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    int error = file < 0 || fstat(file, &status) ? errno : 0;
    if (!error && S_ISDIR(status.st_mode)) {
        error = EISDIR;
    }
    if (error) {
        fail(err, "cannot read %s: %s", path, reason(error));
        if (file >= 0) {
            close(file);
        }
        return -1;
    }
    *out_n_expected = status.st_size > 0 ? (size_t)status.st_size : 0;
    return file;
}

/* read(2) until n bytes are there or the file ends; -1 on an error. */
static ssize_t read_up_to(int file, char *bytes, size_t n)
{
    size_t done = 0;
    while (done < n) {
        const ssize_t got = read(file, bytes + done, n - done);
        if (got < 0 && errno != EINTR) {
            return -1;
        }
        if (got == 0) {
            break;
        }
        done += got > 0 ? (size_t)got : 0;
    }
    return (ssize_t)done;
}

static bool fail_too_large(struct error *err, const char *path,
                           size_t most_bytes)
{
    fail(err, "%s is too large", path);
    return fail_hint(err, "at most %.3g MB are read",
                     (double)most_bytes / (1024.0 * 1024.0));
}

/* The size that the system tells is a first guess: a pipe has none, and a
 * file may grow while it is read. NULL when it cannot be read. */
static char *read_all(int file, size_t n_expected, size_t most_bytes,
                      struct arena *arena, size_t *out_n)
{
    size_t room = n_expected + 1; /* one more shows that the file ended */
    char *bytes = arena_alloc(arena, room + 1, 1);
    size_t n = 0;
    for (;;) {
        const ssize_t got = read_up_to(file, bytes + n, room - n);
        if (got < 0) {
            return NULL;
        }
        n += (size_t)got;
        if (n < room || n > most_bytes) {
            break;
        }
        room *= 2;
        bytes = arena_grow(arena, bytes, n, room + 1, 1);
    }
    bytes[n] = '\0';
    *out_n = n;
    return bytes;
}

bool file_read(const char *path, size_t most_bytes, struct arena *arena,
               char **out_bytes, size_t *out_n, struct error *err)
{
    size_t n = 0;
    const int file = open_to_read(path, &n, err);
    if (file < 0) {
        return false;
    }
    if (n > most_bytes) {
        close(file);
        return fail_too_large(err, path, most_bytes);
    }
    char *bytes = read_all(file, n, most_bytes, arena, &n);
    const int error = errno;
    close(file);
    if (!bytes) {
        return fail(err, "cannot read %s: %s", path, reason(error));
    }
    if (n > most_bytes) {
        return fail_too_large(err, path, most_bytes);
    }
    *out_bytes = bytes;
    *out_n = n;
    return true;
}

/* Takes a slot for a part that is about to be made: from here on a signal
 * takes the part away, whether it is there already or not. */
static struct slot *take_slot(const char *part)
{
    for (size_t i = 0; i < SLOTS; i++) {
        int wanted = SLOT_FREE;
        if (atomic_compare_exchange_strong(&open_parts[i].state, &wanted,
                                           SLOT_BUSY)) {
            memcpy(open_parts[i].path, part, strlen(part) + 1);
            atomic_store(&open_parts[i].state, SLOT_OPEN);
            return &open_parts[i];
        }
    }
    return NULL;
}

/* Takes an OPEN slot for oneself; false when a signal came first. */
static bool claim(struct slot *slot)
{
    int wanted = SLOT_OPEN;
    return atomic_compare_exchange_strong(&slot->state, &wanted, SLOT_BUSY);
}

/* Only plain files are replaced: nobody wants a rename over /dev/null. */
static bool may_replace(const char *path, struct error *err)
{
    struct stat status;
    if (stat(path, &status)) {
        return errno == ENOENT ? true : fail_write(err, path, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        return fail_write(err, path, EISDIR);
    }
    return S_ISREG(status.st_mode)
               ? true
               : fail(err, "cannot write %s: it is not a plain file", path);
}

bool file_writer_open(const char *path, struct arena *arena,
                      struct file_writer **out, struct error *err)
{
    struct file_writer *writer = arena_alloc(arena, 1, sizeof *writer);
    writer->target = arena_copy_text(arena, path);
    if (!may_replace(path, err)) {
        return false;
    }
    file_parts_sweep(path, arena);
    writer->part = file_part_of(path, arena);
    if (strlen(writer->part) >= PATH_BYTES) {
        return fail_write(err, path, ENAMETOOLONG);
    }
    writer->slot = take_slot(writer->part);
    assert(writer->slot); /* no more than 64 files are written at once */
    writer->stream = fopen(writer->part, "w");
    if (!writer->stream) {
        const int error = errno;
        if (claim(writer->slot)) {
            atomic_store(&writer->slot->state, SLOT_FREE);
        }
        return fail_write(err, path, error);
    }
    *out = writer;
    return true;
}

FILE *file_writer_stream(struct file_writer *writer)
{
    assert(writer->stream);
    return writer->stream;
}

/* Flushes; 0, or the error of the first write that failed. stdio keeps no
 * reason, but a write that failed for want of room fails again. */
static int flush(FILE *stream)
{
    if (ferror(stream)) {
        clearerr(stream);
        const bool fails_again =
            fputc('\n', stream) == EOF || fflush(stream) == EOF;
        return fails_again ? errno : EIO;
    }
    return fflush(stream) ? errno : 0;
}

/* Puts the file's bytes on the disk, where that has a meaning. */
static int sync_file(int file)
{
    const bool failed = fsync(file) && errno != EINVAL && errno != ENOTSUP;
    return failed ? errno : 0;
}

static int close_stream(struct file_writer *writer)
{
    int error = flush(writer->stream);
    if (!error) {
        error = sync_file(fileno(writer->stream));
    }
    if (fclose(writer->stream) && !error) {
        error = errno;
    }
    writer->stream = NULL;
    return error;
}

const char *file_writer_target(const struct file_writer *writer)
{
    return writer->target;
}

const char *file_writer_path(struct file_writer *writer)
{
    if (writer->stream) {
        writer->error = close_stream(writer);
    }
    return writer->part;
}

/* Syncs a part that a library wrote by its name. */
static int sync_part(const char *part)
{
    const int file = open(part, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return errno;
    }
    const int error = sync_file(file);
    close(file);
    return error;
}

/* The slot is BUSY while its part becomes the target, so that a signal does
 * not remove a file that is whole. */
static int finish(struct file_writer *writer)
{
    if (!claim(writer->slot)) {
        return EINTR;
    }
    const int error = rename(writer->part, writer->target) ? errno : 0;
    if (error) {
        unlink(writer->part);
    }
    atomic_store(&writer->slot->state, SLOT_FREE);
    writer->slot = NULL;
    return error;
}

bool file_writer_settle(struct file_writer *writer, struct error *err)
{
    assert(writer->slot);
    if (!writer->error && !writer->settled) {
        writer->error =
            writer->stream ? close_stream(writer) : sync_part(writer->part);
    }
    writer->settled = true;
    if (writer->error) {
        file_writer_drop(writer);
        return fail_write(err, writer->target, writer->error);
    }
    return true;
}

bool file_writer_commit(struct file_writer *writer, struct error *err)
{
    if (!file_writer_settle(writer, err)) {
        return false;
    }
    const int error = finish(writer);
    if (error) {
        file_writer_drop(writer);
        return fail_write(err, writer->target, error);
    }
    return true;
}

void file_writer_drop(struct file_writer *writer)
{
    if (writer->stream) {
        fclose(writer->stream);
        writer->stream = NULL;
    }
    if (writer->slot && claim(writer->slot)) {
        unlink(writer->part);
        atomic_store(&writer->slot->state, SLOT_FREE);
    }
    writer->slot = NULL;
}

void file_drop_all_parts(void)
{
    for (size_t i = 0; i < SLOTS; i++) {
        if (claim(&open_parts[i])) {
            unlink(open_parts[i].path);
            atomic_store(&open_parts[i].state, SLOT_FREE);
        }
    }
}

bool file_make_folder(const char *path, struct error *err)
{
    struct stat status;
    if (mkdir(path, 0777) == 0) {
        return true;
    }
    const int error = errno;
    if (error == EEXIST && stat(path, &status) == 0) {
        return S_ISDIR(status.st_mode)
                   ? true
                   : fail(err,
                          "cannot make the folder %s: there is a file "
                          "of that name",
                          path);
    }
    if (error == ENOENT && is_in_folder(path)) {
        return fail(err,
                    "cannot make the folder %s: no folder can be made there",
                    path);
    }
    return fail(err, "cannot make the folder %s: %s", path,
                error == ENOENT ? tr("the folder that would hold it does not "
                                     "exist")
                                : reason(error));
}
