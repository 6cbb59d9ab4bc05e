/*
 * decimal.h - numbers as machines read them, in ten digits: what printf writes
 * of "%.10g", to the byte, in a tenth of its time. Files of results hold a
 * million of them.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stddef.h>

enum { DECIMAL_BYTES = 32 };

/* Ends in a '\0', which the number of characters returned leaves out. */
size_t decimal_write(double value, char out[static DECIMAL_BYTES]);

#endif
