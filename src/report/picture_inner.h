/*
 * picture_inner.h - between the files that draw pictures.
 */
#ifndef REPORT_PICTURE_INNER_H
#define REPORT_PICTURE_INNER_H

#include "report/picture.h"
#include <stddef.h>

struct picture {
    const struct results *results;
    struct picture_style style;
    struct text *out;
};

/* What a cell or a piece of a bar means; each has a character and a colour of
 * its own. */
enum ink {
    INK_NONE,
    INK_FINE,
    INK_SHORT, /* below the target by up to 10 points, 25, 50 and more */
    INK_SHORTER,
    INK_SHORTEST,
    INK_HOPELESS,
    INK_FEW, /* too few contacts to say */
    INK_BAR,
    INK_SPARE,
    INK_LACK,
    INK_MARK,
    N_INKS
};

/* The title, an empty line before it. */
void picture_title(const struct picture *picture, const char *title);

/* `n` times the character of the ink. */
void picture_ink(const struct picture *picture, enum ink ink, size_t n);

/* The character and what it stands for, for the line below a picture. */
void picture_legend(const struct picture *picture, enum ink ink,
                    const char *meaning);

/* A picture ends with the line of its legend. */
void picture_end(const struct picture *picture);

/* Each adds nothing where there is nothing to show. */
void picture_heat(const struct picture *picture);
void picture_duty(const struct picture *picture);
void picture_waits(const struct picture *picture);

#endif
