#include "chart/label.h"

#include <assert.h>
#include <math.h>

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
