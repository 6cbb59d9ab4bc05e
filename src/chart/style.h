/*
 * style.h - how charts look: fonts, colours, sizes, and what a client wants to
 * see on them.
 *
 * A channel has the same colour on every chart, by its kind. What is not
 * emphasised is grey. style_read changes the house style by a file:
 *
 *     fonts   = "Fira Sans, Liberation Sans";
 *     logo    = "Tulp & Zo";
 *     footer  = "Confidential";
 *     colours = { phone = "#0072b2"; text = "#222222"; };
 *     series  = [ "#0072b2", "#d55e00" ];
 *     sizes   = { title = 21; text = 12; };
 */
#ifndef CHART_STYLE_H
#define CHART_STYLE_H

#include "base/arena.h"
#include "base/error.h"
#include "chart/drawing.h"
#include "model/scenario.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Channels with a colour of their own. */
enum channel_colour {
    COLOUR_OF_PHONE,
    COLOUR_OF_CHAT,
    COLOUR_OF_EMAIL,
    COLOUR_OF_SMS,
    COLOUR_OF_WEB_FORM,
    N_CHANNEL_COLOURS
};

enum { SERIES_COLOURS_AT_MOST = 12 };

struct style {
    double width, height; /* points */
    const char *fonts;
    const char *logo;   /* NULL: none; text beside the footer */
    const char *footer; /* NULL: none; text after the source */
    const char *title;  /* NULL: each chart's own finding */

    uint32_t paper, text, muted, faint, grid;
    uint32_t emphasis; /* what a chart is about, where no channel is */
    uint32_t alarm;    /* too little, too late */
    uint32_t rest;     /* what is not emphasised */
    uint32_t pale;     /* bars and bands behind others; cells that say too
                          little */
    uint32_t hatch;    /* closed hours; thin lines behind others */
    uint32_t channels[N_CHANNEL_COLOURS];
    size_t n_series;
    uint32_t series[SERIES_COLOURS_AT_MOST]; /* teams, plans, other channels */

    double title_size, subtitle_size, text_size, small_size;
};

struct style style_house(void);

/* Changes `style` by the file. False when it has problems. */
bool style_read(const char *file, struct arena *arena, struct style *style,
                struct problems *problems) MUST_CHECK;

/* "16:9", "a4", "1200x800": false for anything else. */
bool style_size(const char *text, struct style *style,
                struct error *err) MUST_CHECK;

/* How lines and dots of one series look; the n-th of its chart. */
struct series_look {
    uint32_t colour;
    enum dash dash;
    enum symbol symbol;
};

/* Of a channel of this kind, by its name or kind, the index-th of those
 * drawn. Others than the five known ones take in turn the series' colours that
 * are no channel's, and grey, with a dash from the second round on. */
struct series_look style_channel(const struct style *style, const char *kind,
                                 size_t index);
struct series_look style_series(const struct style *style, size_t index);

struct look style_line(struct series_look series, double width,
                       enum mark_role role);
struct look style_fill(uint32_t colour, double frac, enum mark_role role);

struct type style_type(const struct style *style, enum mark_role role);

#endif
