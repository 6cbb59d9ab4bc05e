/*
 * schema_value.c - the members of values that may be blocks: durations with a
 * distribution, volumes and patterns from files.
 */
#include "model/schema.h"

#include "base/language.h"

#define ROWS(rows) sizeof(rows) / sizeof *(rows), (rows)

static const struct schema_row volume_rows[] = {
    { "file", SCHEMA_TEXT, SCHEMA_REQUIRED, .offset = SCHEMA_NOWHERE,
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("A CSV file with the columns start and count."),
      .example = "\"counts.csv\"" },
    { "scale", SCHEMA_SHARE, SCHEMA_ABOVE_LEAST, .offset = SCHEMA_NOWHERE,
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("What the counts are multiplied by; 100 % when left out."),
      .example = "\"110 %\"" },
};

static const struct schema_row column_file_rows[] = {
    { "file", SCHEMA_TEXT, SCHEMA_REQUIRED, .offset = SCHEMA_NOWHERE,
      .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("A CSV file, beside the scenario or with a path from there."),
      .example = "\"pattern.csv\"" },
    { "column", SCHEMA_TEXT, .offset = SCHEMA_NOWHERE, .extra = SCHEMA_NOWHERE,
      .meaning = N_("The name of its column; needed where it has several."),
      .example = "\"weight\"" },
};

#define LAW_ROW(row_name, row_type, row_least, row_meaning, row_example)       \
    {                                                                          \
        (row_name), (row_type), .offset = SCHEMA_NOWHERE,                      \
                                .extra = SCHEMA_NOWHERE, .least = (row_least), \
                                .meaning = (row_meaning),                      \
                                .example = (row_example)                       \
    }

static const struct schema_row law_rows[] = {
    LAW_ROW("mean", SCHEMA_DURATION, 0, "The mean.", "\"2.9 min\""),
    LAW_ROW("p90", SCHEMA_DURATION, 0, "The time that nine of ten stay below.",
            "\"6 min\""),
    { "cv", SCHEMA_NUMBER, .offset = SCHEMA_NOWHERE, .extra = SCHEMA_NOWHERE,
      .most = 10,
      .meaning = N_("Standard deviation divided by the mean: 0 constant, 1 as "
                    "exponential."),
      .example = "0.8" },
    { "shape", SCHEMA_CHOICE,
      .choices = "constant|exponential|lognormal|gamma|erlang|weibull|uniform|"
                 "triangular|hyperexponential|empirical",
      .offset = SCHEMA_NOWHERE, .extra = SCHEMA_NOWHERE,
      .meaning = N_(
          "The shape: lognormal for handling, exponential for patience and "
          "delays when left out; under audience \"none\" exponential. Where cv "
          "or p90 is said and no shape, lognormal."),
      .example = "\"gamma\"" },
    { "phases", SCHEMA_COUNT, .offset = SCHEMA_NOWHERE, .extra = SCHEMA_NOWHERE,
      .least = 1, .most = 1000,
      .meaning = N_("Phases of an erlang: cv is one over their square root."),
      .example = "3" },
    LAW_ROW("min", SCHEMA_DURATION, 0,
            "The shortest, of uniform and triangular.", "\"1 min\""),
    LAW_ROW("mode", SCHEMA_DURATION, 0, "The most frequent, of triangular.",
            "\"2 min\""),
    LAW_ROW("max", SCHEMA_DURATION, 0,
            "The longest, of uniform and triangular.", "\"5 min\""),
    { "file", SCHEMA_TEXT, .offset = SCHEMA_NOWHERE, .extra = SCHEMA_NOWHERE,
      .meaning = N_("A CSV file of measured times in seconds, for empirical."),
      .example = "\"times.csv\"" },
    { "column", SCHEMA_TEXT, .offset = SCHEMA_NOWHERE, .extra = SCHEMA_NOWHERE,
      .meaning = N_("Its column."), .example = "\"seconds\"" },
    /* These two of patience alone. */
    { "from_abandoned", SCHEMA_SHARE, SCHEMA_ABOVE_LEAST,
      .offset = SCHEMA_NOWHERE, .extra = SCHEMA_NOWHERE, .most = 0.999,
      .meaning = N_(
          "Share of the contacts that hung up, as you measured it. The "
          "exponential law that fits has mean at_mean_wait / from_abandoned."),
      .example = "\"6 %\"" },
    { "at_mean_wait", SCHEMA_DURATION, SCHEMA_ABOVE_LEAST,
      .offset = SCHEMA_NOWHERE, .extra = SCHEMA_NOWHERE,
      .meaning = N_("The mean wait of all contacts at that time, also of those "
                    "who hung up."),
      .example = "\"45 s\"" },
};

/* Only patience can be said by what was measured of it. */
enum { OF_PATIENCE = 2 };

const struct schema_group schema_of_value[] = {
    { "volume", "a volume's file", "channels.NAME.volume", NULL, "", 0,
      ROWS(volume_rows) },
    { "column_file", "a column of a file", "channels.NAME.daily_pattern", NULL,
      "", 0, ROWS(column_file_rows) },
    { "law", "a duration", "channels.NAME.handle_time", NULL, "", 0,
      sizeof law_rows / sizeof *law_rows - OF_PATIENCE, law_rows },
    { "patience", "patience", "channels.NAME.patience", NULL, "", 0,
      ROWS(law_rows) },
};
const size_t schema_n_of_value =
    sizeof schema_of_value / sizeof *schema_of_value;
