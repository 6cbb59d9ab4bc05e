#include "report/help_words.h"

#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "base/text.h"
#include "report/document_table.h"
#include <math.h>

static const char *count(struct brief_estimate estimate, struct arena *arena)
{
    const struct document_cell cell = { CELL_COUNT, NULL, fabs(estimate.mean),
                                        estimate.half_width };
    return document_cell_text(&cell, arena);
}

static const char *in_all(const struct help_answer *answer, struct arena *arena)
{
    const struct brief_estimate prevented = answer->prevented;
    const char *share = number_share(
        arena, prevented.mean / (prevented.mean + answer->first_attempts));
    return isnan(answer->no_result_frac)
               ? arena_text(arena,
                            tr("The help centre prevents %s contacts, %s of "
                               "those that would come if there were none."),
                            count(prevented, arena), share)
               : arena_text(
                     arena,
                     tr("The help centre prevents %s contacts, %s of those "
                        "that would come if there were none; %s of the "
                        "searches in it find nothing."),
                     count(prevented, arena), share,
                     number_share(arena, answer->no_result_frac));
}

/* The same in every replication, so that there is no luck in it. */
static bool is_unchanged(const struct help_answer *answer)
{
    return answer->since_start.mean == 0 &&
           !(answer->since_start.half_width > 0);
}

static const char *of_start(const struct help_answer *answer,
                            struct arena *arena)
{
    const char *date = date_written(arena, answer->start_day);
    const char *at_start = number_count(arena, answer->at_start);
    if (is_unchanged(answer)) {
        return arena_text(arena,
                          tr("It prevented all of these already with what it "
                             "held on %s."),
                          date);
    }
    return answer->since_start.mean < 0
               ? arena_text(arena,
                            tr("With what it held on %s it would prevent %s."),
                            date, at_start)
               : arena_text(arena,
                            tr("It prevented %s of these already with what it "
                               "held on %s."),
                            at_start, date);
}

static const char *of_volumes(const struct help_answer *answer,
                              struct arena *arena)
{
    if (!(answer->not_in_volume > 0)) {
        return tr("They are in the volumes given, which count what people "
                  "need.");
    }
    return answer->not_in_volume < answer->at_start
               ? arena_text(arena,
                            tr("Of those %s are not in the volumes given: "
                               "those of channels whose volume counts "
                               "contacts."),
                            number_count(arena, answer->not_in_volume))
               : tr("They are not in the volumes given, which count the "
                    "contacts that come.");
}

static const char *of_change(const struct help_answer *answer,
                             struct arena *arena)
{
    const char *much = count(answer->since_start, arena);
    return answer->since_start.mean < 0
               ? arena_text(arena, tr("What changed since prevents %s fewer."),
                            much)
               : arena_text(arena, tr("What changed since prevents %s more."),
                            much);
}

/* What it costs beside what it prevents. */
static void add_writing(const struct help_answer *answer, struct text *text)
{
    const struct brief_estimate hours = answer->writing_h;
    if (hours.mean > 0) {
        text_add(text, " ");
        text_add(text,
                 tr("Writing its new articles takes %s hours of the agents' "
                    "time in the plan, in which they are not on duty."),
                 hours.half_width > 0 ? count(hours, text->arena)
                                      : number_count(text->arena, hours.mean));
    }
}

const char *help_words_answer(const struct help_answer *answer,
                              struct arena *arena)
{
    struct text text;
    text_start(&text, arena);
    if (answer->prevented.mean > 0) {
        text_add(&text, "%s", in_all(answer, arena));
    } else {
        text_add(&text, "%s", tr("The help centre prevents no contacts."));
    }
    if (answer->at_start > 0) {
        text_add(&text, " %s %s", of_start(answer, arena),
                 of_volumes(answer, arena));
        if (!is_unchanged(answer)) {
            text_add(&text, " %s", of_change(answer, arena));
        }
    } else if (answer->at_start == 0 && answer->prevented.mean > 0) {
        text_add(&text, " ");
        text_add(&text,
                 tr("On %s it prevented none of these yet: all are in the "
                    "volumes given."),
                 date_written(arena, answer->start_day));
    }
    add_writing(answer, &text);
    return text.bytes;
}

const char *help_words_tickets(void)
{
    return tr("A ticket is a first attempt in any channel. Visits of people "
              "who only browse would never have been contacts and are not "
              "among the prevented.");
}
