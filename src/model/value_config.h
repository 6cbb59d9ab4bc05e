/*
 * value_config.h - from a scenario's text to its tree, by way of libconfig.
 */
#ifndef MODEL_VALUE_CONFIG_H
#define MODEL_VALUE_CONFIG_H

#include "model/complaints.h"
#include "model/source_text.h"
#include "model/value.h"

/* NULL, after complaining, when the text cannot be read. There may be
 * complaints beside a tree: what they are about is marked broken in it. */
struct value *value_read(const struct source *source,
                         struct complaints *complaints);

#endif
