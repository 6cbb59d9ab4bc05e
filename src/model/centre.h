/*
 * centre.h - what a support centre IS, once its scenario was read and found
 * right.
 *
 * The model fills a `struct centre`; from then on it is const and cannot be
 * wrong: every index is in range, every share in [0, 1], every default in
 * place, every file read. Durations are seconds, shares fractions, days civil
 * day numbers (base/civil.h), times of day seconds after midnight.
 * Names appear in the order of the file; channels and teams refer to each
 * other by index.
 *
 * A centre says nothing about how it is simulated, and has no file, line or
 * unit left in it: where a value came from is in model/scenario.h.
 */
#ifndef MODEL_CENTRE_H
#define MODEL_CENTRE_H

#include "base/count_law.h"
#include "base/variate.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CHANNELS_AT_MOST = 64, TEAMS_AT_MOST = 64 };
#define NO_LIMIT UINT32_MAX
#define NO_INDEX UINT32_MAX

enum audience {
    AUDIENCE_B2C,
    AUDIENCE_B2B,
    AUDIENCE_INTERNAL,
    AUDIENCE_SMALL,
    AUDIENCE_NONE
};

enum way { WAY_CALL, WAY_CHAT, WAY_TICKET };

/* Part of a week or of one day during which a door is open. */
struct open_span {
    uint8_t weekday; /* 0 Monday; unused for a single day */
    double from_s;
    double to_s; /* exclusive; up to 86400 */
};

struct opening_hours {
    bool always;
    size_t n_spans; /* ascending, not touching */
    const struct open_span *spans;
};

struct special_day {
    int32_t day;
    double volume_factor; /* 1: as any day */
    bool has_opening_hours;
    struct opening_hours opening_hours; /* spans of this day */
};

struct plan {
    int32_t start_day;
    uint32_t n_days; /* reported */
    double warm_up_s;
    double run_out_s; /* at most this long after the window */
    double interval_s;
    size_t n_holidays; /* ascending, from warm-up to run-out */
    const int32_t *holidays;
    size_t n_special_days; /* ascending */
    const struct special_day *special_days;
    double day_variation_cv;
    const char *language; /* "en" or "nl" */
    const char *currency; /* "EUR" */
};

enum volume_basis {
    VOLUME_NONE, /* only what other channels send */
    VOLUME_PER_WEEK,
    VOLUME_PER_DAY,
    VOLUME_PER_HOUR,
    VOLUME_LIST,  /* per plan week */
    VOLUME_COUNTS /* dated counts from a file; shorter than a day, they are the
                     pattern too */
};

/* One step of a volume file: `count` contacts expected from start for length.
 * Seconds since midnight of plan.start_day; ascending, not overlapping. */
struct count_step {
    double start_s;
    double length_s;
    double count;
};

struct volume {
    enum volume_basis basis;
    double amount; /* contacts per basis */
    size_t n_weeks;
    const double *per_week; /* VOLUME_LIST: [n_weeks] */
    size_t n_counts;
    const struct count_step *counts; /* VOLUME_COUNTS: [n_counts] */
    bool counts_needs;               /* volume_counts = "needs" */
};

struct target {
    bool set;
    double share_frac;
    double within_s;
    bool open_hours;
};

enum service_level_counts {
    COUNTS_OFFERED,
    COUNTS_ANSWERED,
    COUNTS_OFFERED_LESS_SHORT,
    COUNTS_SHORT_COUNTS
};

enum at_close { CLOSE_SERVE, CLOSE_DROP };

struct redial {
    double probability; /* 0: nobody */
    struct distribution after;
    uint32_t at_most; /* redials a customer, NO_LIMIT if not said */
};

struct switch_option {
    uint32_t to; /* channel */
    double probability;
    struct distribution after;
};

struct callback_offer {
    bool offered;
    double offer_after_s;
    double accept_frac;
    double within_s; /* infinity when not said */
};

struct transfer_option {
    uint32_t to; /* channel */
    double probability;
    uint32_t after_replies; /* 0: at the end of any conversation */
};

struct answered_by {
    uint32_t team;
    double after_s; /* allowed once the contact has waited this long */
};

struct chat_work {
    double messages_mean; /* agent messages a chat */
    enum count_shape messages_shape;
    struct distribution compose;
    struct distribution customer_reply;
    double gone_frac;
    double idle_close_s;
    size_t n_rates;      /* 0: message by message */
    const double *rates; /* total speed with 1 .. n_rates chats */
};

