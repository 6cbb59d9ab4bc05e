/*
 * benchmark_values.c - the facts of the two benchmark reports, one row each,
 * in our words: number, what was measured, value, for whom, what we do with it.
 *
 * Left out are charts whose labels and values cannot be paired with certainty:
 * channels and apps by sector (1.31, 1.33), preference by generation (1.32).
 */
#include "model/benchmarks.h"

#include <string.h>

/* clang-format off */
static const struct benchmark_fact facts[] = {
    { "0.1", "Length of a phone call", "2.9 / 4.2 / 2.8 min",
      "B2C / B2B / internal", "default of phone handle_time" },
    { "0.2", "Chats on a day", "72 / 26 / 25", "B2C / B2B / internal",
      "information: the report does not say whether it counts an agent's or "
      "a company's chats, so no volume follows from it" },
    { "0.3", "Messages that an agent sends in a chat", "4.8 / 5.2 / 4.5",
      "B2C / B2B / internal", "default of chat messages" },
    { "0.4", "Change of requester wait after Twitter was added", "about -22 %",
      "all", "to compare with: time until solved, not the wait for a reply" },
    { "0.5", "Change of requester wait after SMS was added", "about -16 %",
      "all", "to compare with, as 0.4" },
    { "0.6", "Change of requester wait after chat was added", "about -16 %",
      "all", "to compare with, as 0.4" },
    { "0.7", "Days looked at on either side of a launch", "60", "all",
      "the before and after of a launch; default of settles" },
    { "0.8", "Part of a launch's extra contacts that comes from new customers",
      "the largest part", "all",
      "read as more than half; say it in comes_from" },
    { "0.9", "Channels with the highest and the lowest peak at launch",
      "SMS, mobile app, web widget; Twitter, Facebook", "all",
      "order of the spike defaults; their sizes are assumptions" },
    { "0.10", "Channel that loses most when another is added", "e-mail", "all",
      "advice for comes_from" },
    { "0.11", "Channels opened in the first month", "about 3", "B2C, B2B",
      "information; the report's summary says within a month, its text a "
      "little over one" },
    { "0.12", "First live channel after the start", "about 1 month", "B2C, B2B",
      "information for a roll-out" },
    { "0.13", "Second live channel after the start", "within 2 months", "most",
      "information for a roll-out" },
    { "0.14", "How much sooner consumer firms have five channels",
      "about 1 month", "B2C", "information; the summary says almost a month" },
    { "0.15", "Customers served, next to business and internal desks",
      "3 times as many", "B2C", "information for volumes" },
    { "0.16", "Next two channels after e-mail, form and help centre",
      "Facebook and chat; chat and phone", "B2C, internal; B2B",
      "information for a roll-out" },
    { "0.17", "Agents who work on several channels at once, since 2017",
      "3 times as many", "Benchmark", "information" },
    { "0.18",
      "Organisations whose agents serve several channels (Dimension Data)",
      "2 in 3", "surveyed", "information for serves" },
    { "0.19",
      "Organisations with few channels now; with plans for most of them "
      "(Dimension Data)", "70 %; 80 %", "surveyed", "information" },
    { "0.20", "Firms that connected an app", "60 %", "Benchmark",
      "information" },
    { "0.21", "Median requester wait with at least one app", "10 % better",
      "all", "the effect of integrations = true" },
    { "0.22", "Customers who prefer to help themselves", "76 %", "all",
      "an upper bound of try_first: a wish, not what happens" },
    { "0.23", "Buyers who give up without a quick answer", "over 50 %", "all",
      "information on lost sales" },
    { "0.24", "Help centres that were sorted into three groups", "500", "all",
      "information" },
    { "0.25", "Self-service ratio, median", "4.4 / 2.4 / 2.9",
      "improvers / forgetters / planners",
      "to compare with; browse of the three approaches is fitted to it" },
    { "0.26", "Searches that find nothing", "29 % / over 40 % / over 40 %",
      "improvers / forgetters / planners",
      "default of no_result; over 40 is taken as 40" },
    { "0.27", "Authors of a help centre", "5.4 / 2.4 / 3.6",
      "improvers / forgetters / planners",
      "information for hours_per_article" },
    { "0.28", "Business firms among the improvers", "over 50 %", "improvers",
      "information" },
    { "0.29", "Self-service ratio, mean", "2.9 / 4.1 / 2.2",
      "B2C / B2B / internal", "to compare with" },
    { "0.30", "Articles of business firms beside others", "25 % more; twice",
      "than B2C; than internal", "information for articles" },
    { "0.31", "Daily views that go to the five most read articles",
      "about 40 %", "all", "default of top_5_share" },
    { "0.32", "Views of a category that go to its three most read",
      "about 50 %", "all", "the target of categories" },
    { "0.33", "Resolution time of tickets with an article link", "-23 %", "all",
      "the effect of linked_articles" },
    { "0.34", "Reopens of tickets with an article link", "-20 %", "all",
      "the effect of linked_articles" },
    { "0.35", "Satisfaction with tickets that have an article link", "+2 %",
      "all", "information" },
    { "0.36", "People who review an article", "2 or more", "advice",
      "part of hours_per_article" },
    { "0.37", "Riot Games: tickets, agents, agents an article",
      "3 million a year; over 500; 5.6", "one firm",
      "information: some 6,000 tickets an agent and year" },
    { "0.38", "Sectors with the best and the lowest self-service ratio",
      "hosting, manufacturing, software; energy, travel, retail", "sectors",
      "information" },
    { "0.39", "Firms in the benchmark; firms advised", "45,000; over 700",
      "all", "information" },
    { "0.40", "Replies after which a call is offered", "2", "advice",
      "advice: transfer with after_replies = 2" },
    { "1.1", "Managers who expected more requests in 2019", "85 %",
      "small firms", "information for growth" },
    { "1.2", "Firms measured; countries; firms questioned", "6,891; 104; 600",
      "below 100 staff, 4 agents or more", "who audience small stands for" },
    { "1.3", "Fast growers; others", "657; 6,234", "small firms",
      "information: the first are a tenth" },
    { "1.4",
      "Customers who try another way when a first request stays unanswered",
      "85 %", "customers", "default of contacts_again probability" },
    { "1.5", "Of them, who wait less than an hour", "44 %", "customers",
      "default of contacts_again patience; of all customers is the other "
      "reading, and would give 1.4 h" },
    { "1.6", "First reply within 1 h; 1-8 h; 8-24 h; later",
      "30 / 22 / 21 / 27 %", "small firms", "to compare with" },
    { "1.7", "Requests not answered within 8 h", "48 %", "small firms",
      "checks 1.6: 21 and 27" },
    { "1.8", "Resolution time in the first three months", "over 20 h",
      "small firms", "to compare with" },
    { "1.9", "Resolution time of fast growers, from half a year to a year",
      "13 to 9 h", "fast growers", "to compare with" },
    { "1.10", "Tickets solved faster than by others after a year", "40 %",
      "fast growers", "to compare with" },
    { "1.11", "More than three ways of contact after a year", "41 % likelier",
      "fast growers", "information" },
    { "1.12", "Tickets that come by live channels after a year", "63 % more",
      "fast growers", "information" },
    { "1.13", "Customers reached after a year", "3.3 times", "fast growers",
      "information" },
    { "1.14", "Every channel connected after 18 months", "34 % likelier",
      "fast growers", "information" },
    { "1.15", "Tickets an agent and month after three months", "50 % more",
      "fast growers", "information" },
    { "1.16", "Articles in the help centre, median, from half a year to a year",
      "17 to 30", "fast growers",
      "defaults of articles and of improver's adds_per_week" },
    { "1.17", "Macros; triggers; apps; asking for satisfaction",
      "x 1.5; +63 %; +1/3; +70 %", "leaders", "information" },
    { "1.18", "Requests by live channels in the first months", "about 20 %",
      "small firms", "to compare with" },
    { "1.19", "Ways of contact after a year, five numbers for six names",
      "41, 13, 33, 5, 5 %", "with every channel",
      "as an assumption: e-mail and forms 41, self-service 33, phone 13, "
      "chat 5, API 5, other 3; only 41 + 33 is in the text" },
    { "1.20",
      "Shared inbox; every channel in one system; e-mail or web tickets",
      "52 / 28 / 20 %", "leaders", "information" },
    { "1.21",
      "General e-mail; ticket software; phone; in person; social media; "
      "help centre; SMS; chat", "52, 48, 25, 19, 11, 9, 8, 6 %", "leaders",
      "information" },
    { "1.22", "Firms that rely on self-service", "9 %", "small firms",
      "as 1.21" },
    { "1.23", "Customers who prefer to solve it themselves (Harvard Business "
      "Review)", "81 %", "customers", "an upper bound of try_first, as 0.22" },
    { "1.24", "Leaders who judge by speed; ease; ways of contact; integration; "
      "self-service", "85, 82, 74, 64, 54 %", "leaders", "information" },
    { "1.25", "Satisfaction after 3 months", "81 / 88 / 96 %",
      "B2C / B2B / internal", "information" },
    { "1.26", "Satisfaction after a year", "83 / 92 / 90 %",
      "B2C / B2B / internal", "information" },
    { "1.27", "Satisfaction after 18 months", "86 / 88 / 95 %",
      "B2C / B2B / internal", "information" },
    { "1.28", "Firms that ask for satisfaction", "46 / 37 / 29 %",
      "B2C / B2B / internal", "information" },
    { "1.29", "Content with their own system", "88 / 67 / 65 %",
      "all channels / inbox / tickets", "information" },
    { "1.30", "Every channel connected: leaders, others",
      "27, 26; 43, 34; 35 %", "1-3 months; 6-12; 18",
      "information; the last has one value only" },
    { "1.34", "Apps connected after a year", "3", "small firms",
      "information" },
    { "1.35", "Firms whose service did not change in five years", "almost 30 %",
      "leaders", "information" },
    { "1.36", "Customers who do not mind to be contacted first", "90 %",
      "customers", "information" },
    { "1.37", "Leaders' reasons to leave", "39, 38, 27, 24, 10 %", "leaders",
      "not used: about leaders, not agents" },
    { "1.38", "Firms that do not measure satisfaction", "2 in 3", "small firms",
      "information" },
};
/* clang-format on */

static const struct benchmark_source sources[] = {
    { "000",
      "Zendesk Benchmark, omnichannel report: how firms open channels, and "
      "help centres (in Dutch)" },
    { "001",
      "Zendesk report on small businesses, 2019: how fast growing firms serve "
      "their customers (in Dutch)" },
};

const struct benchmark_fact *benchmarks_facts(size_t *out_n)
{
    *out_n = sizeof facts / sizeof facts[0];
    return facts;
}

const struct benchmark_source *benchmarks_sources(size_t *out_n)
{
    *out_n = sizeof sources / sizeof sources[0];
    return sources;
}

const char *benchmarks_title(const char *id)
{
    for (size_t i = 0; i < sizeof sources / sizeof sources[0]; i++) {
        if (strcmp(sources[i].id, id) == 0) {
            return sources[i].title;
        }
    }
    return id;
}
