/*
 * scan.h - where every name and value of a scenario's text stands, and what
 * people get wrong in its grammar.
 *
 * libconfig reads the text; it knows no columns and explains little. The
 * scanner walks over the same grammar first. It gives a tree of the same
 * shape with the place of every name and value, and says, with the exact
 * place, what the format's traps are: curly quotes, decimal commas, units
 * without quotes, brackets and quotes never closed (named where they opened),
 * numbers beyond 32 bits, trailing commas, yes and no, a name said twice.
 *
 * Most mistakes do not end the scan: what was wrong is made right (or blank)
 * in a copy of the text, of the same length, so that libconfig can read the
 * rest and all mistakes are told at once. A value so mended is marked
 * `broken`. The scanner does not look at meanings, except to know what a name
 * wants when a bare word stands there.
 */
#ifndef MODEL_SCAN_H
#define MODEL_SCAN_H

#include "model/complaints.h"
#include "model/source_text.h"
#include "model/value.h"

/* The tree, with places only; NULL when the text is so wrong that the rest
 * cannot be read. *out_mended is what libconfig should read. */
struct value *scan_source(const struct source *source,
                          struct complaints *complaints, char **out_mended);

#endif
