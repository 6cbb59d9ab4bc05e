/*
 * document_parts.h - the pieces of a part of a document, each asked of one
 * folder of results.
 */
#ifndef REPORT_DOCUMENT_PARTS_H
#define REPORT_DOCUMENT_PARTS_H

#include "report/document.h"
#include "report/figures.h"
#include "report/weekly_answer.h"
#include "study/launch_result.h"
#include <jansson.h>

/* What happens in each week, of a run; the store's. */
bool document_weekly_figures(struct store *store, const struct figures *figures,
                             const struct weekly_figures **out,
                             struct error *err) MUST_CHECK;

/* One measure of a channel or a team, [n_weeks]; NaN where it has none. */
struct brief_estimate *document_weeks_of(const struct figures *figures,
                                         const struct weekly_figures *of,
                                         enum figures_column owner,
                                         const char *name, const char *measure,
                                         struct arena *arena);

/* Sentences, the first of the findings: which weeks are tight. */
void document_weeks(const struct weekly_figures *weekly, struct text_list *out);

/* Adds a table of the weeks of each channel, and of the teams; none to a plan
 * of one week. */
bool document_week_tables(struct store *store, const struct figures *figures,
                          const struct weekly_figures *weekly,
                          struct document_part *part,
                          struct error *err) MUST_CHECK;

/* Sentences: what came in, targets met and missed, waits, how busy the teams
 * are, what it costs. */
void document_findings(struct store *store, const struct figures *figures,
                       struct text_list *out);

/* Sentences: how many runs, what an interval is, how levels are counted. */
bool document_method(struct store *store, struct text_list *out,
                     struct error *err) MUST_CHECK;

/* Sentences, the last of the findings: moments that stand out, warnings. */
bool document_notes(struct store *store, const struct figures *figures,
                    struct text_list *out, struct error *err) MUST_CHECK;

/* Each adds its tables to the part. */
void document_summary(const struct figures *figures, struct arena *arena,
                      struct document_part *part);
void document_outlook(const struct store *store, const struct figures *figures,
                      struct document_part *part);
bool document_periods(struct store *store, struct document_part *part,
                      struct error *err) MUST_CHECK;
void document_launches(const struct store *store, const struct figures *figures,
                       struct document_part *part);
bool document_assumptions(struct store *store, struct document_part *part,
                          struct error *err) MUST_CHECK;

/* The same of rows that are at hand: path, value, origin and source. */
void document_add_assumptions(struct document_part *part,
                              const struct table *settings);

/* An amount as the reader writes it; a name or a block as in the scenario. */
const char *document_setting_value(struct arena *arena, const char *value);

/* Of a comparison: how many plans stand beside the first, and one of them with
 * its sentences and tables. */
size_t document_comparison_parts(const struct store *store);
void document_comparison(struct store *store, size_t index,
                         struct document_part *part);

/* What a range of futures is, of the uncertain numbers of run.json or of a
 * plan of compare.json. */
const char *document_uncertain(const json_t *uncertain, struct arena *arena);

/* "one_more (One more in the morning)", of a plan of compare.json. */
const char *document_plan_name(const json_t *plan, struct arena *arena);

/* Adds the range of futures of what the plan changes, by compare.json; nothing
 * where everything is certain. */
void document_changed_futures(struct document_part *part, const json_t *changes,
                              const json_t *plan, struct arena *arena);

/* Adds the settings in which two plans differ, and what the other assumes. */
void document_plans(struct document_part *part, const json_t *first,
                    const json_t *other, struct arena *arena);

/* Adds sentences about what launches change in two plans of compare.json, and
 * gives their table; NULL where neither has one. */
struct document_table *document_compared_launches(struct document_part *part,
                                                  const json_t *first,
                                                  const json_t *other,
                                                  const json_t *changes,
                                                  struct arena *arena);

/* The channels of a launch as people write them, "e-mail". */
void document_name_channels(struct launch_result *launch, struct arena *arena);

/* The next cell: the range of a change over futures, "+3.1 to +8.9"; empty when
 * there is none. */
void document_add_range(struct document_table *table, const char *unit,
                        double low, double high);

/* The next cell: a difference of a file of results with its half-width. Shares
 * change by points. Empty when there is no difference to speak of. */
void document_add_change(struct document_table *table, const char *unit,
                         const json_t *change);

void document_add_table(struct document_part *part,
                        struct document_table *table);

#endif
