/*
 * centre_copy.h - a centre of one's own, in which numbers may be set.
 *
 * A centre is const and shared by every thread. Who wants one in which some
 * numbers are others (drawn anew, or changed by hand) copies it: every array
 * that holds an amount is copied, names, hours and files are shared.
 *
 * Nothing is checked: what is set must be as right as what the model reads.
 */
#ifndef MODEL_CENTRE_COPY_H
#define MODEL_CENTRE_COPY_H

#include "base/arena.h"
#include "model/centre.h"

struct centre_copy;

struct centre_copy *centre_copy_create(const struct centre *centre,
                                       struct arena *arena);

/* The copy; lives as long as the arena and the centre it is of. Its uncertain
 * rows point into itself. */
const struct centre *centre_copy_centre(const struct centre_copy *copy);

/* Leaves one launch out (model/course.h): the copy is the centre without it,
 * and its customers are the same people. */
void centre_copy_leave_out(const struct centre_copy *copy, size_t launch);

/* The copy's counterpart of a field, or a number, of the original. Requires
 * that it is in the original or one of its arrays of structs. */
void *centre_copy_field(const struct centre_copy *copy, const void *original);
double *centre_copy_number(const struct centre_copy *copy,
                           const double *original);

#endif
