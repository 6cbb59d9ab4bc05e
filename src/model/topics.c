#include "model/topics.h"

#include <math.h>

void topics_shares(double zipf, uint32_t n, double *out_share)
{
    double sum = 0;
    for (uint32_t k = 0; k < n; k++) {
        out_share[k] = pow(k + 1.0, -zipf);
        sum += out_share[k];
    }
    for (uint32_t k = 0; k < n; k++) {
        out_share[k] /= sum;
    }
}

static double top_5_share(double zipf, uint32_t n)
{
    double top = 0;
    double all = 0;
    for (uint32_t k = 1; k <= n; k++) {
        const double weight = pow(k, -zipf);
        all += weight;
        top += k <= 5 ? weight : 0;
    }
    return top / all;
}

double topics_zipf_of_top_5(double share_frac, uint32_t n)
{
    double low = 0;
    double high = 20;
    for (int i = 0; i < 60; i++) {
        const double middle = (low + high) / 2;
        if (top_5_share(middle, n) < share_frac) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return (low + high) / 2;
}
