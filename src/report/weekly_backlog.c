#include "report/weekly_backlog.h"

#include "base/civil.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include "report/run_words.h"
#include "report/weekly_channels.h"
#include "report/weekly_room.h"
#include <math.h>
#include <stdbool.h>

enum ending {
    ENDING_WORKED_OFF, /* it came down to less than a day's tickets */
    ENDING_STAYS,      /* it never did, or is growing again */
    ENDING_OPEN        /* a plan too short to tell */
};

/* At the ends of intervals. The last seven days are the whole plan when that
 * is shorter. */
struct backlog {
    size_t most_week;
    struct brief_estimate most;
    struct brief_estimate least;       /* in the last seven days */
    struct brief_estimate least_after; /* the most, of those; NaN: none */
    struct brief_estimate last;
    double more_than_a_week_before; /* NaN: the plan is below two weeks */
};

static size_t lowest(const struct weekly_channel *channel, size_t from,
                     size_t n)
{
    size_t least = from;
    for (size_t i = from; i < n; i++) {
        least =
            channel->backlog[i].mean < channel->backlog[least].mean ? i : least;
    }
    return least;
}

static struct backlog backlog_of(const struct weekly_figures *figures,
                                 const struct weekly_channel *channel)
{
    const struct brief_estimate *tickets = channel->backlog;
    const size_t n = figures->n_intervals;
    const size_t a_week = n / figures->n_days * DAYS_A_WEEK;
    const size_t from = n > a_week ? n - a_week : 0;
    size_t most = 0;
    for (size_t i = 0; i < n; i++) {
        most = tickets[i].mean > tickets[most].mean ? i : most;
    }
    const size_t after = most + 1 > from ? most + 1 : from;
    return (struct backlog){
        .most_week = most / a_week,
        .most = tickets[most],
        .least = tickets[lowest(channel, from, n)],
        .least_after =
            after < n ? tickets[lowest(channel, after, n)]
                      : (struct brief_estimate){ (double)NAN, (double)NAN },
        .last = tickets[n - 1],
        .more_than_a_week_before =
            n >= 2 * a_week ? tickets[n - 1].mean - tickets[n - 1 - a_week].mean
                            : (double)NAN,
    };
}

static const char *count(struct brief_estimate tickets, struct arena *arena)
{
    return document_cell_text(&(struct document_cell){ CELL_COUNT, NULL,
                                                       tickets.mean,
                                                       tickets.half_width },
                              arena);
}

static enum ending ending_of(const struct weekly_channel *channel,
                             const struct backlog *backlog)
{
    const double a_day = channel->tickets_a_day;
    if (backlog->more_than_a_week_before > a_day ||
        backlog->least.mean >= a_day) {
        return ENDING_STAYS;
    }
    return backlog->least_after.mean < a_day ? ENDING_WORKED_OFF : ENDING_OPEN;
}

/* Of one that stays. */
static const char *staying(const struct weekly_figures *figures,
                           const struct weekly_channel *channel,
                           const struct backlog *backlog, struct arena *arena)
{
    const char *week = weekly_date(figures, arena, backlog->most_week);
    const char *most = count(backlog->most, arena);
    const char *grows = run_words_backlog(
        channel->name, channel->backlog_at_ends, figures->n_days / DAYS_A_WEEK,
        channel->tickets_a_day, arena);
    if (grows) {
        return grows;
    }
    if (backlog->more_than_a_week_before > channel->tickets_a_day) {
        return arena_text(
            arena,
            tr("%s: at the end %s tickets wait, %s more than a week before; "
               "most wait in the week of %s, %s."),
            channel->name, count(backlog->last, arena),
            number_count(arena, backlog->more_than_a_week_before), week, most);
    }
    return arena_text(arena,
                      tr("%s: most tickets wait in the week of %s, %s; they "
                         "are not worked off by the end: in the last seven "
                         "days never fewer than %s wait."),
                      channel->name, week, most, count(backlog->least, arena));
}

