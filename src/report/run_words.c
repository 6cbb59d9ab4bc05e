#include "report/run_words.h"

#include "base/language.h"
#include "base/number.h"
#include "base/text.h"
#include "report/document_table.h"
#include <math.h>

static bool is_above(struct brief_estimate later, struct brief_estimate earlier)
{
    const double width =
        (isfinite(later.half_width) ? later.half_width : 0) +
        (isfinite(earlier.half_width) ? earlier.half_width : 0);
    return later.mean - earlier.mean > width;
}

const char *run_words_backlog(const char *name,
                              const struct brief_estimate *at_end, size_t n,
                              double tickets_a_day, struct arena *arena)
{
    if (n < 2) {
        return NULL;
    }
    const struct brief_estimate first = at_end[0];
    const struct brief_estimate last = at_end[n - 1];
    const struct brief_estimate middle = at_end[n / 2];
    const bool steady = n == 2 || is_above(middle, first);
    if (!steady || !is_above(last, n == 2 ? first : middle) ||
        !(last.mean - first.mean > tickets_a_day)) {
        return NULL;
    }
    return arena_text(
        arena,
        tr("%s: the backlog grows, from %s tickets at the end of "
           "week 1 of the plan to %s at the end of its week %zu: more comes in "
           "than gets done."),
        name, number_count(arena, first.mean), number_count(arena, last.mean),
        n);
}

const char *run_words_uncertain(const struct uncertain *inputs, size_t n,
                                struct arena *arena)
{
    struct text text;
    text_start(&text, arena);
    text_add(&text, "%s",
             tr("Of ten futures one is below the first number and "
                "one above the last; more replications do not "
                "narrow that. Drawn anew for each:"));
    const char *before = " ";
    for (size_t i = 0; i < n; i++) {
        const struct uncertain *row = &inputs[i];
        if (row->leader == i) {
            text_add(&text, "%s", before);
            text_add(&text, tr("%s (%s to %s, most likely %s)"), row->path,
                     number_amount(arena, row->said[0]),
                     number_amount(arena, row->said[2]),
                     number_amount(arena, row->said[1]));
            before = ", ";
        }
    }
    text_add(&text, ".");
    return text.bytes;
}

bool run_words_starts_empty(const struct centre *centre)
{
    bool starts_empty = false;
    for (size_t c = 0; c < centre->n_channels; c++) {
        const struct channel *channel = &centre->channels[c];
        starts_empty |=
            channel->way == WAY_TICKET && channel->ticket.backlog_tickets == 0;
    }
    return starts_empty && !(centre->plan.warm_up_s > 0.0);
}

const char *run_words_empty_start(void)
{
    return tr("Without a warm-up the mailbox is empty when the plan starts: "
              "the first days look better than they are. Add plan.warm_up or "
              "backlog_at_start.");
}

const char *run_words_withdrawn(const char *names, struct arena *arena)
{
    return arena_text(
        arena,
        tr("What withdrawing %s changes: write a second plan "
           "without that entry of rollout, and `deskcast compare` "
           "sets the two side by side, with the same customers."),
        names);
}

const char *run_words_stopped(void)
{
    return tr("Stopped early: these are the replications that were finished.");
}