struct ticket_work {
    double replies_mean;
    struct distribution customer_reply;
    double hold_probability;
    struct distribution hold_lasts;
    double reopen_probability;
    struct distribution reopen_after;
    bool contacts_again;
    struct distribution again_patience;
    double again_probability;
    uint32_t again_to;
    double merge_share_frac;
    uint32_t backlog_tickets;
    double backlog_oldest_s;
};

struct channel {
    const char *name;
    const char *kind; /* "phone", or the user's own */
    enum way way;
    bool any_time; /* arrives = "any_time" */

    struct volume volume;
    bool has_weekday_pattern;
    double weekday_pattern[7]; /* weights, Monday first */
    size_t n_daily_pattern;    /* 0: flat over opening hours */
    const double *daily_pattern;
    double growth_a_day; /* factor a day, 1: none */
    double day_variation_cv;
    bool has_from, has_until;
    int32_t from_day;
    int32_t until_day;                  /* exclusive */
    struct opening_hours opening_hours; /* its own or the centre's */

    struct distribution handle_time;
    struct distribution wrap_up; /* constant 0: none */
    struct distribution patience;
    double leaves_at_once_frac;
    uint32_t lines;          /* NO_LIMIT: no limit */
    uint32_t waiting_places; /* NO_LIMIT: no limit */
    struct redial redial;
    size_t n_switches;
    const struct switch_option *switches;
    struct callback_offer callback;
    size_t n_transfers;
    const struct transfer_option *transfers;
    enum at_close at_close;

    size_t n_answered_by; /* in order of preference; never 0 unless nobody */
    const struct answered_by *answered_by;
    int priority; /* 1 goes first */
    struct target target;
    struct target solve_target;
    enum service_level_counts service_level_counts;

    struct chat_work chat;
    struct ticket_work ticket;
};

struct break_rule {
    double from_s;
    double lasts_s;
    double spread_s; /* starts spread evenly over [from, from + spread) */
};

struct shift {
    const char *name;
    uint32_t agents;
    unsigned days_mask; /* bit 0 Monday */
    double from_s;
    double to_s; /* above 86400 when it ends after midnight */
    bool has_since, has_until;
    int32_t since_day;
    int32_t until_day; /* exclusive */
    size_t n_breaks;
    const struct break_rule *breaks;
};

struct away_rule {
    const char *name;
    unsigned days_mask;
    double from_s;
    double lasts_s;
    double share_frac;
};

struct new_hire {
    uint32_t agents;
    int32_t on_day;
    uint32_t shift;   /* index, NO_INDEX in a team without shifts */
    double starts_at; /* speed on the first day */
    double full_speed_after_s;
};

enum staffing {
    STAFF_NUMBER, /* the same number whenever open */
    STAFF_DAILY,  /* a list over the day */
    STAFF_STEPS,  /* dated steps from a file */
    STAFF_SHIFTS,
    STAFF_AS_NEEDED /* not known yet */
};

struct staff_step {
    double start_s; /* since midnight of plan.start_day; holds to the next */
    uint32_t agents;
};

enum ticket_mixing { TICKETS_BETWEEN, TICKETS_PUT_ASIDE, TICKETS_SEPARATE };

struct team {
    const char *name;
    size_t n_serves; /* in the order written */
    const uint32_t *serves;
    enum staffing staffing;
    uint32_t agents;       /* STAFF_NUMBER */
    size_t n_daily;        /* STAFF_DAILY: 24, 48 or 96 */
    const uint32_t *daily; /* [n_daily] */
    size_t n_steps;        /* STAFF_STEPS */
    const struct staff_step *steps;
    size_t n_shifts;
    const struct shift *shifts;
    size_t n_away;
    const struct away_rule *away;
    size_t n_new_hires;
    const struct new_hire *new_hires;
    double turnover_a_year;  /* leavers a head and year */
    double replaced_after_s; /* infinity: never */
    uint32_t chats_at_once;
    enum ticket_mixing ticket_work;
    double resume_cost_s;
    uint32_t keep_free;
    const double *speed; /* [n_channels], 1 where not said */
    double absence_frac;
    double shrinkage_frac;
    bool has_cost;
    double cost_an_hour;
};

enum agent_rule {
    AGENT_LONGEST_IDLE,
    AGENT_LEAST_LOADED,
    AGENT_RANDOM,
    AGENT_IN_ORDER
};
enum team_rule { TEAM_IN_ORDER, TEAM_ANY, TEAM_SPECIALIST_FIRST };
enum contact_rule {
    CONTACT_PRIORITY,
    CONTACT_OLDEST,
    CONTACT_DUE_FIRST,
    CONTACT_LONGEST_QUEUE,
    CONTACT_IN_ORDER
};

struct routing {
    enum agent_rule agent;
    enum team_rule team;
    enum contact_rule contact;
    bool chats_while_calls_wait;
};

