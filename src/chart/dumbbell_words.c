#include "chart/dumbbell_words.h"

#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

/* Whether all met the same customers: with other help centres on the first day,
 * volumes that count contacts do not stand for the same. */
static const char *customers(const struct table *data)
{
    for (size_t row = 0; row < data->n_rows; row++) {
        if (table_number(data, row, DUMBBELL_OTHERS) > 0) {
            return tr("their help centres differ on the first day, and so do "
                      "their customers");
        }
    }
    return dumbbell_has_several(data) ? tr("all plans met the same customers")
                                      : tr("both plans met the same customers");
}

const char *dumbbell_subtitle(const struct table *data,
                              const struct facts *facts, struct arena *arena)
{
    return arena_text(
        arena,
        tr("Ring: %s; dot: %s. Right: difference and its %s confidence "
           "interval; %s"),
        words_name(arena, table_text(data, 0, DUMBBELL_AGAINST)),
        dumbbell_has_several(data)
            ? tr("the other plan")
            : words_name(arena, table_text(data, 0, DUMBBELL_PLAN)),
        words_confidence(arena, facts->confidence_frac), customers(data));
}

/* Decimals that show the half-width's first digit. */
static int decimals_for(double half)
{
    return half >= 9.5 ? 0 : half >= 0.95 ? 1 : half >= 0.095 ? 2 : 3;
}

const char *dumbbell_note(const struct facts *facts, struct arena *arena)
{
    return facts->together_frac > 0
               ? arena_text(arena,
                            tr("Each interval is at %s, so that those of all "
                               "plans hold together with %s."),
                            words_confidence(arena, facts->confidence_frac),
                            words_confidence(arena, facts->together_frac))
               : NULL;
}

static const char *written(struct arena *arena, double change, double half,
                           const char *unit)
{
    const int decimals = decimals_for(isnan(half) ? fabs(change) / 10 : half);
    if (isnan(half)) {
        return arena_text(arena, "%s%s %s", change > 0 ? "+" : "",
                          number_fixed(arena, change, decimals), unit);
    }
    return arena_text(arena, "%s%s ± %s %s", change > 0 ? "+" : "",
                      number_fixed(arena, change, decimals),
                      number_fixed(arena, half, decimals), unit);
}

const char *dumbbell_change(const struct table *data, size_t row,
                            struct arena *arena)
{
    const double change = table_number(data, row, DUMBBELL_CHANGE);
    const double half = table_number(data, row, DUMBBELL_HALF);
    if (!dumbbell_is_clear(data, row) && !isnan(half)) {
        return change == 0 && half == 0 ? tr("the same")
                                        : tr("no clear difference");
    }
    if (strcmp(table_text(data, row, DUMBBELL_UNIT), "share") == 0) {
        return written(arena, 100 * change, 100 * half, tr("points"));
    }
    if (number_is_currency(table_text(data, row, DUMBBELL_UNIT))) {
        return written(arena, change, half,
                       table_text(data, row, DUMBBELL_UNIT));
    }
    const bool hours = fabs(change) >= 7200;
    const bool minutes = !hours && fabs(change) >= 180;
    const double unit_s = hours ? 3600 : minutes ? 60 : 1;
    return written(arena, change / unit_s, half / unit_s,
                   hours     ? tr("h")
                   : minutes ? tr("min")
                             : tr("s"));
}

const char *dumbbell_amount(const struct table *data, size_t row,
                            enum dumbbell_column which, struct arena *arena)
{
    const double amount = table_number(data, row, which);
    const char *unit = table_text(data, row, DUMBBELL_UNIT);
    return strcmp(unit, "share") == 0 ? words_share(arena, amount, 1)
           : number_is_currency(unit) ? number_money(arena, amount, 0, unit)
                                      : words_duration(arena, amount);
}

/* Whether the two amounts are written differently. */
static bool is_seen(const struct table *data, size_t row)
{
    return strcmp(dumbbell_amount(data, row, DUMBBELL_FIRST, data->arena),
                  dumbbell_amount(data, row, DUMBBELL_OTHER, data->arena)) != 0;
}

/* Of the first measure with a clear difference, the row where it is largest;
 * n_rows: there is none. */
static size_t clearest(const struct table *data)
{
    size_t best = data->n_rows;
    for (size_t row = 0; row < data->n_rows; row++) {
        if (best < data->n_rows &&
            strcmp(table_text(data, row, DUMBBELL_LABEL),
                   table_text(data, best, DUMBBELL_LABEL)) != 0) {
            break;
        }
        if (dumbbell_is_clear(data, row) && is_seen(data, row) &&
            (best == data->n_rows ||
             fabs(table_number(data, row, DUMBBELL_CHANGE)) >
                 fabs(table_number(data, best, DUMBBELL_CHANGE)))) {
            best = row;
        }
    }
    return best;
}

static bool has_intervals(const struct table *data)
{
    for (size_t row = 0; row < data->n_rows; row++) {
        if (isfinite(table_number(data, row, DUMBBELL_HALF))) {
            return true;
        }
    }
    return false;
}

/* "all" of the centre. */
static const char *subject_name(const struct table *data, size_t row,
                                struct arena *arena)
{
    const char *name = table_text(data, row, DUMBBELL_SUBJECT);
    return strcmp(name, dumbbell_whole) == 0 ? tr("all")
                                             : words_name(arena, name);
}

const char *dumbbell_finding(const struct table *data, struct arena *arena)
{
    const size_t row = clearest(data);
    if (row == data->n_rows) {
        return has_intervals(data)
                   ? tr("No clear difference between the plans")
                   : tr("One run does not tell whether the plans differ");
    }
    const char *subject = table_text(data, row, DUMBBELL_SUBJECT);
    const char *label = tr(table_text(data, row, DUMBBELL_LABEL));
    const bool is_whole = strcmp(subject, dumbbell_whole) == 0;
    return arena_text(arena, tr("%s: %s, %s instead of %s"),
                      words_name(arena, table_text(data, row, DUMBBELL_PLAN)),
                      is_whole ? label
                               : arena_text(arena, "%s %s",
                                            words_name(arena, subject), label),
                      dumbbell_amount(data, row, DUMBBELL_OTHER, arena),
                      dumbbell_amount(data, row, DUMBBELL_FIRST, arena));
}

const char *dumbbell_row_name(const struct table *data, size_t row,
                              struct arena *arena)
{
    const char *subject = subject_name(data, row, arena);
    return dumbbell_has_several(data)
               ? arena_text(
                     arena, "%s, %s", subject,
                     words_name(arena, table_text(data, row, DUMBBELL_PLAN)))
               : subject;
}
