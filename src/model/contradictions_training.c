/*
 * contradictions_training.c - training that leaves nobody to answer.
 */
#include "model/reader.h"

#include "base/civil.h"
#include "base/language.h"
#include "model/trained.h"
#include <math.h>

/* "6 h", rounded down: what takes no more than this is not doubted. */
static const char *training_that_fits(const struct reader *reader,
                                      const struct trained *trained)
{
    const double fits_s =
        TRAINING_MUCH_FRAC * trained->worst_scheduled_s / trained->worst_heads;
    return fits_s >= SECONDS_AN_HOUR
               ? arena_text(reader->arena, "%.0f h",
                            floor(fits_s / SECONDS_AN_HOUR + 1e-9))
               : arena_text(reader->arena, "%.0f min", floor(fits_s / 60));
}

static struct place place_of(const struct reader *reader, size_t index)
{
    const struct value *entry = reader_rollout_entry(reader, index);
    const struct value *training = value_find(entry, "training");
    return training && training->at.line > 0 ? training->at : entry->at;
}

static void check_training(struct reader *reader, size_t index)
{
    const struct rollout *launch = &reader->centre->rollouts[index];
    if (launch->what != ROLLOUT_LAUNCH || !(launch->training_s > 0)) {
        return;
    }
    const struct trained trained =
        trained_for(reader->centre, launch, reader->arena);
    if (trained.worst_frac < 1) {
        return;
    }
    complain(reader->complaints, "E-CONFLICT", place_of(reader, index),
             arena_text(reader->arena,
                        tr("write training = \"%s\"; (a fifth of that time) "
                           "or less"),
                        training_that_fits(reader, &trained)),
             "training %u heads of %s takes %.5g hours, and they are scheduled "
             "for %.5g in two weeks: nobody would answer customers",
             trained.worst_heads, trained.worst_team->name,
             trained.worst_heads * launch->training_s / SECONDS_AN_HOUR,
             trained.worst_scheduled_s / SECONDS_AN_HOUR);
}

void reader_check_training(struct reader *reader)
{
    for (size_t i = 0; i < reader->centre->n_rollouts &&
                       complaints_count(reader->complaints) == 0;
         i++) {
        check_training(reader, i);
    }
}
