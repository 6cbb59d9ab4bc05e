/*
 * sentences.c - the plan, and what every part needs to speak.
 */
#include "model/sentences.h"

#include "base/civil.h"
#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "base/units.h"
#include "model/defaults.h"
#include "model/wrap.h"
#include <math.h>
#include <string.h>

enum { INDENT = 2, CONTINUED = 4 };

void tell_heading(struct teller *teller, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *heading = arena_vtext(teller->arena, tr(format), args);
    va_end(args);
    text_add(&teller->text, "\n%s\n", heading);
}

/* Of a setting that the file itself does not say in its place. */
static const char *setter_words(const struct teller *teller, const char *source)
{
    static const char prefix[] = "variant "; /* of model/scenario.c */
    const size_t n = sizeof prefix - 1;
    return strncmp(source, prefix, n) == 0
               ? arena_text(teller->arena, tr("from the variant %s"),
                            source + n)
               : tr("from the command");
}

/* "default: Zendesk Benchmark, report 000", "assumption"; NULL for what the
 * file says itself. */
static const char *origin_words(const struct teller *teller,
                                const struct setting *setting)
{
    const char *source = setting->source ? setting->source : "";
    switch (setting->origin) {
    case ORIGIN_FILE:
        return NULL;
    case ORIGIN_COMMAND:
        return setter_words(teller, source);
    case ORIGIN_AUDIENCE:
    case ORIGIN_KIND:
        if (strcmp(source, "000") == 0) {
            return tr("default: Zendesk Benchmark, report 000");
        }
        if (strcmp(source, "001") == 0) {
            return tr("default: Zendesk small-business report 001");
        }
        return *source ? arena_text(teller->arena, tr("default: %s"), source)
                       : tr("default");
    case ORIGIN_LANGUAGE:
        return tr("default");
    case ORIGIN_ASSUMPTION:
        return tr("assumption");
    }
    return NULL;
}

/* Whether `whole` is path or one of the blocks around it. */
static bool holds(const char *whole, const char *path)
{
    const size_t n = strlen(whole);
    return strncmp(path, whole, n) == 0 && (path[n] == '\0' || path[n] == '.');
}

/* The setting of the path, else of the closest block around it, else the
 * first inside it. */
static const struct setting *find(const struct teller *teller, const char *path)
{
    const struct scenario *scenario = teller->scenario;
    const struct setting *around = NULL;
    const struct setting *inside = NULL;
    for (size_t i = 0; i < scenario->n_settings; i++) {
        const struct setting *setting = &scenario->settings[i];
        if (holds(setting->path, path) &&
            (!around || strlen(setting->path) >= strlen(around->path))) {
            around = setting;
        } else if (!inside && holds(path, setting->path)) {
            inside = setting;
        }
    }
    return around ? around : inside;
}

/* Of a block that the file has: "after: assumption" for the members that it
 * leaves out. */
static const char *inner_words(const struct teller *teller, const char *path)
{
    const struct scenario *scenario = teller->scenario;
    const char *list = NULL;
    for (size_t i = 0; i < scenario->n_settings; i++) {
        const struct setting *setting = &scenario->settings[i];
        const char *words = origin_words(teller, setting);
        if (words && holds(path, setting->path) &&
            strcmp(path, setting->path) != 0) {
            const char *name = strrchr(setting->path, '.') + 1;
            list = tell_list(teller, list,
                             arena_text(teller->arena, "%s: %s", name, words));
        }
    }
    return list;
}

static const char *origin_of(const struct teller *teller, const char *path)
{
    const struct setting *setting = path ? find(teller, path) : NULL;
    if (!setting) {
        return path ? tr("default") : NULL;
    }
    const char *words = origin_words(teller, setting);
    return words ? words : inner_words(teller, path);
}

static void explain_terms(struct teller *teller)
{
    static const char *const meanings[N_TERMS] = {
        [TERM_LOGNORMAL] =
            N_("(Lognormal: most are shorter than the mean, a few much "
               "longer.)"),
        [TERM_EXPONENTIAL] =
            N_("(Exponential: the shorter, the more often; some are several "
               "times the mean.)"),
        [TERM_CV] = N_("(cv: how far apart they are, as the standard deviation "
                       "in parts of the mean; 0 is all alike.)"),
    };
    for (size_t i = 0; i < N_TERMS; i++) {
        if (teller->terms[i] == JUST_SAID) {
            teller->terms[i] = EXPLAINED;
            text_add(&teller->text, "%*s", INDENT, "");
            wrap_words(&teller->text, tr(meanings[i]), INDENT, CONTINUED);
        }
    }
}

