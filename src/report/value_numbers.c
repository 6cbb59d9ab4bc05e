#include "report/value_numbers.h"

#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "chart/words.h"
#include <math.h>
#include <string.h>

/* In the unit that the row names are those of a comparison. */
enum form {
    AMOUNT,
    WEEKDAY,
    CLOCK,
    CLOCK_END,
    YES_OR_NO,
    SHARE,
    DURATION,
    IN_ITS_UNIT,
    CHANGE_IN_ITS_UNIT
};

static const struct {
    const char *column;
    enum form form;
} forms[] = {
    { "against_mean", IN_ITS_UNIT },
    { "difference", CHANGE_IN_ITS_UNIT },
    { "from_s", CLOCK },
    { "half_width", CHANGE_IN_ITS_UNIT },
    { "mean", IN_ITS_UNIT },
    { "other_customers", YES_OR_NO },
    { "peak_is_clear", YES_OR_NO },
    { "ramp", YES_OR_NO },
    { "service_level", SHARE },
    { "start_s", CLOCK },
    { "target_in_open_hours", YES_OR_NO },
    { "to_s", CLOCK_END },
    { "weekday", WEEKDAY },
};

static bool ends_in(const char *text, const char *end)
{
    const size_t n = strlen(text);
    const size_t n_end = strlen(end);
    return n >= n_end && strcmp(text + n - n_end, end) == 0;
}

static enum form form_of(const char *column)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (strcmp(forms[i].column, column) == 0) {
            return forms[i].form;
        }
    }
    return strncmp(column, "is_", 3) == 0                         ? YES_OR_NO
           : ends_in(column, "_frac") || strstr(column, "_share") ? SHARE
           : ends_in(column, "_s")                                ? DURATION
                                                                  : AMOUNT;
}

static const char *amount(struct arena *arena, double number)
{
    const bool is_tiny = fabs(number) > 0 && fabs(number) < 0.095;
    return is_tiny ? number_short(arena, number, 2)
                   : words_amount(arena, number);
}

/* A change of a share is in points. */
static const char *in_its_unit(const struct table *values, size_t row,
                               double number, bool is_change)
{
    const size_t column = table_column(values, "unit");
    const char *unit =
        column < values->n_columns ? table_text(values, row, column) : "";
    if (is_change && strcmp(unit, "share") == 0) {
        return arena_text(values->arena, "%s %s",
                          number_fixed(values->arena, 100 * number, 2),
                          tr("points"));
    }
    return strcmp(unit, "share") == 0 ? words_share(values->arena, number, 2)
           : strcmp(unit, "s") == 0   ? number_duration(values->arena, number)
           : number_is_currency(unit) ? number_fixed(values->arena, number, 0)
                                      : amount(values->arena, number);
}

const char *value_numbers_text(const struct table *values, size_t row,
                               size_t column)
{
    const double number = table_number(values, row, column);
    struct arena *arena = values->arena;
    switch (form_of(values->columns[column])) {
    case WEEKDAY:
        return date_weekday((int)number);
    case CLOCK:
        return words_clock(arena, number);
    case CLOCK_END:
        return words_clock_end(arena, number);
    case YES_OR_NO:
        return number > 0 ? tr("yes") : tr("no");
    case SHARE:
        return words_share(arena, number, 1);
    case DURATION:
        return number_duration(arena, number);
    case IN_ITS_UNIT:
        return in_its_unit(values, row, number, false);
    case CHANGE_IN_ITS_UNIT:
        return in_its_unit(values, row, number, true);
    case AMOUNT:
        break;
    }
    return amount(arena, number);
}
