/* deskcast version */
#include "cli/command.h"

#include "base/version.h"
#include "cli/libraries.h"
#include "report/json.h"

static void add_json(struct session *session)
{
    size_t n = 0;
    const struct library *list = library_list(session->arena, &n);
    json_t *libraries = json_object();
    for (size_t i = 0; i < n; i++) {
        json_object_set_new(libraries, list[i].name,
                            json_string(list[i].version));
    }
    json_t *version = json_object();
    json_object_set_new(version, "schema", json_string("deskcast/version/1"));
    json_object_set_new(version, "version", json_string(DESKCAST_VERSION));
    json_object_set_new(version, "commit", json_string(DESKCAST_COMMIT));
    json_object_set_new(version, "build", json_string(DESKCAST_BUILD_TYPE));
    json_object_set_new(version, "compiler", json_string(library_compiler()));
    json_object_set_new(version, "libraries", libraries);
    json_add_text(version, &session->output);
    json_decref(version);
}

int command_version(struct session *session)
{
    if (options_has(&session->options, OPTION_JSON)) {
        add_json(session);
    } else {
        text_add(&session->output, "deskcast %s (%s)\n", DESKCAST_VERSION,
                 DESKCAST_COMMIT);
    }
    return STATUS_DONE;
}