void tell(struct teller *teller, const char *path, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *sentence = arena_vtext(teller->arena, tr(format), args);
    va_end(args);
    const char *origin = origin_of(teller, path);
    text_add(&teller->text, "%*s", INDENT, "");
    wrap_words(&teller->text,
               origin ? arena_text(teller->arena, "%s (%s)", sentence, origin)
                      : sentence,
               INDENT, CONTINUED);
    explain_terms(teller);
}

const char *tell_path(const struct teller *teller, const char *block,
                      const char *owner, const char *name)
{
    return arena_text(teller->arena, "%s.%s.%s", block, owner, name);
}

const char *tell_value(const struct teller *teller, const char *path)
{
    const struct scenario *scenario = teller->scenario;
    for (size_t i = 0; i < scenario->n_settings; i++) {
        const struct setting *setting = &scenario->settings[i];
        if (strcmp(setting->path, path) == 0 && setting->value) {
            const char *value = setting->value;
            const size_t n = strlen(value);
            return n >= 2 && value[0] == '"' && value[n - 1] == '"'
                       ? arena_copy_bytes(teller->arena, value + 1, n - 2)
                       : value;
        }
    }
    return NULL;
}

const char *tell_number(const struct teller *teller, double value, int digits)
{
    return number_short(teller->arena, value, digits);
}

const char *tell_share(const struct teller *teller, double frac)
{
    return number_percent(teller->arena, tell_number(teller, 100.0 * frac, 4));
}

const char *tell_share_about(const struct teller *teller, double frac)
{
    return number_percent(teller->arena, tell_number(teller, 100.0 * frac, 3));
}

const char *tell_change(const struct teller *teller, double factor, int digits)
{
    const double change = 100.0 * (factor - 1.0);
    return number_percent(teller->arena,
                          arena_text(teller->arena, "%s%s",
                                     change < 0.0 ? "" : "+",
                                     tell_number(teller, change, digits)));
}

const char *tell_duration(const struct teller *teller, double seconds)
{
    if (isinf(seconds)) {
        return tr("for ever");
    }
    return number_exact_duration(teller->arena, seconds);
}

static void say_term(struct teller *teller, enum term term)
{
    if (teller->terms[term] == UNHEARD) {
        teller->terms[term] = JUST_SAID;
    }
}

const char *tell_law(struct teller *teller, const struct distribution *law)
{
    switch (law->shape) {
    case SHAPE_NEVER:
        return tr("for ever");
    case SHAPE_CONSTANT:
        return tell_duration(teller, law->mean_s);
    case SHAPE_EMPIRICAL:
        return arena_text(teller->arena,
                          tr_n("%s s on average (%zu value)",
                               "%s s on average (%zu values)", law->n_values),
                          number_short(teller->arena, law->mean_s, 4),
                          law->n_values);
    case SHAPE_EXPONENTIAL:
        say_term(teller, TERM_EXPONENTIAL);
        return arena_text(teller->arena, tr("%s on average (exponential)"),
                          tell_duration(teller, law->mean_s));
    case SHAPE_LOGNORMAL:
        say_term(teller, TERM_LOGNORMAL);
        break;
    case SHAPE_GAMMA:
    case SHAPE_ERLANG:
    case SHAPE_WEIBULL:
    case SHAPE_UNIFORM:
    case SHAPE_TRIANGULAR:
    case SHAPE_HYPEREXPONENTIAL:
    case N_SHAPES:
        break;
    }
    say_term(teller, TERM_CV);
    return arena_text(teller->arena, tr("%s on average (%s, cv %s)"),
                      tell_duration(teller, law->mean_s),
                      shape_name(law->shape),
                      number_short(teller->arena, law->cv, 3));
}

/* As the scenario spells them. */
static const char *const short_names[] = { N_("mon"), N_("tue"), N_("wed"),
                                           N_("thu"), N_("fri"), N_("sat"),
                                           N_("sun") };