/* Of any other. */
static const char *passing(const struct weekly_figures *figures,
                           const struct weekly_channel *channel,
                           const struct backlog *backlog, struct arena *arena)
{
    const char *week = weekly_date(figures, arena, backlog->most_week);
    const char *most = count(backlog->most, arena);
    if (ending_of(channel, backlog) == ENDING_OPEN) {
        return arena_text(arena,
                          tr("%s: most tickets wait in the week of %s, %s; at "
                             "the end %s wait."),
                          channel->name, week, most,
                          count(backlog->last, arena));
    }
    return arena_text(
        arena,
        figures->n_days > DAYS_A_WEEK
            ? tr("%s: most tickets wait in the week of %s, %s; in the last "
                 "seven days they fall to %s at the lowest.")
            : tr("%s: most tickets wait in the week of %s, %s; after that "
                 "they fall to %s at the lowest."),
        channel->name, week, most, count(backlog->least_after, arena));
}

/* Of the channels whose backlog stays, weighed by the days of tickets that
 * wait at the end, or of those whose does not, by the most that wait. Returns
 * how many. */
static size_t list_sayings(const struct weekly_figures *figures, bool stays,
                           struct weekly_saying *sayings, struct arena *arena)
{
    size_t n = 0;
    for (size_t c = 0; c < figures->n_channels; c++) {
        const struct weekly_channel *channel = &figures->channels[c];
        if (!channel->backlog || figures->n_intervals == 0) {
            continue;
        }
        const struct backlog backlog = backlog_of(figures, channel);
        const bool this_stays = ending_of(channel, &backlog) == ENDING_STAYS;
        if (backlog.most.mean > 0 && this_stays == stays) {
            sayings[n++] =
                stays ? (struct weekly_saying){ staying(figures, channel,
                                                        &backlog, arena),
                                                backlog.last.mean /
                                                    channel->tickets_a_day,
                                                c }
                      : (struct weekly_saying){ passing(figures, channel,
                                                        &backlog, arena),
                                                backlog.most.mean, c };
        }
    }
    return n;
}

/* Of some that stay, but the worst: their names, where they are few. */
static const char *others_that_stay(const struct weekly_figures *figures,
                                    const struct weekly_saying *others,
                                    size_t n, struct arena *arena)
{
    const char *names[WEEKLY_NAMED_AT_MOST];
    if (n > WEEKLY_NAMED_AT_MOST) {
        return arena_text(arena,
                          tr("In %zu more channels the backlog is not worked "
                             "off by the end: see the tables."),
                          n);
    }
    for (size_t i = 0; i < n; i++) {
        names[i] = figures->channels[others[i].whose].name;
    }
    return arena_text(arena,
                      tr("Not worked off by the end either: the backlog "
                         "of %s."),
                      words_list(arena, names, n));
}

void weekly_backlogs_that_stay(const struct weekly_figures *figures,
                               struct text_list *out)
{
    struct arena *arena = out->arena;
    struct weekly_saying *sayings =
        arena_alloc(arena, figures->n_channels, sizeof *sayings);
    const size_t n = list_sayings(figures, true, sayings, arena);
    const size_t n_told = n > 2 ? 1 : n;
    if (n_told < n) {
        weekly_sort(sayings, n);
    }
    for (size_t i = 0; i < n_told; i++) {
        text_list_add(out, sayings[i].text);
    }
    if (n_told < n) {
        text_list_add(out, others_that_stay(figures, sayings + n_told,
                                            n - n_told, arena));
    }
}

void weekly_backlogs_that_pass(const struct weekly_figures *figures,
                               struct text_list *out)
{
    struct arena *arena = out->arena;
    struct weekly_saying *sayings =
        arena_alloc(arena, figures->n_channels, sizeof *sayings);
    const char *texts[WEEKLY_NAMED_AT_MOST];
    size_t n_texts = 0;
    const size_t n = list_sayings(figures, false, sayings, arena);
    const size_t n_more = weekly_name_worst(sayings, n, texts, &n_texts);
    bool all = true;
    for (size_t i = 0; i < n_texts; i++) {
        all = weekly_say_if_fits(texts[i], out) && all;
    }
    if (n_more > 0 && all) {
        weekly_say_if_fits(
            arena_text(arena,
                       tr("In %zu more channels fewer tickets wait at most: "
                          "see the tables."),
                       n_more),
            out);
    }
}
