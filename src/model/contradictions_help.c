/*
 * contradictions_help.c - a help centre that leaves nobody who could be
 * counted.
 *
 * Where a volume counts contacts, it is what today's help centre leaves of the
 * potential contacts, a part 1 - P0 of them: with nothing left, nothing could
 * be known of them.
 */
#include "model/reader.h"

#include "base/language.h"
#include "base/number.h"
#include "model/help_centre.h"

static const double LEFT_AT_LEAST = 0.01;

void reader_check_help(struct reader *reader)
{
    const struct help_centre *help = &reader->centre->help_centre;
    if (!help->set || complaints_count(reader->complaints) > 0) {
        return;
    }
    for (size_t i = 0; i < reader->n_channels; i++) {
        const struct volume *volume = &reader->channels[i].volume;
        const double prevented_frac =
            help_centre_start_frac(reader->centre, i, reader->arena);
        if (volume->basis == VOLUME_NONE || volume->counts_needs ||
            prevented_frac <= 1 - LEFT_AT_LEAST) {
            continue;
        }
        complain(reader->complaints, "E-CONFLICT",
                 value_find(reader->root, "help_centre")->key,
                 arena_text(reader->arena,
                            tr("add volume_counts = \"needs\"; to channels.%s, "
                               "or let the help centre solve less"),
                            reader->channel_names[i]),
                 "today's help centre already prevents %s of the contacts of "
                 "channels.%s, so its volume cannot be what remains",
                 number_share(reader->arena, prevented_frac),
                 reader->channel_names[i]);
    }
}
