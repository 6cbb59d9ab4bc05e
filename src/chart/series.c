#include "chart/series.h"

#include "chart/colour.h"
#include "chart/label.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

#define LABEL_GAP 8.0
#define LEFT_LEAST 34.0 /* so that panels below each other are in line */
enum { LABELS_AT_MOST = 64 };

/* Channels of one kind have one colour; a dash tells the later ones apart. */
static struct series_look look_of(const struct table *data, size_t kind_column,
                                  const struct series *series, size_t index,
                                  const struct style *style)
{
    if (kind_column >= data->n_columns) {
        return style_series(style, index);
    }
    const char *kind = table_text(data, series[index].row, kind_column);
    struct series_look look = style_channel(style, kind, index);
    for (size_t i = 0; i < index; i++) {
        if (strcmp(table_text(data, series[i].row, kind_column), kind) == 0) {
            look.dash = (enum dash)((look.dash + 1) % (DASH_DOT + 1));
        }
    }
    return look;
}

struct series *series_of(const struct table *data, size_t column,
                         size_t kind_column, const struct chart_kit *kit,
                         size_t *out_n)
{
    const size_t n = table_count_runs(data, column);
    struct series *series = arena_alloc(kit->arena, n, sizeof *series);
    size_t row = 0;
    for (size_t i = 0; i < n; i++) {
        const char *key = table_text(data, row, column);
        series[i] = (struct series){
            .key = key,
            .label = words_name(kit->arena, key),
            .row = row,
            .n = table_run(data, row, column),
        };
        series[i].look = look_of(data, kind_column, series, i, kit->style);
        row += series[i].n;
    }
    *out_n = n;
    return series;
}

struct panel_wish series_panel(const struct frame *frame,
                               const struct series *series, size_t n, size_t i)
{
    const size_t n_columns = n <= 3 ? 1 : 2;
    return (struct panel_wish){
        .outer = frame_cell(frame->body, n, n_columns, i),
        .title = n > 1 ? series[i].label : NULL,
        .left_least = LEFT_LEAST,
        .is_inner = i + n_columns < n,
    };
}

void series_emphasise(struct series *series, size_t n, const double *weights,
                      const struct style *style)
{
    for (size_t i = 0; i < n && n > SERIES_COLOURED_AT_MOST; i++) {
        size_t n_before = 0;
        for (size_t k = 0; k < n; k++) {
            n_before +=
                weights[k] > weights[i] || (weights[k] == weights[i] && k < i);
        }
        if (n_before >= 2) {
            series[i].is_grey = true;
            series[i].look.colour = style->rest;
        } else {
            series[i].look.colour =
                n_before == 0 ? style->emphasis : style->alarm;
            series[i].look.dash = n_before == 0 ? DASH_NONE : DASH_LONG;
        }
    }
}

void series_label_ends(const struct panel *panel, const struct series *series,
                       const char *const *labels, const double *ys, size_t n)
{
    const struct frame *frame = panel->frame;
    struct type type = style_type(frame->style, ROLE_LABEL);
    double middles[LABELS_AT_MOST];
    size_t shown[LABELS_AT_MOST];
    size_t n_shown = 0;
    for (size_t i = 0; i < n && n_shown < LABELS_AT_MOST; i++) {
        if (!series[i].is_grey) {
            shown[n_shown] = i;
            middles[n_shown++] = ys[i];
        }
    }
    label_dodge(middles, n_shown, 1.2 * type.size, panel->plot.y,
                panel->plot.y + panel->plot.height);
    for (size_t k = 0; k < n_shown; k++) {
        const struct series *s = &series[shown[k]];
        type.colour = colour_for_text(s->look.colour, frame->style->paper);
        type.series = s->key;
        const struct point at = { panel->plot.x + panel->plot.width + LABEL_GAP,
                                  middles[k] + 0.36 * type.size };
        drawing_text(frame->drawing, at,
                     frame_fit(frame, labels[shown[k]], type,
                               panel->right_room - LABEL_GAP),
                     type);
    }
}

double series_label_room(const struct frame *frame, const char *const *labels,
                         size_t n, double at_most)
{
    const struct type type = style_type(frame->style, ROLE_LABEL);
    double widest = 0;
    for (size_t i = 0; i < n; i++) {
        widest = fmax(widest, ruler_width(frame->drawing->ruler, labels[i],
                                          type.size, type.bold));
    }
    return fmin(widest > 0 ? widest + LABEL_GAP + 2 : 0, at_most);
}
