#include "chart/label.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#define AIR 1.5

enum { LABELS_AT_MOST = 64 };

/* Indices in order of place, equal ones as they came. */
static void sort(const double *middles, size_t n, size_t *order)
{
    for (size_t i = 0; i < n; i++) {
        size_t k = i;
        while (k > 0 && middles[order[k - 1]] > middles[i]) {
            order[k] = order[k - 1];
            k--;
        }
        order[k] = i;
    }
}

void label_dodge(double *middles, size_t n, double height, double top,
                 double bottom)
{
    size_t order[LABELS_AT_MOST];
    assert(n <= LABELS_AT_MOST);
    sort(middles, n, order);
    double least = top + height / 2;
    for (size_t i = 0; i < n; i++) {
        double *middle = &middles[order[i]];
        *middle = fmax(*middle, least);
        least = *middle + height;
    }
    double most = bottom - height / 2;
    for (size_t i = n; i-- > 0;) {
        double *middle = &middles[order[i]];
        *middle = fmin(*middle, most);
        most = *middle - height;
    }
}

/* Cuts the stretch [from, to] of a segment, in shares of it, to where
 * start + share * step lies between low and high. */
static void clip(double start, double step, double low, double high,
                 double *from, double *to)
{
    if (step == 0) {
        *to = start > low && start < high ? *to : -1;
        return;
    }
    const double a = (low - start) / step;
    const double b = (high - start) / step;
    *from = fmax(*from, fmin(a, b));
    *to = fmin(*to, fmax(a, b));
}

static bool crosses(const struct box *box, struct point a, struct point b)
{
    double from = 0;
    double to = 1;
    clip(a.x, b.x - a.x, box->x, box->x + box->width, &from, &to);
    clip(a.y, b.y - a.y, box->y, box->y + box->height, &from, &to);
    return from < to;
}

bool label_touches(const struct mark *mark, const struct box *box)
{
    if (mark->kind == MARK_TEXT || mark->kind == MARK_SYMBOL) {
        return box_overlaps(mark->box, *box);
    }
    for (size_t i = 1; mark->kind == MARK_LINE && i < mark->n_points; i++) {
        if (crosses(box, mark->points[i - 1], mark->points[i])) {
            return true;
        }
    }
    return false;
}

/* With a little air around the text. */
static bool is_free(const struct drawing *drawing, const struct box *text)
{
    const struct box box = { text->x - AIR, text->y - AIR,
                             text->width + 2 * AIR, text->height + 2 * AIR };
    for (size_t i = 0; i < drawing->n; i++) {
        const struct mark *mark = &drawing->marks[i];
        if (mark->look.role != ROLE_GRID && label_touches(mark, &box)) {
            return false;
        }
    }
    return true;
}

/* A place around a point: so many gaps aside and down, and so many times the
 * size of the text further down to its base line. */
struct place {
    double aside_gaps, down_gaps, down_sizes;
    enum anchor anchor;
};

static const struct place places[] = {
    { 0.0, -1.0, -0.22, ANCHOR_MIDDLE }, { 0.5, -0.7, -0.22, ANCHOR_START },
    { -0.5, -0.7, -0.22, ANCHOR_END },   { 1.2, 0.0, 0.27, ANCHOR_START },
    { 0.5, -1.0, -1.4, ANCHOR_START },   { 0.0, -1.0, -1.4, ANCHOR_MIDDLE },
    { 0.5, -1.0, -2.6, ANCHOR_START },   { 0.0, -1.0, -2.6, ANCHOR_MIDDLE },
    { -1.2, 0.0, 0.27, ANCHOR_END },     { 0.0, 1.0, 0.76, ANCHOR_MIDDLE },
    { 0.5, 0.7, 0.76, ANCHOR_START },    { -0.5, 0.7, 0.76, ANCHOR_END },
    { 0.0, 1.0, 2.0, ANCHOR_MIDDLE },    { -0.5, -1.0, -1.4, ANCHOR_END },
};

enum { N_PLACES = sizeof places / sizeof places[0] };

void label_put(struct drawing *drawing, struct point beside, double gap,
               const char *text, struct type type, struct box within)
{
    for (size_t i = 0; i <= N_PLACES; i++) {
        const struct place *place = &places[i % N_PLACES];
        const struct point at = { beside.x + place->aside_gaps * gap,
                                  beside.y + place->down_gaps * gap +
                                      place->down_sizes * type.size };
        type.anchor = place->anchor;
        const struct box box = drawing_text_box(drawing, at, text, type);
        if (i == N_PLACES ||
            (box_contains(within, box) && is_free(drawing, &box))) {
            drawing_text(drawing, at, text, type);
            return;
        }
    }
}
