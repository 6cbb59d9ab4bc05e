/*
 * schema_rollout.c - the rows of launches, changes, withdrawals and of the
 * help centre.
 */
#include "model/schema.h"

#include "base/language.h"

#define AT(field) offsetof(struct rollout, field)
#define HELP(field) offsetof(struct help_centre, field)
#define ROWS(rows) sizeof(rows) / sizeof *(rows), (rows)

static const struct schema_row launch_rows[] = {
    { "launch", SCHEMA_CHANNEL, SCHEMA_REQUIRED, .offset = AT(channel),
      .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("The channel that is launched. Its volume is what it has once "
             "fully launched."),
      .example = "\"chat\"" },
    { "on", SCHEMA_DATE, SCHEMA_REQUIRED, .offset = AT(on_day),
      .extra = SCHEMA_NOWHERE, .meaning = N_("The first day of the channel."),
      .example = "\"2027-01-18\"" },
    { "offered_to", SCHEMA_LIST, .sub = "offered_step", .offset = AT(steps),
      .extra = AT(n_steps),
      .meaning =
          N_("Share of the customers that is offered the channel, in "
             "steps; everybody from the first day when left out. Before the "
             "launch itself nobody is."),
      .example = "( { on = \"2027-01-18\"; share = \"10 %\"; }, { on = "
                 "\"2027-02-15\"; share = \"100 %\"; } )" },
    { "ramp", SCHEMA_TRUTH, .offset = AT(ramp), .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("true: the share rises in straight lines between the steps."),
      .example = "true" },
    { "comes_from", SCHEMA_CHANNEL_SHARES, .choices = "new_customers",
      .offset = AT(shares), .extra = AT(n_shares),
      .meaning =
          N_("Where the new channel's steady volume comes from: new "
             "customers and other channels. It adds up to 100 %; all new "
             "customers when left out."),
      .example =
          "{ new_customers = \"55 %\"; email = \"30 %\"; phone = \"15 %\"; }" },
    { "spike", SCHEMA_SHARE, .offset = AT(spike), .extra = SCHEMA_NOWHERE,
      .most = 100,
      .meaning =
          N_("Extra new customers at the launch, as a share of those that "
             "come for good."),
      .example = "\"60 %\"" },
    { "settles", SCHEMA_DURATION, SCHEMA_ABOVE_LEAST, .offset = AT(settles_s),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("When 95 % of that extra is gone."),
      .example = "\"9 weeks\"" },
    { "training", SCHEMA_DURATION, SCHEMA_WORKING, .offset = AT(training_s),
      .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("Training of each head on the roster of the teams that serve the "
             "channel, in working time, instead of contacts, in the two weeks "
             "before: in working hours, as a day of work has no fixed length "
             "here."),
      .example = "\"6 h\"" },
    { "note", SCHEMA_TEXT, .offset = AT(note), .extra = SCHEMA_NOWHERE,
      .meaning = N_("A remark for reports."), .example = "\"Live chat\"" },
};

static const struct schema_row change_rows[] = {
    { "change", SCHEMA_PATH, SCHEMA_REQUIRED, .offset = AT(path),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("The path of any number of a channel or a team."),
      .example = "\"channels.phone.volume\"" },
    { "by", SCHEMA_CHANGE, .offset = AT(value), .extra = AT(is_factor),
      .most = 1000,
      .meaning =
          N_("By how much it changes; of a distribution, its mean. Changes "
             "at the same time multiply."),
      .example = "\"+35 %\"" },
    { "to", SCHEMA_NEW_VALUE, .offset = AT(value), .extra = SCHEMA_NOWHERE,
      .meaning = N_("Its new value, instead of by."),
      .example = "\"1800 / week\"" },
    { "on", SCHEMA_DATE, SCHEMA_REQUIRED, .offset = AT(on_day),
      .extra = SCHEMA_NOWHERE, .meaning = N_("The first day of the change."),
      .example = "\"2027-03-01\"" },
    { "lasts", SCHEMA_DURATION, SCHEMA_ABOVE_LEAST, .offset = SCHEMA_NOWHERE,
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("For how long, in whole days; for good when left out."),
      .example = "\"2 weeks\"" },
    { "until", SCHEMA_DATE, .offset = AT(end_day), .extra = AT(has_end),
      .meaning = N_("The day from which it no longer holds, instead of lasts."),
      .example = "\"2027-03-15\"" },
    { "note", SCHEMA_TEXT, .offset = AT(note), .extra = SCHEMA_NOWHERE,
      .meaning = N_("A remark for reports."), .example = "\"Spring sale\"" },
};