const char *tell_weekday(size_t weekday)
{
    return tr(short_names[weekday]);
}

const char *tell_day(const struct teller *teller, int32_t day)
{
    return arena_text(teller->arena, "%s %s",
                      date_weekday_whole(civil_weekday(day)),
                      date_written(teller->arena, day));
}

const char *tell_list(const struct teller *teller, const char *list,
                      const char *next)
{
    return list ? arena_text(teller->arena, "%s, %s", list, next) : next;
}

const char *tell_days(const struct teller *teller, unsigned days_mask)
{
    const char *list = NULL;
    for (unsigned day = 0; day < DAYS_A_WEEK; day++) {
        unsigned last = day;
        if (!(days_mask >> day & 1u)) {
            continue;
        }
        while (last + 1 < DAYS_A_WEEK && (days_mask >> (last + 1) & 1u)) {
            last++;
        }
        const char *run = tell_weekday(day);
        if (last > day) {
            run = arena_text(teller->arena, "%s%s%s", tell_weekday(day),
                             last > day + 1 ? "-" : ", ", tell_weekday(last));
        }
        list = tell_list(teller, list, run);
        day = last;
    }
    return list ? list : tr("no day");
}

static bool same_times(const struct open_span *a, const struct open_span *b)
{
    return a->from_s == b->from_s && a->to_s == b->to_s;
}

/* The span of the next morning that goes on where this one reaches midnight;
 * NULL when there is none. */
static const struct open_span *morning_after(const struct opening_hours *hours,
                                             const struct open_span *evening)
{
    for (size_t i = 0; evening->to_s >= SECONDS_A_DAY &&
                       evening->from_s > 0.0 && i < hours->n_spans;
         i++) {
        const struct open_span *span = &hours->spans[i];
        if (span->from_s <= 0.0 && span->to_s < SECONDS_A_DAY &&
            span->weekday == (evening->weekday + 1) % DAYS_A_WEEK) {
            return span;
        }
    }
    return NULL;
}

/* Evenings with their mornings, as spans that end after midnight. */
static struct opening_hours joined_hours(const struct teller *teller,
                                         const struct opening_hours *hours)
{
    struct open_span *spans =
        arena_alloc(teller->arena, hours->n_spans + 1, sizeof *spans);
    bool is_taken[DAYS_A_WEEK] = { false };
    struct opening_hours joined = { .spans = spans };
    for (size_t i = 0; i < hours->n_spans; i++) {
        const struct open_span *after = morning_after(hours, &hours->spans[i]);
        if (after) {
            is_taken[after->weekday] = true;
        }
    }
    for (size_t i = 0; i < hours->n_spans; i++) {
        const struct open_span *span = &hours->spans[i];
        const struct open_span *after = morning_after(hours, span);
        if (span->from_s <= 0.0 && is_taken[span->weekday] &&
            span->to_s < SECONDS_A_DAY) {
            continue;
        }
        spans[joined.n_spans] = *span;
        spans[joined.n_spans++].to_s += after ? after->to_s : 0.0;
    }
    return joined;
}

static const char *span_times(const struct teller *teller, const char *days,
                              const struct open_span *span)
{
    const bool next_day = span->to_s > SECONDS_A_DAY;
    return arena_text(
        teller->arena,
        next_day ? tr("%s %s to %s the next day") : tr("%s %s to %s"), days,
        units_write_clock(teller->arena, span->from_s),
        units_write_clock(teller->arena,
                          next_day ? span->to_s - SECONDS_A_DAY : span->to_s));
}

const char *tell_hours(const struct teller *teller,
                       const struct opening_hours *hours)
{
    if (hours->always) {
        return tr("day and night");
    }
    const struct opening_hours joined = joined_hours(teller, hours);
    const char *list = NULL;
    for (size_t i = 0; i < joined.n_spans; i++) {
        const struct open_span *span = &joined.spans[i];
        unsigned mask = 0;
        bool said = false;
        for (size_t k = 0; k < joined.n_spans; k++) {
            if (same_times(span, &joined.spans[k])) {
                said |= k < i;
                mask |= 1u << joined.spans[k].weekday;
            }
        }
        if (!said) {
            list = tell_list(teller, list,
                             span_times(teller, tell_days(teller, mask), span));
        }
    }
    return list ? list : tr("never");
}

