/*
 * One layout is kept for each weight and reused: making one costs more than
 * measuring. Widths are asked at 100 points and without hinting, so that they
 * grow evenly with the size.
 */
#include "chart/ruler.h"

#include "base/text.h"
#include <pango/pangocairo.h>
#include <string.h>

#define MEASURED_AT 100.0
#define PLAIN_EM 0.55
#define PLAIN_BOLD_EM 0.6

struct ruler {
    const char *fonts;
    PangoFontMap *map; /* NULL: plain */
    PangoContext *context;
    PangoLayout *layout;
    PangoFontDescription *font[2]; /* regular, bold */
};

static PangoFontDescription *describe(const char *fonts, bool bold)
{
    PangoFontDescription *font = pango_font_description_new();
    pango_font_description_set_family(font, fonts);
    pango_font_description_set_weight(font, bold ? PANGO_WEIGHT_SEMIBOLD
                                                 : PANGO_WEIGHT_NORMAL);
    return font;
}

struct ruler *ruler_open(const char *fonts, struct arena *arena)
{
    struct ruler *ruler = arena_alloc(arena, 1, sizeof *ruler);
    ruler->fonts = arena_copy_text(arena, fonts);
    ruler->map = pango_cairo_font_map_new();
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(ruler->map), 72);
    ruler->context = pango_font_map_create_context(ruler->map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(ruler->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(ruler->context, FALSE);
    ruler->layout = pango_layout_new(ruler->context);
    PangoAttrList *features = pango_attr_list_new();
    pango_attr_list_insert(features, pango_attr_font_features_new("tnum=1"));
    pango_layout_set_attributes(ruler->layout, features);
    pango_attr_list_unref(features);
    ruler->font[0] = describe(fonts, false);
    ruler->font[1] = describe(fonts, true);
    return ruler;
}

struct ruler *ruler_plain(struct arena *arena)
{
    struct ruler *ruler = arena_alloc(arena, 1, sizeof *ruler);
    ruler->fonts = "sans-serif";
    return ruler;
}

void ruler_close(struct ruler *ruler)
{
    if (ruler->map) {
        pango_font_description_free(ruler->font[0]);
        pango_font_description_free(ruler->font[1]);
        g_object_unref(ruler->layout);
        g_object_unref(ruler->context);
        g_object_unref(ruler->map);
        ruler->map = NULL;
    }
}

struct _PangoLayout *ruler_layout(const struct ruler *ruler, const char *text,
                                  double size, bool bold)
{
    if (!ruler->map) {
        return NULL;
    }
    PangoFontDescription *font = ruler->font[bold];
    pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
    pango_layout_set_font_description(ruler->layout, font);
    pango_layout_set_text(ruler->layout, text, -1);
    return ruler->layout;
}

double ruler_width(const struct ruler *ruler, const char *text, double size,
                   bool bold)
{
    if (!ruler->map) {
        const double n = (double)text_characters(text, strlen(text));
        return n * size * (bold ? PLAIN_BOLD_EM : PLAIN_EM);
    }
    int width = 0;
    pango_layout_get_size(ruler_layout(ruler, text, MEASURED_AT, bold), &width,
                          NULL);
    return width / (double)PANGO_SCALE * size / MEASURED_AT;
}

const char *ruler_fonts(const struct ruler *ruler)
{
    return ruler->fonts;
}

const char *ruler_family(const struct ruler *ruler, struct arena *arena)
{
    PangoFont *font =
        ruler->map ? pango_context_load_font(ruler->context, ruler->font[0])
                   : NULL;
    if (!font) {
        return NULL;
    }
    PangoFontDescription *found = pango_font_describe(font);
    const char *family =
        arena_copy_text(arena, pango_font_description_get_family(found));
    pango_font_description_free(found);
    g_object_unref(font);
    return family;
}
