/*
 * reader.h - from the tree of a scenario to a centre.
 *
 * The reader goes over the completed tree group by group, as the rows of
 * model/schema.h say, and fills the structs of model/centre.h. It never stops
 * at a mistake: it complains and reads on, so that all mistakes of a file are
 * told at once. A centre is worth something only when nobody complained.
 *
 * These declarations are shared by the reader's own files (reader*.c,
 * complete*.c, launches.c); model/scenario.c is its only user.
 */
#ifndef MODEL_READER_H
#define MODEL_READER_H

#include "model/centre.h"
#include "model/complaints.h"
#include "model/defaults.h"
#include "model/schema.h"
#include "model/source_text.h"
#include "model/value.h"
#include <stdbool.h>
#include <stddef.h>

/* Which of an uncertain value's three numbers is read. */
enum pick { PICK_LOW, PICK_LIKELY, PICK_HIGH };

struct reader {
    struct arena *arena;
    struct source *source;
    struct complaints *complaints;
    struct value *root;
    struct centre *centre;
    enum audience audience;
    bool has_audience; /* else it is one that gives no more complaints */

    size_t n_channels;
    const char **channel_names;
    struct value **channel_values;
    const struct kind **channel_kinds; /* the built-in kind; NULL: not known */
    struct channel *channels;

    size_t n_teams;
    const char **team_names;
    struct value **team_values;
    struct team *teams;

    unsigned way; /* SCHEMA_CALLS ... of the channel being read, else 0 */
    const struct value *team; /* being read, else NULL */
    bool is_picking;          /* within a distribution: */
    enum pick pick;
    bool is_adverse; /* with picks: what is launched is at its high, and what it
                        takes of at its low */

    size_t n_uncertain;
    size_t uncertain_capacity;
    struct uncertain *uncertain;
};

/* One value on its way into a field. */
struct field {
    const struct schema_row *row;
    const char *path; /* "channels.phone.wrap_up" */
    struct value *value;
};

/* complete.c: the tree gets every default and copy, each with its origin.
 * Fills the reader's names, values and kinds of channels and teams. */
void complete_scenario(struct reader *reader);

/* complete_kind.c */
void complete_likes(struct reader *reader);
void complete_find_kinds(struct reader *reader);
/* Gives a law that says how it spreads, and not around what, the mean of
 * another one. */
void complete_mean(struct reader *reader, struct value *law,
                   const struct value *from);

/* "name", "launch", "to" ...: what an entry of a list is called by; else its
 * number, from 1. */
const char *entry_name(const struct value *list, const struct value *entry,
                       struct arena *arena);

/* reader.c: everything. */
void reader_read(struct reader *reader);
/* The flag of the rows that hold for this way of working only. */
unsigned reader_way_flag(enum way way);

/* reader_channels.c: "[ "phone", "chat" ]" of all there are. */
const char *reader_all_channels(const struct reader *reader);

/* reader_group.c */
void reader_members(struct reader *reader, const struct schema_group *group,
                    struct value *value, void *target, const char *path);
void reader_field(struct reader *reader, const struct field *field,
                  void *target);
bool reader_is_group(struct reader *reader, const struct field *field);
bool reader_is_list(struct reader *reader, const struct field *field);
/* Complains of names that the group does not have. */
void reader_check_names(struct reader *reader, const struct schema_group *group,
                        const struct value *value, const char *path);
/* Whether an unknown name in the block is most like this one of the group: it
 * is complained of by itself, so that the one meant is not missing as well. */
bool reader_is_misspelt(const struct reader *reader,
                        const struct schema_group *group,
                        const struct value *value, const char *name);
/* Sets what a struct of this group holds when nothing is said. */
void reader_neutral(const char *group, void *target);
/* Whether the row is for the channel at hand. */
bool reader_fits(const struct reader *reader, const struct schema_row *row);

/* reader_complain.c: wrong values. */
void reader_cannot(struct reader *reader, const struct field *field,
                   const char *hint);
void reader_cannot_because(struct reader *reader, const struct field *field,
                           const struct error *err);
const char *reader_shown(const struct value *value, struct arena *arena);
/* Complains of "3.500", which half of Europe reads as thousands. */
bool reader_has_thousands(struct reader *reader, const struct field *field);
bool reader_is_text(struct reader *reader, const struct field *field);
bool reader_find_name(struct reader *reader, const struct field *field,
                      const char *sort, const char *const *names, size_t n,
                      uint32_t *out);

