#include "report/weekly_occasion.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "chart/words.h"
#include "report/weekly_channels.h"

/* More days than so many are counted, not named. */
enum { NAMED_AT_MOST = 3 };

/* "1 Jan 2027 (closed)"; NULL of a usual day. */
static const char *day_text(const struct weekly_figures *figures,
                            struct arena *arena, int32_t day)
{
    for (size_t i = 0; i < figures->n_unusual; i++) {
        if (figures->unusual[i].day == day) {
            return arena_text(arena,
                              figures->unusual[i].is_closed
                                  ? tr("%s (closed)")
                                  : tr("%s (special day)"),
                              date_written(arena, day));
        }
    }
    return NULL;
}

/* Of the seven days from `from_day`; NULL where all are usual. */
static const char *days_text(const struct weekly_figures *figures,
                             struct arena *arena, int32_t from_day)
{
    const char *days[DAYS_A_WEEK];
    const int32_t end = figures->start_day + (int32_t)figures->n_days;
    size_t n = 0;
    for (int32_t day = from_day; day < from_day + DAYS_A_WEEK && day < end;
         day++) {
        const char *text = day_text(figures, arena, day);
        if (text) {
            days[n++] = text;
        }
    }
    if (n == 0) {
        return NULL;
    }
    return n > NAMED_AT_MOST
               ? arena_text(arena, tr("%zu closed or special days"), n)
               : words_list(arena, days, n);
}

static const char *events_text(const struct weekly_figures *figures,
                               struct arena *arena, size_t week)
{
    const char **words = arena_alloc(arena, figures->n_events, sizeof *words);
    const int32_t day = weekly_day(figures, week);
    size_t n = 0;
    for (size_t i = 0; i < figures->n_events; i++) {
        const struct weekly_event *event = &figures->events[i];
        if (event->from_day < day + DAYS_A_WEEK && event->until_day > day) {
            words[n++] = event->words;
        }
    }
    return n > 0 ? words_list(arena, words, n) : NULL;
}

const char *weekly_happenings(const struct weekly_figures *figures,
                              struct arena *arena, size_t week)
{
    const int32_t day = weekly_day(figures, week);
    const size_t n_days = figures->n_days - DAYS_A_WEEK * week;
    const char *parts[3];
    size_t n = 0;
    if (n_days < DAYS_A_WEEK) {
        parts[n++] = arena_text(
            arena, tr_n("%zu day only", "%zu days only", n_days), n_days);
    }
    const char *days = days_text(figures, arena, day);
    if (days) {
        parts[n++] = days;
    }
    const char *events = events_text(figures, arena, week);
    if (events) {
        parts[n++] = events;
    }
    return n > 0 ? words_list(arena, parts, n) : "";
}

const char *weekly_occasion(const struct weekly_figures *figures,
                            struct arena *arena, size_t week)
{
    const int32_t day = weekly_day(figures, week);
    const char *before = days_text(figures, arena, day - DAYS_A_WEEK);
    const char *within = days_text(figures, arena, day);
    const char *events = events_text(figures, arena, week);
    return arena_text(arena, "%s%s%s",
                      before ? arena_text(arena, tr(", after %s"), before) : "",
                      within ? arena_text(arena, tr(", with %s"), within) : "",
                      events ? arena_text(arena, tr(", in which %s"), events)
                             : "");
}