static void tell_study(struct teller *teller)
{
    const struct study *study = &teller->centre->study;
    if (study->precision_frac > 0.0) {
        tell(teller, "study.precision",
             tr_n("It is played until service levels and waits are known to "
                  "%s, at most %u time.",
                  "It is played until service levels and waits are known to "
                  "%s, at most %u times.",
                  study->at_most),
             tell_share(teller, study->precision_frac), study->at_most);
    } else {
        tell(teller, "study.replications",
             tr_n("It is played %u time.", "It is played %u times.",
                  study->replications),
             study->replications);
    }
    tell(teller, "study.seed", "The seed is %llu.",
         (unsigned long long)study->seed);
    tell(teller, "study.confidence", "Intervals hold with %s confidence.",
         tell_share(teller, study->confidence_frac));
}

static bool has_tickets(const struct centre *centre)
{
    for (size_t i = 0; i < centre->n_channels; i++) {
        if (centre->channels[i].way == WAY_TICKET) {
            return true;
        }
    }
    return false;
}

static void tell_plan(struct teller *teller)
{
    const struct plan *plan = &teller->centre->plan;
    tell_heading(teller, "The plan");
    tell(teller, "plan.start", "The first day that counts is %s.",
         tell_day(teller, plan->start_day));
    if (plan->n_days % DAYS_A_WEEK == 0) {
        const uint32_t n_weeks = plan->n_days / DAYS_A_WEEK;
        tell(teller, "plan.weeks",
             tr_n("It lasts %u week.", "It lasts %u weeks.", n_weeks), n_weeks);
    } else {
        tell(teller, "plan.days",
             tr_n("It lasts %u day.", "It lasts %u days.", plan->n_days),
             plan->n_days);
    }
    if (plan->warm_up_s > 0.0) {
        tell(teller, "plan.warm_up",
             "The simulation begins %s before; that is not reported.",
             tell_duration(teller, plan->warm_up_s));
    } else if (has_tickets(teller->centre)) {
        tell(teller, "plan.warm_up",
             "Nothing is simulated before it: tickets start with what "
             "backlog_at_start says, else with an empty mailbox.");
    }
    tell(teller, "plan.interval", "Results are given in steps of %s.",
         tell_duration(teller, plan->interval_s));
    tell_days_apart(teller);
    if (plan->day_variation_cv > 0.0) {
        tell(teller, "plan.day_variation",
             "Days differ by %s in all channels together, beyond chance.",
             tell_share(teller, plan->day_variation_cv));
    }
    tell(teller, "opening_hours", "Open %s.",
         tell_hours(teller, &teller->centre->opening_hours));
    if (teller->centre->audience == AUDIENCE_NONE) {
        tell(teller, NULL, "Nothing is filled in from benchmarks.");
    } else {
        tell(teller, NULL, "Defaults are those of audience %s.",
             audience_name(teller->centre->audience));
    }
    tell_study(teller);
}

static void tell_variants(struct teller *teller)
{
    const struct centre *centre = teller->centre;
    if (centre->n_variants > 0) {
        tell_heading(teller, "Variants");
    }
    for (size_t i = 0; i < centre->n_variants; i++) {
        const struct variant *variant = &centre->variants[i];
        tell(teller, NULL, "#%s: %s.", variant->name,
             variant->title ? variant->title : tr("no title"));
        if (variant->centre) {
            tell_help_of_variant(teller, variant->centre);
        }
    }
}

const char *scenario_sentences(const struct scenario *scenario,
                               struct arena *arena)
{
    struct teller teller = {
        .scenario = scenario,
        .centre = scenario->centre,
        .arena = arena,
        .workload = workload_estimate(scenario->centre, arena),
    };
    text_start(&teller.text, arena);
    const char *title = scenario->centre->title;
    text_add(&teller.text, "%s", title ? title : scenario->file);
    if (scenario->variant) {
        text_add(&teller.text, tr(" (variant %s)"), scenario->variant);
    }
    text_add(&teller.text, "\n");
    tell_plan(&teller);
    tell_channels(&teller);
    tell_teams(&teller);
    tell_routing(&teller);
    tell_rollouts(&teller);
    tell_load(&teller);
    tell_help_centre(&teller);
    tell_uncertain(&teller);
    tell_variants(&teller);
    return teller.text.bytes;
}
