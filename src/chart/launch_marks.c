#include "chart/launch_marks.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/label.h"
#include "chart/launch_data.h"
#include "chart/words.h"
#include <math.h>

/* On the line of all contacts. */
static void put_sign(const struct panel *panel, const struct table *data,
                     size_t row, enum symbol symbol, const char *label)
{
    panel_mark_point(panel,
                     (struct point){ table_number(data, row, SPIKE_OFFSET),
                                     table_number(data, row, SPIKE_CONTACTS) },
                     symbol, label);
}

/* What it has settled at: from the contacts without to those with it, over the
 * days that this is the mean of. */
static void put_level(const struct panel *panel, const struct table *data,
                      const struct series *s)
{
    const struct frame *frame = panel->frame;
    const struct launch_level level = launch_level_of(data, s);
    const struct point top = panel_at(panel, level.to, level.contacts);
    const struct point foot = panel_at(panel, level.from, level.without);
    const struct point points[] = {
        { foot.x, top.y }, top, { top.x, foot.y }, foot
    };
    const struct look look = { .role = ROLE_REFERENCE,
                               .stroke = frame->style->text,
                               .stroke_width = 1.6 };
    struct type type = style_type(frame->style, ROLE_LABEL);
    type.bold = true;
    type.halo = true;
    drawing_line(frame->drawing, points, 4, look);
    const struct point above = panel_at(panel, level.to, level.most);
    label_put(frame->drawing, above, 8,
              arena_text(frame->arena, tr("%s an open day"),
                         words_change(
                             frame->arena,
                             table_number(data, s->row, SPIKE_SETTLED_CHANGE))),
              type, panel->plot);
}

void launch_mark(const struct panel *panel, const struct table *data,
                 const struct series *s)
{
    struct arena *arena = panel->frame->arena;
    const double peak_day = table_number(data, s->row, SPIKE_PEAK_DAY);
    const double settled_day = table_number(data, s->row, SPIKE_SETTLED_DAY);
    const size_t end = table_number(data, s->row, SPIKE_PEAK_IS_CLEAR) > 0
                           ? s->row + s->n
                           : s->row; /* nothing is over that never was */
    const size_t peak = launch_row(data, s, peak_day);
    const size_t settled = launch_row(data, s, settled_day);
    if (isfinite(peak_day) && peak < end) {
        const double more = table_number(data, s->row, SPIKE_RATIO) - 1;
        put_sign(panel, data, peak, SYMBOL_DOT,
                 arena_text(arena, tr("%s%s on day %s"), more > 0 ? "+" : "",
                            words_share(arena, more, 0),
                            number_count(arena, peak_day)));
    }
    if (isfinite(settled_day) && settled < end) {
        put_level(panel, data, s);
        put_sign(panel, data, settled, SYMBOL_DIAMOND,
                 arena_text(arena, tr("settled from day %s"),
                            number_count(arena, settled_day)));
    }
}
