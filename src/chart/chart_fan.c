/*
 * chart_fan.c - how long customers wait week by week (day by day in a short
 * plan), and how much that differs between simulated runs.
 */
#include "chart/catalogue.h"
#include "chart/fan_finding.h"

#include "base/language.h"
#include "chart/words.h"
#include <math.h>

enum { PANELS_AT_MOST = 6 };

static void draw_panel(const struct frame *frame, const struct chart_kit *kit,
                       const struct table *data, const struct series *s,
                       struct panel_wish wish)
{
    struct arena *arena = kit->arena;
    const struct facts *facts = kit->facts;
    double *x = arena_alloc(arena, s->n, sizeof *x);
    const char **tooltips = arena_alloc(arena, s->n, sizeof *tooltips);
    double most_s = 1;
    for (size_t i = 0; i < s->n; i++) {
        const size_t row = s->row + i;
        const int32_t day = table_day(data, row, FAN_START);
        const double middle_s = table_number(data, row, FAN_QUANTILES + 3);
        const double low_s = table_number(data, row, FAN_QUANTILES);
        const double high_s = table_number(data, row, FAN_LAST_QUANTILE);
        x[i] = day;
        most_s = fmax(most_s, high_s);
        tooltips[i] = arena_text(
            arena, tr("%s, %s: %s, between %s and %s"), s->label,
            fan_period_name(kit, day), words_duration(arena, middle_s),
            words_duration(arena, low_s), words_duration(arena, high_s));
    }
    const double target_s = table_number(data, s->row, FAN_TARGET_S);
    const bool shows_target = target_s < 4 * most_s;
    const struct axis y = axis_durations(
        arena, 0, shows_target ? fmax(most_s, 1.15 * target_s) : most_s,
        tr("mean wait"));
    const int32_t last = facts->start_day + facts->n_days - 1;
    struct axis days =
        axis_days(arena, facts->start_day, last, (int)(wish.outer.width / 62));
    days.scale.to = fan_period_days(facts) == 1 ? last : x[s->n - 1];
    const struct panel panel = panel_start(frame, &wish, &days, &y);
    spread_draw(&panel, &(struct spread_wish){ .data = data,
                                               .series = s,
                                               .x = x,
                                               .step = fan_period_days(facts),
                                               .first = FAN_QUANTILES,
                                               .is_range = facts->replications <
                                                           SPREAD_RUNS_AT_LEAST,
                                               .tooltips = tooltips });
    if (shows_target) {
        panel_mark_y(&panel, target_s,
                     arena_text(arena, tr("target time %s"),
                                words_duration(arena, target_s)),
                     kit->style->text);
    }
}

/* How much is left out, of the channels drawn; "" where nothing is. */
static const char *left_out_words(const struct table *data,
                                  const struct series *series, size_t n,
                                  const struct chart_kit *kit)
{
    double n_out = 0;
    for (size_t i = 0; i < n; i++) {
        n_out += table_number(data, series[i].row, FAN_LEFT_OUT);
    }
    if (!(n_out > 0)) {
        return "";
    }
    return fan_period_days(kit->facts) > 1
               ? tr(N_("; weeks with more than 1 % unfinished at the end are "
                       "left out"))
               : tr(N_("; days with more than 1 % unfinished at the end are "
                       "left out"));
}

struct drawing *chart_fan_draw(const struct table *data,
                               const struct chart_kit *kit)
{
    size_t n_all = 0;
    const struct series *series =
        series_of(data, FAN_CHANNEL, FAN_KIND, kit, &n_all);
    const size_t n = n_all < PANELS_AT_MOST ? n_all : PANELS_AT_MOST;
    const bool weekly = fan_period_days(kit->facts) > 1;
    const struct heading heading = {
        .title = fan_finding(data, &series[0], kit),
        .subtitle = arena_text(
            kit->arena,
            tr("Mean wait of the answered by %s; line: the middle "
               "run; %s%s%s"),
            weekly ? tr("week") : tr("day"),
            spread_words(kit->arena, kit->facts->replications, tr("runs")),
            left_out_words(data, series, n, kit),
            words_shown(kit->arena, n, n_all)),
        .reading = tr("One panel for each channel: time from left to right, "
                      "wait upwards."),
    };
    const struct frame frame = frame_start(kit, &heading);
    frame.drawing->n_left_out = n_all - n;
    for (size_t i = 0; i < n; i++) {
        draw_panel(&frame, kit, data, &series[i],
                   series_panel(&frame, series, n, i));
    }
    return frame.drawing;
}