static const struct schema_row withdraw_rows[] = {
    { "withdraw", SCHEMA_CHANNEL, SCHEMA_REQUIRED, .offset = AT(channel),
      .extra = SCHEMA_NOWHERE, .meaning = N_("The channel that ends."),
      .example = "\"specialists\"" },
    { "on", SCHEMA_DATE, SCHEMA_REQUIRED, .offset = AT(on_day),
      .extra = SCHEMA_NOWHERE, .meaning = N_("The first day without it."),
      .example = "\"2027-03-22\"" },
    { "goes_to", SCHEMA_CHANNEL_SHARES, .offset = AT(shares),
      .extra = AT(n_shares),
      .meaning = N_("Where its contacts go; the rest is lost."),
      .example = "{ email = \"60 %\"; phone = \"20 %\"; }" },
    { "note", SCHEMA_TEXT, .offset = AT(note), .extra = SCHEMA_NOWHERE,
      .meaning = N_("A remark for reports."), .example = "\"End of the fax\"" },
};

static const struct schema_row offered_rows[] = {
    { "on", SCHEMA_DATE, SCHEMA_REQUIRED,
      .offset = offsetof(struct offered_step, on_day), .extra = SCHEMA_NOWHERE,
      .meaning = N_("From this day on."), .example = "\"2027-01-18\"" },
    { "share", SCHEMA_SHARE, SCHEMA_REQUIRED,
      .offset = offsetof(struct offered_step, share_frac),
      .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning = N_("The share of the customers that is offered it."),
      .example = "\"10 %\"" },
};

