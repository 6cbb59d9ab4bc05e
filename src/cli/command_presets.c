/* deskcast presets */
#include "cli/command.h"

#include "base/language.h"
#include "model/presets.h"

int command_presets(struct session *session)
{
    size_t n = 0;
    const struct preset *presets = presets_list(&n);
    for (size_t i = 0; i < n; i++) {
        text_add(&session->output, "%-14s%s\n", presets[i].name,
                 language_now() == DUTCH ? presets[i].title_nl
                                         : presets[i].title_en);
    }
    return STATUS_DONE;
}
