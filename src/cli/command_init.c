/* deskcast init */
#include "cli/command.h"

#include "base/file.h"
#include "base/language.h"
#include "model/presets.h"
#include <string.h>
#include <unistd.h>

static bool find_preset(struct session *session, const char *name,
                        const char **out_text, struct error *err)
{
    const char *lang = language_code(language_now());
    *out_text = presets_text(name, lang);
    if (*out_text) {
        return true;
    }
    size_t n = 0;
    const struct preset *presets = presets_list(&n);
    const char **names = arena_alloc(session->arena, n, sizeof *names);
    for (size_t i = 0; i < n; i++) {
        names[i] = presets[i].name;
    }
    const char *near = text_nearest(name, names, n);
    (void)fail(err, "there is no preset \"%s\"", name);
    return near ? fail_hint(err, "did you mean \"%s\"?", near)
                : fail_hint(err, "deskcast presets lists them");
}

static bool write_file(struct session *session, const char *path,
                       const char *bytes, struct error *err)
{
    struct file_writer *writer = NULL;
    if (!file_writer_open(path, session->arena, &writer, err)) {
        return false;
    }
    (void)fwrite(bytes, 1, strlen(bytes), file_writer_stream(writer));
    return file_writer_commit(writer, err);
}

static int write_preset(struct session *session, const char *path,
                        const char *bytes)
{
    struct error err;
    const bool force = options_has(&session->options, OPTION_FORCE);
    if (!force && access(path, F_OK) == 0) {
        (void)fail(&err, "%s is already there", path);
        (void)fail_hint(&err, "choose another name with -o FILE, or add "
                              "--force to replace it");
        return session_fail(session, STATUS_WRONG, &err);
    }
    if (!write_file(session, path, bytes, &err)) {
        return session_fail(session, STATUS_FAILED, &err);
    }
    session_say(session,
                "Wrote %s. What to do next:\n"
                "  deskcast check %s    is it right, what is assumed\n"
                "  deskcast run %s      simulate it\n"
                "  deskcast explain channels.phone.patience",
                path, path, path);
    return STATUS_DONE;
}

int command_init(struct session *session)
{
    const struct options *options = &session->options;
    struct error err;
    if (options->n_arguments > 1) {
        (void)fail(&err, "init writes one scenario at a time");
        return session_fail(session, STATUS_WRONG, &err);
    }
    const char *name =
        options->n_arguments == 1 ? options->arguments[0] : "phone";
    const char *bytes = NULL;
    if (!find_preset(session, name, &bytes, &err)) {
        return session_fail(session, STATUS_WRONG, &err);
    }
    const char *path = options_value(
        options, OPTION_OUT_FILE, arena_text(session->arena, "%s.cfg", name));
    if (strcmp(path, "-") == 0) {
        text_add(&session->output, "%s", bytes);
        return STATUS_DONE;
    }
    return write_preset(session, path, bytes);
}
