/*
 * checks_help.c - articles that take much of the agents' time.
 */
#include "model/checks_inner.h"

#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "model/authors.h"

void doubt_authors(struct doubts *doubts)
{
    struct authors_load week;
    struct authors_load day;
    if (!authors_heaviest(doubts->centre, &week, &day) ||
        !(authors_share(&week) > AUTHORS_MUCH_FRAC)) {
        return;
    }
    doubt(doubts, "help_centre.hours_per_article",
          arena_text(doubts->arena,
                     tr("in the week from %s on, writing articles takes %s of "
                        "the time that agents are at work (%s of %s hours), "
                        "and whoever writes answers nobody"),
                     date_written(doubts->arena, week.day),
                     number_share(doubts->arena, authors_share(&week)),
                     number_fixed(doubts->arena, week.writing_s / 3600.0, 1),
                     number_fixed(doubts->arena, week.at_work_s / 3600.0, 1)));
}
