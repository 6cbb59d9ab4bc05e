/*
 * chart_heatmap.c - where in the week the target is missed: weekdays by times
 * of day, coloured by how far the service level is from its target. Averages
 * at the right and below are of contacts, not of cells.
 */
#include "chart/catalogue.h"
#include "chart/colour.h"
#include "chart/week_weak.h"

#include "base/language.h"
#include "chart/words.h"
#include <math.h>

enum { PANELS_AT_MOST = 6 };

#define PANEL_HEIGHT_AT_LEAST 100.0 /* in one column */

bool chart_heatmap_gather(struct store *store, struct table **out,
                          struct error *why_not)
{
    static const char sql[] =
        "SELECT c.name AS channel, p.kind, p.target_frac, w.weekday, "
        "w.start_s, w.offered, w.level_met, w.level_of, EXISTS (SELECT 1 FROM "
        "opening o WHERE o.channel = w.channel AND o.weekday = w.weekday AND "
        "o.from_s < w.start_s + 60 * i.value AND o.to_s > w.start_s) AS "
        "is_open, w.level_of * n.value AS simulated FROM week_slot w "
        "JOIN channel c ON c.id = w.channel "
        "JOIN channel_plan p ON p.channel = c.id "
        "JOIN run i ON i.key = 'interval_min' "
        "JOIN run n ON n.key = 'replications' WHERE p.target_frac IS NOT NULL "
        "ORDER BY sum(w.offered) OVER (PARTITION BY w.channel) DESC, "
        "w.channel, w.weekday, w.start_s";
    if (!store_ask(store, sql, out, why_not)) {
        return false;
    }
    for (size_t row = 0; row < (*out)->n_rows; row++) {
        if (table_number(*out, row, HEATMAP_OF) > 0) {
            return true;
        }
    }
    return fail(why_not, "no channel with a target had a contact");
}

/* Of the busiest channel that misses its target somewhere, beyond chance. */
static const char *finding(const struct week_map *maps, size_t n,
                           struct arena *arena)
{
    bool is_met = true;
    for (size_t i = 0; i < n; i++) {
        const struct week_map *map = &maps[i];
        const struct week_stretch weak = week_weak_of(map);
        if (weak.exists) {
            return arena_text(
                arena, tr("%s: weakest from %s, %s in time; the target is %s"),
                map->channel->label, week_weak_words(&weak, arena),
                words_share(arena, weak.level, 0),
                words_share(arena, map->target, 0));
        }
        is_met = is_met && map->n_worst == 0;
    }
    if (!is_met) {
        return tr("No time of the week clearly misses its target");
    }
    return n == 1 ? arena_text(arena, tr("%s: on target all week, %s in time"),
                               maps[0].channel->label,
                               words_share(arena, maps[0].average, 0))
                  : tr("On target all week, in every channel");
}

static void put_legend(struct frame *frame)
{
    const struct style *style = frame->style;
    const struct legend_item items[] = {
        { tr("below the target (bold, or dot)"),
          style_fill(colour_diverging(-0.7), 1, ROLE_LEGEND), false,
          SYMBOL_DOT },
        { tr("above it"), style_fill(colour_diverging(0.6), 1, ROLE_LEGEND),
          false, SYMBOL_DOT },
        { tr("closed"),
          { .hatched = true, .stroke = style->hatch },
          false,
          SYMBOL_DOT },
        { tr("fewer than 10 simulated"),
          style_fill(style->pale, 1, ROLE_LEGEND), false, SYMBOL_DOT },
        { tr("the three lowest"),
          { .fill = style->paper,
            .fill_frac = 1,
            .stroke = style->text,
            .stroke_width = 2 },
          false,
          SYMBOL_DOT },
    };
    frame_legend(frame, items, sizeof items / sizeof items[0]);
}

struct drawing *chart_heatmap_draw(const struct table *data,
                                   const struct chart_kit *kit)
{
    size_t n_channels = 0;
    size_t n = 0;
    size_t n_all = 0;
    const struct series *channels =
        series_of(data, HEATMAP_CHANNEL, HEATMAP_KIND, kit, &n_channels);
    struct week_map maps[PANELS_AT_MOST];
    for (size_t i = 0; i < n_channels; i++) {
        const struct week_map map = week_map_of(data, &channels[i], kit);
        if (map.average >= 0 && n < PANELS_AT_MOST) {
            maps[n++] = map;
        }
        n_all += map.average >= 0;
    }
    const struct heading heading = {
        .title = finding(maps, n, kit->arena),
        .subtitle = arena_text(
            kit->arena,
            tr("Service level, %% in time, by weekday and time of day at which "
               "contacts come, mean of the plan's weeks; averages are weighted "
               "by contacts%s"),
            words_shown(kit->arena, n, n_all)),
        .reading = tr("A table of weekdays by times of day for each channel."),
    };
    struct frame frame = frame_start(kit, &heading);
    frame.drawing->n_left_out = n_all - n;
    put_legend(&frame);
    const bool is_low = frame.body.height < (double)n * PANEL_HEIGHT_AT_LEAST;
    const size_t n_columns = n > 3 || (n > 1 && is_low) ? 2 : 1;
    for (size_t i = 0; i < n; i++) {
        const struct panel_wish wish = {
            .outer = frame_cell(frame.body, n, n_columns, i),
            .is_inner = i + n_columns < n,
            .title = arena_text(kit->arena, tr("%s: target %s, the week %s"),
                                maps[i].channel->label,
                                words_share(kit->arena, maps[i].target, 0),
                                words_share(kit->arena, maps[i].average, 1)),
        };
        week_map_draw(&maps[i], &frame, &wish);
    }
    return frame.drawing;
}
