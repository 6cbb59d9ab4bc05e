/*
 * benchmark_scores.c - the figures of the reports that stand beside a run's.
 *
 * Shares of first replies are added up: 30 % within an hour and 22 % from one
 * to eight hours are 52 % within eight hours. What the reports say of small
 * firms is shown to every audience, with whose figure it is.
 */
#include "model/benchmarks.h"

#include "base/language.h"

#include <math.h>

#define HOUR_S 3600.0
#define MINUTE_S 60.0

/* Values stand in the order of enum audience; of the calls and chats of small
 * firms the reports say nothing. */
#define NOT_SAID ((double)NAN)

static const struct benchmark_score scores[] = {
    { N_("first reply within 1 h"),
      "1.6",
      "001",
      N_("small firms"),
      "",
      "share",
      { 0.30, 0.30, 0.30, 0.30 },
      SCORE_OF_MEASURE,
      "first_reply_within.1 h" },
    { N_("first reply within 8 h"),
      "1.6",
      "001",
      N_("small firms"),
      "",
      "share",
      { 0.52, 0.52, 0.52, 0.52 },
      SCORE_OF_MEASURE,
      "first_reply_within.8 h" },
    { N_("first reply within 24 h"),
      "1.6",
      "001",
      N_("small firms"),
      "",
      "share",
      { 0.73, 0.73, 0.73, 0.73 },
      SCORE_OF_MEASURE,
      "first_reply_within.24 h" },
    { N_("resolution time, first 3 months"),
      "1.8",
      "001",
      N_("small firms"),
      N_("the report says over 20 h"),
      "s",
      { 20 * HOUR_S, 20 * HOUR_S, 20 * HOUR_S, 20 * HOUR_S },
      SCORE_OF_RESOLUTION_AT_FIRST,
      0 },
    { N_("resolution time, after half a year"),
      "1.9",
      "001",
      N_("fast growers"),
      "",
      "s",
      { 13 * HOUR_S, 13 * HOUR_S, 13 * HOUR_S, 13 * HOUR_S },
      SCORE_OF_RESOLUTION_HALF_YEAR,
      0 },
    { N_("resolution time, after a year"),
      "1.9",
      "001",
      N_("fast growers"),
      "",
      "s",
      { 9 * HOUR_S, 9 * HOUR_S, 9 * HOUR_S, 9 * HOUR_S },
      SCORE_OF_RESOLUTION_YEAR,
      0 },
    { N_("live share of contacts, first months"),
      "1.18",
      "001",
      N_("small firms"),
      "",
      "share",
      { 0.20, 0.20, 0.20, 0.20 },
      SCORE_OF_LIVE_SHARE,
      0 },
    { N_("chats on a day"),
      "0.2",
      "000",
      N_("this audience"),
      N_("the report does not say whether an agent's or a company's"),
      "contacts",
      { 72, 26, 25, NOT_SAID },
      SCORE_OF_CHATS_A_DAY,
      0 },
    { N_("phone call, without wrap-up"),
      "0.1",
      "000",
      N_("this audience"),
      "",
      "s",
      { 2.9 * MINUTE_S, 4.2 * MINUTE_S, 2.8 * MINUTE_S, NOT_SAID },
      SCORE_OF_TALK,
      0 },
    { N_("self-service ratio, visits a ticket"),
      "0.29",
      "000",
      N_("this audience"),
      N_("a ticket is a first attempt in any channel; content_ratio is the "
         "other meaning"),
      "a ticket",
      { 2.9, 4.1, 2.2, NOT_SAID },
      SCORE_OF_SELF_SERVICE,
      0 },
    { N_("views of the five most read articles"),
      "0.31",
      "000",
      N_("all"),
      "",
      "share",
      { 0.40, 0.40, 0.40, 0.40 },
      SCORE_OF_TOP_5_VIEWS,
      0 },
    { N_("views of the three most read of a category"),
      "0.32",
      "000",
      N_("all"),
      "",
      "share",
      { 0.50, 0.50, 0.50, 0.50 },
      SCORE_OF_TOP_3_VIEWS,
      0 },
};

const struct benchmark_score *benchmarks_scores(size_t *out_n)
{
    *out_n = sizeof scores / sizeof scores[0];
    return scores;
}
