/*
 * colour.h - colours that hold for the colour-blind and in grey.
 *
 * Named colours are a part of the palette of Okabe & Ito (2008), Color
 * universal design. Lightness is L* of CIE 1976, 0 black to 100 white, which
 * is what remains of a colour on a grey printer.
 */
#ifndef CHART_COLOUR_H
#define CHART_COLOUR_H

#include <stdint.h>

#define COLOUR_BLACK 0x000000u
#define COLOUR_SKY 0x56b4e9u
#define COLOUR_BLUE 0x0072b2u
#define COLOUR_VERMILION 0xd55e00u
#define COLOUR_PURPLE 0xcc79a7u
#define COLOUR_ORANGE 0xe69f00u

double colour_lightness(uint32_t colour);

/* As the eye compares them: 1 to 21 (WCAG 2.1). */
double colour_contrast(uint32_t a, uint32_t b);

/* share_frac of b in a. */
uint32_t colour_mix(uint32_t a, uint32_t b, double share_frac);

/* The grey of the same lightness. */
uint32_t colour_grey(uint32_t colour);

/* White to a dark blue, evenly in lightness; frac in [0, 1]. */
uint32_t colour_sequential(double frac);

/* Vermilion below 0, white at 0, blue above; frac in [-1, 1]. */
uint32_t colour_diverging(double frac);

/* The colour, darkened (or lightened on a dark paper) until letters in it can
 * be read: a contrast of 4.5. */
uint32_t colour_for_text(uint32_t colour, uint32_t paper);

/* Black or white, whichever reads better on the ground. */
uint32_t colour_ink_on(uint32_t ground);

#endif
