#include "report/weekly_backlog.h"

#include "base/civil.h"
#include "base/language.h"
#include "report/run_words.h"
#include "report/weekly_channels.h"

/* The most tickets that wait at any time of the plan, and the fewest in its
 * last seven days: at the ends of intervals. */
struct backlog {
    struct brief_estimate most;
    size_t most_week;
    struct brief_estimate least;
};

static struct backlog backlog_of(const struct weekly_figures *figures,
                                 const struct weekly_channel *channel)
{
    const size_t n = figures->n_intervals;
    const size_t a_week = n / figures->n_days * DAYS_A_WEEK;
    size_t most = 0;
    size_t least = n > a_week ? n - a_week : 0;
    for (size_t i = 0; i < n; i++) {
        const double tickets = channel->backlog[i].mean;
        most = tickets > channel->backlog[most].mean ? i : most;
        least = i > least && tickets < channel->backlog[least].mean ? i : least;
    }
    return (struct backlog){ channel->backlog[most], most / a_week,
                             channel->backlog[least] };
}

static const char *count(struct brief_estimate tickets, struct arena *arena)
{
    return document_cell_text(&(struct document_cell){ CELL_COUNT, NULL,
                                                       tickets.mean,
                                                       tickets.half_width },
                              arena);
}

static bool is_worked_off(const struct weekly_channel *channel,
                          const struct backlog *backlog)
{
    return backlog->least.mean < channel->tickets_a_day;
}

static const char *words(const struct weekly_figures *figures,
                         const struct weekly_channel *channel,
                         const struct backlog *backlog, struct arena *arena)
{
    const char *most = count(backlog->most, arena);
    const char *least = count(backlog->least, arena);
    const char *week = weekly_date(figures, arena, backlog->most_week);
    if (is_worked_off(channel, backlog)) {
        return arena_text(arena,
                          tr("%s: most tickets wait in the week of %s, %s; in "
                             "the last seven days they are worked off to %s."),
                          channel->name, week, most, least);
    }
    const char *grows = run_words_backlog(
        channel->name, channel->backlog_at_ends, figures->n_days / DAYS_A_WEEK,
        channel->tickets_a_day, arena);
    return grows ? grows
                 : arena_text(arena,
                              tr("%s: most tickets wait in the week of %s, "
                                 "%s; they are not worked off by the end: in "
                                 "the last seven days never fewer than %s "
                                 "wait."),
                              channel->name, week, most, least);
}

void weekly_backlogs(const struct weekly_figures *figures, bool worked_off,
                     struct text_list *out)
{
    for (size_t c = 0; c < figures->n_channels; c++) {
        const struct weekly_channel *channel = &figures->channels[c];
        if (!channel->backlog || figures->n_intervals == 0) {
            continue;
        }
        const struct backlog backlog = backlog_of(figures, channel);
        if (backlog.most.mean > 0 &&
            is_worked_off(channel, &backlog) == worked_off) {
            text_list_add(out, words(figures, channel, &backlog, out->arena));
        }
    }
}