/* reader_amount.c: numbers of every unit. False after complaining. */
bool reader_amount(struct reader *reader, const struct field *field,
                   double *out);
bool reader_count(struct reader *reader, const struct field *field,
                  uint32_t *out);
/* The same, and an uncertain value is wrong. */
bool reader_certain(struct reader *reader, const struct field *field,
                    double *out);
/* reader_uncertain.c: the three members of an uncertain block, in order; false
 * after complaining. */
bool reader_three(struct reader *reader, const struct field *field,
                  struct field three[3]);
/* Whether none is below the one before; false after complaining. */
bool reader_is_ascending(struct reader *reader, const struct field *field,
                         const struct field three[3], const double amounts[3]);

/* Notes a number that is drawn, unless its three values
 * are one. */
void reader_add_drawn(struct reader *reader, const struct field *field,
                      const double three[3], const double *number);
/* The numbers of a law that was read with low, likely and high. */
void reader_note_law(struct reader *reader, const struct field *field,
                     const struct distribution three[3],
                     const struct distribution *law);
/* What must hold for the least and the most of a field: both are its value
 * where it is certain. */
void reader_range(const struct reader *reader, const double *field,
                  double *out_low, double *out_high);

/* The index of the word among the choices of the row. */
bool reader_choice(struct reader *reader, const struct field *field, int *out);

/* reader_law.c */
bool reader_law(struct reader *reader, const struct field *field,
                struct distribution *out);

/* reader_volume.c: volumes, patterns, agents. */
void reader_volume(struct reader *reader, const struct field *field,
                   struct volume *out);
void reader_week_pattern(struct reader *reader, const struct field *field,
                         double out[7]);
void reader_day_pattern(struct reader *reader, const struct field *field,
                        const double **out, size_t *out_n);
void reader_numbers(struct reader *reader, const struct field *field,
                    const double **out, size_t *out_n);
void reader_messages(struct reader *reader, const struct field *field,
                     struct chat_work *out);
void reader_agents(struct reader *reader, const struct field *field,
                   struct team *out);
/* The file that the text names, from the right folder. */
const char *reader_file(const struct reader *reader, const struct value *value);

/* reader_hours.c: opening hours and holidays. */
void reader_opening_hours(struct reader *reader, const struct field *field,
                          struct opening_hours *out);
void reader_holidays(struct reader *reader, const struct field *field,
                     const int32_t **out, size_t *out_n);

/* reader_channels.c: lists and blocks of channels. */
void reader_channel_list(struct reader *reader, const struct field *field,
                         const uint32_t **out, size_t *out_n);
void reader_channel_numbers(struct reader *reader, const struct field *field,
                            const double **out);
void reader_channel_shares(struct reader *reader, const struct field *field,
                           const struct share_of **out, size_t *out_n);

/* reader_rollout.c */
/* In an adverse reading: which end the channel's values are picked at. */
void reader_pick_for(struct reader *reader, const char *channel);
void reader_rollouts(struct reader *reader, const struct field *field);
/* reader_change.c: change, by and to. */
void reader_change(struct reader *reader, struct value *value,
                   struct rollout *out, const char *path);

/* reader_checks.c: what members of a group say together. */
void reader_check_group(struct reader *reader, const struct schema_group *group,
                        const struct value *value, void *target,
                        const char *path);
/* contradictions.c: what groups say together. */
void reader_check_centre(struct reader *reader);
/* contradictions_work.c: chats and tickets that nobody could work on. */
void reader_check_work(struct reader *reader);
/* reader_setting.c: the number of a channel or team that a path names; false
 * when there is none that could change. Volumes and growth are not among
 * them. */
struct setting_place {
    const struct schema_row *row;
    enum setting_sort setting;
    void *field;
};
bool reader_find_setting(struct reader *reader, const char *path,
                         struct setting_place *out);

/* contradictions_help.c: a help centre that leaves nobody to count, and one
 * whose articles leave nobody to answer. */
void reader_check_help(struct reader *reader);
void reader_check_authors(struct reader *reader);
/* contradictions_training.c: training that leaves nobody to answer. */
void reader_check_training(struct reader *reader);
/* contradictions_rollout.c: entries against the plan and each other. */
void reader_check_rollout(struct reader *reader);
const struct value *reader_rollout_entry(const struct reader *reader,
                                         size_t index);
/* launches.c: what channels lose to the ones launched. */
void reader_check_launches(struct reader *reader);

#endif
