/*
 * contradictions_help.c - a help centre that leaves nobody who could be
 * counted.
 *
 * Where a volume counts contacts, it is what today's help centre leaves of the
 * potential contacts, a part 1 - P0 of them: with nothing left, nothing could
 * be known of them.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/number.h"
#include "model/topics.h"
#include <math.h>

static const double LEFT_AT_LEAST = 0.01;

/* Demand on the topics that have an article when the plan begins. */
static double covered_frac(const struct reader *reader)
{
    const struct help_centre *help = &reader->centre->help_centre;
    const double weeks = (reader->centre->plan.start_day - help->publish_day) /
                         (double)DAYS_A_WEEK;
    const double n_articles =
        weeks < 0 ? 0 : help->articles + weeks * help->adds_a_week;
    double *share = arena_alloc(reader->arena, help->topics, sizeof *share);
    double covered = 0;
    topics_shares(help->zipf, help->topics, share);
    for (uint32_t k = 0; k < help->topics && k + 1 <= n_articles; k++) {
        covered += share[k];
    }
    return covered;
}

void reader_check_help(struct reader *reader)
{
    const struct help_centre *help = &reader->centre->help_centre;
    if (!help->set || complaints_count(reader->complaints) > 0) {
        return;
    }
    const double helped_frac = covered_frac(reader) * help->try_first_frac *
                               (1 - help->no_result_frac) * help->solves_frac;
    for (size_t i = 0; i < reader->n_channels; i++) {
        const struct volume *volume = &reader->channels[i].volume;
        const double prevented_frac = help->reach[i] * helped_frac;
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