static const struct schema_row help_rows[] = {
    { "approach", SCHEMA_WORD, SCHEMA_NOT_DEFAULTED,
      .choices = "improver|set_and_forget|planner", .offset = HELP(approach),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("How the help centre is kept: a preset of what follows."),
      .example = "\"improver\"" },
    { "topics", SCHEMA_COUNT, SCHEMA_REQUIRED, .offset = HELP(topics),
      .extra = SCHEMA_NOWHERE, .least = 1, .most = 100000,
      .meaning = N_("How many different things customers ask."),
      .example = "200" },
    { "top_5_share", SCHEMA_SHARE, SCHEMA_ABOVE_LEAST, .offset = SCHEMA_NOWHERE,
      .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning = N_("Share of the demand that asks for the five most wanted "
                    "topics; a Zipf law that fits it spreads the rest."),
      .example = "\"40 %\"" },
    { "zipf", SCHEMA_NUMBER, .offset = HELP(zipf), .extra = SCHEMA_NOWHERE,
      .most = 10,
      .meaning =
          N_("The exponent of the Zipf law itself, instead of top_5_share."),
      .example = "0.9" },
    { "articles", SCHEMA_NUMBER, SCHEMA_REQUIRED, .offset = HELP(articles),
      .extra = SCHEMA_NOWHERE, .most = 100000,
      .meaning = N_("Articles at the start, on the most wanted topics."),
      .example = "5" },
    { "adds_per_week", SCHEMA_NUMBER, .offset = HELP(adds_a_week),
      .extra = SCHEMA_NOWHERE, .most = 10000,
      .meaning = N_("Articles added a week."), .example = "2.0" },
    { "publish_on", SCHEMA_DATE, .offset = HELP(publish_day),
      .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("The day on which the help centre opens; it is there from the "
             "start when left out."),
      .example = "\"2027-01-04\"" },
    { "adds_from_failed_searches", SCHEMA_TRUTH,
      .offset = HELP(adds_from_failed_searches), .extra = SCHEMA_NOWHERE,
      .meaning = N_("true: new articles are on what people searched in vain."),
      .example = "true" },
    { "hours_per_article", SCHEMA_DURATION, SCHEMA_WORKING,
      .offset = HELP(hours_per_article_s), .extra = SCHEMA_NOWHERE,
      .meaning = N_("Work for one article, of the agents of all teams "
                    "alike, off their other work."),
      .example = "\"3 h\"" },
    { "try_first", SCHEMA_SHARE, SCHEMA_REQUIRED,
      .offset = HELP(try_first_frac), .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning =
          N_("Share of the customers who look there before they contact you."),
      .example = "\"40 %\"" },
    { "no_result", SCHEMA_SHARE, .offset = HELP(no_result_frac),
      .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning = N_("Share of the searches on a topic with an article that "
                    "find nothing."),
      .example = "\"29 %\"" },
    { "solves", SCHEMA_SHARE, SCHEMA_REQUIRED, .offset = HELP(solves_frac),
      .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning = N_("Share of the articles found that answer the question."),
      .example = "\"60 %\"" },
    { "browse", SCHEMA_NUMBER, .offset = HELP(browse), .extra = SCHEMA_NOWHERE,
      .most = 1000,
      .meaning = N_("Visits for each potential contact that would never have "
                    "become one."),
      .example = "3.0" },
    { "stale_after", SCHEMA_DURATION, SCHEMA_OR_NEVER | SCHEMA_ABOVE_LEAST,
      .offset = HELP(stale_after_s), .extra = SCHEMA_NOWHERE,
      .meaning = N_("An article that nobody maintains loses half its power in "
                    "this time; or \"never\"."),
      .example = "\"26 weeks\"" },
    { "reach", SCHEMA_CHANNEL_NUMBERS, .offset = HELP(reach),
      .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning = N_("How much of it works in each channel; 1 where not said."),
      .example = "{ phone = 0.4; }" },
    { "easy_first", SCHEMA_NUMBER, .offset = HELP(easy_first),
      .extra = SCHEMA_NOWHERE, .most = 10,
      .meaning =
          N_("How much quicker wanted topics are than others: what remains "
             "gets harder."),
      .example = "0.3" },
    { "categories", SCHEMA_COUNT, .offset = HELP(categories),
      .extra = SCHEMA_NOWHERE, .least = 1, .most = 1000,
      .meaning =
          N_("Over how many categories the topics are dealt out, the most "
             "wanted first; only for the report of what is read."),
      .example = "3" },
    { "linked_articles", SCHEMA_SHARE, .offset = HELP(linked_articles_frac),
      .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning = N_("Share of the tickets answered with a link to an article."),
      .example = "\"30 %\"" },
};

const struct schema_group schema_of_rollout[] = {
    { "launch", "a launch", "rollout.NAME", "rollout", "",
      sizeof(struct rollout), ROWS(launch_rows) },
    { "change", "a change", "rollout.NAME", NULL, "", sizeof(struct rollout),
      ROWS(change_rows) },
    { "withdraw", "a withdrawal", "rollout.NAME", NULL, "",
      sizeof(struct rollout), ROWS(withdraw_rows) },
    { "offered_step", "offered_to", "rollout.NAME.offered_to", NULL, "",
      sizeof(struct offered_step), ROWS(offered_rows) },
    { "help_centre", "the help centre", "help_centre", "help_centre", "",
      sizeof(struct help_centre), ROWS(help_rows) },
};
const size_t schema_n_of_rollout =
    sizeof schema_of_rollout / sizeof *schema_of_rollout;