enum rollout_what { ROLLOUT_LAUNCH, ROLLOUT_CHANGE, ROLLOUT_WITHDRAW };

struct share_of {
    uint32_t channel; /* NO_INDEX: new customers, or lost */
    double share_frac;
};

struct offered_step {
    int32_t on_day;
    double share_frac;
};

/* What a change is about. */
enum changed { CHANGED_VOLUME, CHANGED_GROWTH, CHANGED_SETTING };

/* What is found at the field of a changed setting. */
enum setting_sort {
    SETTING_NUMBER,  /* double */
    SETTING_COUNT,   /* uint32_t */
    SETTING_LAW,     /* struct distribution: its mean changes */
    SETTING_NUMBERS, /* double [n_channels] */
    SETTING_AGENTS   /* struct team: its heads */
};

struct rollout {
    enum rollout_what what;
    int32_t on_day;
    uint32_t channel;  /* launch, withdraw; whose volume or growth changes */
    const char *title; /* the channel's name, or the path changed */
    const char *note;
    size_t n_steps; /* launch: at least one */
    const struct offered_step *steps;
    bool ramp;
    size_t n_shares; /* launch: comes_from; withdraw: goes_to */
    const struct share_of *shares;
    double spike;
    double settles_s;
    double training_s;
    bool is_left_out; /* launch: it never comes (model/course.h) */
    const char *path; /* change: "channels.phone.volume" */
    enum changed changed;
    enum setting_sort setting;
    const void *field;       /* CHANGED_SETTING: in this same centre */
    bool replaces_law;       /* to: all of the law, not only its mean */
    struct distribution law; /* to: where there is no mean to scale */
    bool is_factor;          /* change: by; otherwise to */
    double value; /* change: by as a factor (1.35), or the new number */
    bool has_end;
    int32_t end_day; /* change: exclusive */
};

struct help_centre {
    bool set;
    const char *approach; /* NULL: none of the presets */
    uint32_t topics;
    double zipf;
    double articles;
    double adds_a_week;
    int32_t publish_day;
    bool adds_from_failed_searches;
    double hours_per_article_s;
    double try_first_frac;
    double no_result_frac;
    double solves_frac;
    double browse;
    double stale_after_s; /* infinity: never */
    const double *reach;  /* [n_channels] */
    double easy_first;
    uint32_t categories; /* that topics are dealt out over, most wanted first */
    double linked_articles_frac;
};

/* Effects that the benchmark measured and that are fed in, not simulated:
 * changes, -0.1 for a tenth less. */
struct fitted_effects {
    double linked_time;       /* work and answers of a ticket with a link */
    double linked_reopen;     /* its probability */
    double integrations_time; /* work of any ticket, with integrations */
};

struct shift_type {
    const char *name;
    size_t n_starts;
    const double *starts_s;
    double lasts_s;
    double break_s;
    double contract_a_week_s;
    unsigned days_per_week;
    uint32_t at_most;
};

struct goals {
    bool has_budget;
    double budget_a_week;
    bool has_occupancy;
    double occupancy_at_most_frac;
};

struct study {
    uint32_t replications;
    uint64_t seed;
    double confidence_frac;
    double precision_frac; /* 0: not asked for */
    uint32_t at_most;      /* replications, with a precision */
};

/* A number that is drawn once a replication from a PERT law. The field it
 * stands for holds `likely`. A law's numbers that follow from one uncertain
 * value move together: the leader is drawn, and the others stand as far
 * between their low, likely and high as it does. */
struct uncertain {
    const char *path;
    double low, likely, high; /* in the field's unit; ascending in a leader */
    const double *field;
    size_t leader; /* the index of the one that is drawn: its own, or another */
    const char *said[3]; /* low, likely and high as the file has them */
};

struct variant {
    const char *name;
    const char *title;
    const struct centre *centre; /* that it makes; NULL where another variant,
                                    or --set, is played */
};

struct centre {
    const char *title;
    enum audience audience;
    struct plan plan;
    struct opening_hours opening_hours;
    size_t n_channels;
    const struct channel *channels;
    size_t n_teams;
    const struct team *teams;
    struct routing routing;
    size_t n_rollouts;
    const struct rollout *rollouts;
    struct help_centre help_centre;
    bool integrations;
    struct fitted_effects effects;
    size_t n_shift_types;
    const struct shift_type *shift_types;
    struct goals goals;
    struct study study;
    size_t n_uncertain;
    const struct uncertain *uncertain;
    const struct centre *read_into; /* whose numbers `uncertain` points to: this
                                       one's, or the one's it was copied from */
    size_t n_variants;
    const struct variant *variants;
};

#endif
