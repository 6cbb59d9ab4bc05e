#include "chart/colour.h"

#include <math.h>

static double linear(unsigned byte)
{
    const double share = byte / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static uint32_t byte_of(double light)
{
    const double share = light <= 0.0031308
                             ? 12.92 * light
                             : 1.055 * pow(light, 1 / 2.4) - 0.055;
    return (uint32_t)lround(255 * fmin(fmax(share, 0), 1));
}

static double part(uint32_t colour, unsigned shift)
{
    return linear(colour >> shift & 0xff);
}

static double luminance(uint32_t colour)
{
    return 0.2126 * part(colour, 16) + 0.7152 * part(colour, 8) +
           0.0722 * part(colour, 0);
}

double colour_lightness(uint32_t colour)
{
    const double y = luminance(colour);
    return y <= 216.0 / 24389 ? y * 24389 / 27 : 116 * cbrt(y) - 16;
}

double colour_contrast(uint32_t a, uint32_t b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return fmax(first, second) / fmin(first, second);
}

uint32_t colour_mix(uint32_t a, uint32_t b, double share_frac)
{
    uint32_t mixed = 0;
    for (unsigned shift = 0; shift <= 16; shift += 8) {
        const double from = a >> shift & 0xff;
        const double to = b >> shift & 0xff;
        mixed |= (uint32_t)lround(from + share_frac * (to - from)) << shift;
    }
    return mixed;
}

uint32_t colour_grey(uint32_t colour)
{
    return byte_of(luminance(colour)) * 0x010101u;
}

/* From white towards `end` by lightness: light rises with the cube of L*. */
static uint32_t towards(uint32_t end, double frac)
{
    const double lightness = 100 - frac * (100 - colour_lightness(end));
    double low = 0;
    double high = 1;
    for (int i = 0; i < 24; i++) {
        const double middle = (low + high) / 2;
        if (colour_lightness(colour_mix(0xffffff, end, middle)) > lightness) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return colour_mix(0xffffff, end, high);
}

uint32_t colour_sequential(double frac)
{
    static const uint32_t darkest = 0x08306b;
    return towards(darkest, fmin(fmax(frac, 0), 1));
}

uint32_t colour_diverging(double frac)
{
    const double size = fmin(fabs(frac), 1);
    return towards(frac < 0 ? COLOUR_VERMILION : COLOUR_BLUE, size);
}

uint32_t colour_for_text(uint32_t colour, uint32_t paper)
{
    const uint32_t end = colour_lightness(paper) > 50 ? 0x000000 : 0xffffff;
    uint32_t text = colour;
    for (int i = 1; i <= 20 && colour_contrast(text, paper) < 4.5; i++) {
        text = colour_mix(colour, end, i / 20.0);
    }
    return text;
}

uint32_t colour_ink_on(uint32_t ground)
{
    return colour_contrast(ground, 0x1a1a1a) >=
                   colour_contrast(ground, 0xffffff)
               ? 0x1a1a1a
               : 0xffffff;
}
