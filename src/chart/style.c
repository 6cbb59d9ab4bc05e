#include "chart/style.h"

#include "base/units.h"
#include "chart/colour.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SIDE_AT_LEAST 320
#define SIDE_AT_MOST 4000

static const char *const kinds[N_CHANNEL_COLOURS] = { "phone", "chat", "email",
                                                      "sms", "web_form" };

struct style style_house(void)
{
    return (struct style){
        .width = 960,
        .height = 540,
        .fonts = "Inter, Liberation Sans, DejaVu Sans, sans-serif",
        .paper = 0xffffff,
        .text = 0x1a1a1a,
        .muted = 0x555555,
        .faint = 0x767676,
        .grid = 0xe4e4e4,
        .emphasis = COLOUR_BLUE,
        .alarm = COLOUR_VERMILION,
        .rest = 0x8c8c8c,
        .pale = 0xd4d4d4,
        .hatch = 0xb8b8b8,
        .channels = { COLOUR_BLUE, COLOUR_VERMILION, COLOUR_PURPLE, COLOUR_SKY,
                      COLOUR_ORANGE },
        .n_series = 5,
        .series = { COLOUR_BLACK, COLOUR_SKY, COLOUR_BLUE, COLOUR_VERMILION,
                    COLOUR_PURPLE },
        .title_size = 21,
        .subtitle_size = 13,
        .text_size = 12,
        .small_size = 10,
    };
}

static bool read_side(const char *text, char **end, double *out)
{
    *out = strtod(text, end);
    return *end != text && *out >= SIDE_AT_LEAST && *out <= SIDE_AT_MOST;
}

bool style_size(const char *text, struct style *style, struct error *err)
{
    char *end = NULL;
    if (strcmp(text, "16:9") == 0) {
        style->width = 960;
        style->height = 540;
        return true;
    }
    if (strcmp(text, "a4") == 0) {
        style->width = 842;
        style->height = 595;
        return true;
    }
    double width = 0;
    double height = 0;
    if (strspn(text, "0123456789x") == strlen(text) &&
        read_side(text, &end, &width) && *end == 'x' &&
        read_side(end + 1, &end, &height) && *end == '\0') {
        style->width = width;
        style->height = height;
        return true;
    }
    (void)fail(err, "cannot read \"%s\" as the size of a chart", text);
    return fail_hint(err,
                     "write 16:9, a4, or width x height in points, %d to %d: "
                     "1200x800",
                     SIDE_AT_LEAST, SIDE_AT_MOST);
}

struct series_look style_series(const struct style *style, size_t index)
{
    static const enum dash dashes[] = { DASH_NONE, DASH_LONG, DASH_SHORT,
                                        DASH_DOT };
    static const enum symbol symbols[] = { SYMBOL_DOT, SYMBOL_DIAMOND,
                                           SYMBOL_SQUARE, SYMBOL_RING };
    const size_t round = index / style->n_series;
    return (struct series_look){ style->series[index % style->n_series],
                                 dashes[round % 4], symbols[index % 4] };
}

static bool is_of_channel(const struct style *style, uint32_t colour)
{
    for (size_t i = 0; i < N_CHANNEL_COLOURS; i++) {
        if (style->channels[i] == colour) {
            return true;
        }
    }
    return false;
}

/* Of the series' colours those that no channel has, and grey. */
static struct series_look other(const struct style *style, size_t index)
{
    uint32_t colours[SERIES_COLOURS_AT_MOST + 1];
    size_t n = 0;
    for (size_t i = 0; i < style->n_series; i++) {
        if (!is_of_channel(style, style->series[i])) {
            colours[n++] = style->series[i];
        }
    }
    colours[n++] = style->rest;
    struct series_look look = style_series(style, index);
    look.colour = colours[index % n];
    look.dash = (enum dash)(index / n % (DASH_DOT + 1));
    return look;
}

struct series_look style_channel(const struct style *style, const char *kind,
                                 size_t index)
{
    static const enum dash dashes[] = { DASH_NONE, DASH_LONG, DASH_SHORT,
                                        DASH_DOT, DASH_SHORT };
    for (size_t i = 0; i < N_CHANNEL_COLOURS; i++) {
        if (strcmp(kinds[i], kind) == 0) {
            return (struct series_look){ style->channels[i], dashes[i],
                                         (enum symbol)(i % 4) };
        }
    }
    return other(style, index);
}

struct look style_line(struct series_look series, double width,
                       enum mark_role role)
{
    return (struct look){ .role = role,
                          .stroke = series.colour,
                          .stroke_width = width,
                          .dash = series.dash };
}

struct look style_fill(uint32_t colour, double frac, enum mark_role role)
{
    return (struct look){ .role = role, .fill = colour, .fill_frac = frac };
}

struct type style_type(const struct style *style, enum mark_role role)
{
    struct type type = { .role = role,
                         .size = style->text_size,
                         .colour = style->text };
    switch (role) {
    case ROLE_TITLE:
        type.size = style->title_size;
        type.bold = true;
        break;
    case ROLE_SUBTITLE:
        type.size = style->subtitle_size;
        type.colour = style->muted;
        break;
    case ROLE_FOOTER:
        type.size = style->small_size;
        type.colour = style->faint;
        break;
    case ROLE_PANEL_TITLE:
        type.bold = true;
        break;
    case ROLE_AXIS_TITLE:
    case ROLE_TICK_LABEL:
        type.colour = style->muted;
        break;
    case ROLE_LABEL:
    case ROLE_LEGEND:
    case ROLE_GROUND:
    case ROLE_GRID:
    case ROLE_BAND:
    case ROLE_BAR:
    case ROLE_DATA:
    case ROLE_REFERENCE:
        break;
    }
    return type;
}
