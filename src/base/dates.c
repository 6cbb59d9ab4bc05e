#include "base/dates.h"

#include "base/civil.h"
#include "base/language.h"
#include <assert.h>

static const char *const months[] = { N_("Jan"), N_("Feb"), N_("Mar"),
                                      N_("Apr"), N_("May"), N_("Jun"),
                                      N_("Jul"), N_("Aug"), N_("Sep"),
                                      N_("Oct"), N_("Nov"), N_("Dec") };

static const char *const short_days[] = { N_("Mon"), N_("Tue"), N_("Wed"),
                                          N_("Thu"), N_("Fri"), N_("Sat"),
                                          N_("Sun") };

static const char *const whole_days[] = { N_("Monday"),    N_("Tuesday"),
                                          N_("Wednesday"), N_("Thursday"),
                                          N_("Friday"),    N_("Saturday"),
                                          N_("Sunday") };

const char *date_month(int month)
{
    assert(month >= 1 && month <= 12);
    return tr(months[month - 1]);
}

const char *date_weekday(int weekday)
{
    assert(weekday >= 0 && weekday < DAYS_A_WEEK);
    return tr(short_days[weekday]);
}

const char *date_weekday_whole(int weekday)
{
    assert(weekday >= 0 && weekday < DAYS_A_WEEK);
    return tr(whole_days[weekday]);
}

const char *date_short(struct arena *arena, int32_t day)
{
    const struct civil_date date = civil_date_of(day);
    return arena_text(arena, "%d %s", date.day, date_month(date.month));
}

const char *date_written(struct arena *arena, int32_t day)
{
    const struct civil_date date = civil_date_of(day);
    return language_now() == DUTCH
               ? arena_text(arena, "%02d-%02d-%d", date.day, date.month,
                            date.year)
               : arena_text(arena, "%d %s %d", date.day, date_month(date.month),
                            date.year);
}
