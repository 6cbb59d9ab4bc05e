/*
 * sentences_uncertain.c - what is not known, and between which ends it lies.
 */
#include "model/sentences.h"

#include "base/number.h"

void tell_uncertain(struct teller *teller)
{
    const struct centre *centre = teller->centre;
    if (centre->n_uncertain == 0) {
        return;
    }
    tell_heading(teller, "Not known");
    for (size_t i = 0; i < centre->n_uncertain; i++) {
        const struct uncertain *row = &centre->uncertain[i];
        if (row->leader == i) {
            tell(teller, NULL, "%s: %s to %s, most likely %s.", row->path,
                 number_amount(teller->arena, row->said[0]),
                 number_amount(teller->arena, row->said[2]),
                 number_amount(teller->arena, row->said[1]));
        }
    }
    tell(teller, NULL,
         "Each is drawn once a replication, the same in every variant: mostly "
         "near its most likely value, seldom near an end (the PERT law of "
         "project planning). Results then show the range of futures beside the "
         "precision of the mean.");
}
