/*
 * validation.h - one case simulated, and each of its quantities judged.
 *
 *     deviation = (simulated - expected) / standard error
 *     bound     = max(4 standard errors, 0.5 % of the expected value,
 *                     the tolerance that the case states)
 *
 * A quantity fits when |simulated - expected| <= bound. Beyond 2.5 standard
 * errors, and a tolerance that the case states, it is marked although it may
 * fit: by luck alone that happens to one quantity in 80, and many in one
 * family of cases would be a defect.
 * The standard error is that of the estimate, half-width divided by Student's
 * quantile. Nothing is retried and no seed is chosen here: a case says its
 * seed.
 */
#ifndef STUDY_VALIDATION_H
#define STUDY_VALIDATION_H

#include "base/arena.h"
#include "base/error.h"
#include "stats/estimate.h"
#include "study/validation_suite.h"
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum verdict { VERDICT_FITS, VERDICT_MARKED, VERDICT_OUTSIDE };

struct finding {
    struct known_value known;
    struct estimate simulated;
    double deviation_se; /* in standard errors; infinite without an error */
    double bound;        /* of |simulated - expected| */
    enum verdict verdict;
};

struct validation_result {
    const char *name;
    const char *title;
    bool interrupted; /* nothing is judged then */
    uint32_t replications;
    uint64_t n_contacts;
    size_t n_findings;
    struct finding *findings;
    size_t n_marked;
    size_t n_outside;
};

struct validation_request {
    bool fast;          /* a twentieth of the replications, at least 20 */
    uint32_t n_threads; /* 0: as many as there are processors */
    const volatile sig_atomic_t *stop; /* may be NULL */
};

/* Judges one simulated value; confidence_frac is that of its half-width. */
struct finding validation_judge(const struct known_value *known,
                                const struct estimate *simulated,
                                double confidence_frac);

/* Fails when the scenario or its expectations cannot be read, which is a
 * mistake in the suite. The result is the arena's. */
bool validation_run(const struct validation_suite *suite, const char *name,
                    const struct validation_request *request,
                    struct arena *arena, struct validation_result *out,
                    struct error *err) MUST_CHECK;

#endif
