/*
 * schema_centre.c - the rows of the file itself, the plan, routing, goals,
 * shift types, study and variants.
 */
#include "model/schema.h"

#include "base/language.h"

#define AT(field) offsetof(struct centre, field)
#define PLAN(field) offsetof(struct plan, field)
#define ROWS(rows) sizeof(rows) / sizeof *(rows), (rows)
#define NOWHERE .offset = SCHEMA_NOWHERE, .extra = SCHEMA_NOWHERE

static const struct schema_row centre_rows[] = {
    { "format", SCHEMA_COUNT, NOWHERE, .least = 1, .most = 1,
      .meaning = N_("The version of the language: 1."), .example = "1" },
    { "title", SCHEMA_TEXT, .offset = AT(title), .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("What the scenario is called in reports; the file's name when "
             "left out."),
      .example = "\"Webshop opens chat in week 3\"" },
    { "audience", SCHEMA_CHOICE, SCHEMA_REQUIRED,
      .choices = "b2c|b2b|internal|small|none", .offset = AT(audience),
      .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("Whom you serve: which benchmark fills in what you leave out. "
             "\"none\" fills in neutral values only."),
      .example = "\"b2c\"" },
    { "plan", SCHEMA_GROUP, .sub = "plan", .offset = AT(plan),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("When: the days that are simulated and reported."),
      .example = "{ start = \"2027-01-04\"; weeks = 12; }" },
    { "opening_hours", SCHEMA_OPENING_HOURS, .sub = "hours",
      .offset = AT(opening_hours), .extra = SCHEMA_NOWHERE,
      .meaning = N_("When the centre is open; \"always\" day and night. An end "
                    "before the beginning is on the next day."),
      .example =
          "( { days = \"mon-fri\"; from = \"08:00\"; to = \"20:00\"; } )" },
    { "kinds", SCHEMA_NAMED, .sub = "kind", NOWHERE,
      .meaning = N_("Kinds of channel of your own: like a built-in kind, with "
                    "other values."),
      .example = "{ telegram = { like = \"messaging\"; }; }" },
    { "channels", SCHEMA_NAMED, SCHEMA_REQUIRED, .sub = "channel", NOWHERE,
      .meaning = N_("The channels, each with a name of your own or of a kind."),
      .example = "{ phone = { volume = \"1400 / week\"; "
                 "handle_time = \"4 min\"; }; }" },
    { "teams", SCHEMA_NAMED, SCHEMA_REQUIRED, .sub = "team", NOWHERE,
      .meaning = N_("The teams, each with a name of your own."),
      .example = "{ desk = { serves = [ \"phone\" ]; agents = 12; }; }" },
    { "routing", SCHEMA_GROUP, .sub = "routing", .offset = AT(routing),
      .extra = SCHEMA_NOWHERE, .meaning = N_("Who gets which contact."),
      .example = "{ contact = \"oldest\"; }" },
    { "rollout", SCHEMA_LIST, .sub = "rollout", .offset = AT(rollouts),
      .extra = AT(n_rollouts),
      .meaning =
          N_("What changes on which day: launches, changes and withdrawals."),
      .example = "( { launch = \"chat\"; on = \"2027-01-18\"; } )" },
    { "help_centre", SCHEMA_GROUP, .sub = "help_centre",
      .offset = AT(help_centre), .extra = AT(help_centre.set),
      .meaning = N_("Articles in which customers find the answer themselves."),
      .example = "{ approach = \"improver\"; }" },
    { "integrations", SCHEMA_TRUTH, .offset = AT(integrations),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("true: the benchmark's effect of connected apps on the "
                    "requester wait, a fitted assumption."),
      .example = "false" },
    { "shift_types", SCHEMA_LIST, .sub = "shift_type",
      .offset = AT(shift_types), .extra = AT(n_shift_types),
      .meaning = N_("Sorts of shift that a roster may have: read and "
                    "checked; a run takes the shifts of the teams."),
      .example = "( { name = \"day\"; starts = [ \"08:00\", \"09:00\" ]; lasts "
                 "= \"8.5 h\"; } )" },
    { "goals", SCHEMA_GROUP, .sub = "goals", .offset = AT(goals),
      .extra = SCHEMA_NOWHERE, .meaning = N_("What the plan must keep to."),
      .example = "{ budget = \"30000 / week\"; }" },
    { "study", SCHEMA_GROUP, .sub = "study", .offset = AT(study),
      .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("How often the plan is played through, and with which luck."),
      .example = "{ replications = 200; seed = 1; }" },
    { "variants", SCHEMA_NAMED, .sub = "variant", NOWHERE,
      .meaning = N_("Other versions of the plan, each a list of settings that "
                    "differ. FILE#NAME runs one."),
      .example =
          "{ four_more = { set = [ \"teams.first_line.agents = 26\" ]; }; }" },
};

static const struct schema_row plan_rows[] = {
    { "start", SCHEMA_DATE, .offset = PLAN(start_day), .extra = SCHEMA_NOWHERE,
      .meaning = N_("The first reported day."), .example = "\"2027-01-04\"" },
    { "weeks", SCHEMA_COUNT, .offset = PLAN(n_days), .extra = SCHEMA_NOWHERE,
      .least = 1, .most = 520, .meaning = N_("How many weeks are reported."),
      .typical = N_("4 to 26"), .example = "12" },
    { "days", SCHEMA_COUNT, SCHEMA_NOT_DEFAULTED, .offset = PLAN(n_days),
      .extra = SCHEMA_NOWHERE, .least = 1, .most = 3640,
      .meaning = N_("How many days are reported, instead of weeks."),
      .example = "84" },
    { "warm_up", SCHEMA_DURATION, SCHEMA_CERTAIN, .offset = PLAN(warm_up_s),
      .extra = SCHEMA_NOWHERE, .most = 730.0 * 86400,
      .meaning = N_("Time simulated before the start and not reported, so that "
                    "the queues are as usual. 14 days where there are tickets, "
                    "else none; none under audience \"none\"."),
      .example = "\"14 days\"" },
    { "run_out", SCHEMA_DURATION, SCHEMA_CERTAIN, .offset = PLAN(run_out_s),
      .extra = SCHEMA_NOWHERE, .most = 730.0 * 86400,
      .meaning = N_("How long after the end what arrived in the plan may take "
                    "to finish."),
      .example = "\"14 days\"" },
    { "interval", SCHEMA_DURATION, SCHEMA_ABOVE_LEAST | SCHEMA_CERTAIN,
      .offset = PLAN(interval_s), .extra = SCHEMA_NOWHERE, .most = 86400,
      .meaning = N_("The step of reports; it divides a day."),
      .example = "\"30 min\"" },
    { "holidays", SCHEMA_HOLIDAYS, .offset = PLAN(holidays),
      .extra = PLAN(n_holidays),
      .meaning =
          N_("Days on which everything is closed: the public holidays of "
             "countries (NL, BE, DE, UK, FR) and dates."),
      .example = "[ \"NL\", \"2027-02-19\" ]" },
    { "special_days", SCHEMA_LIST, .sub = "special_day",
      .offset = PLAN(special_days), .extra = PLAN(n_special_days),
      .meaning = N_("Days with another volume or other opening hours."),
      .example = "( { on = \"2027-02-12\"; volume = \"150 %\"; } )" },
    { "day_variation", SCHEMA_SHARE, .offset = PLAN(day_variation_cv),
      .extra = SCHEMA_NOWHERE, .most = 3,
      .meaning =
          N_("How much days differ beyond chance in all channels together: "
             "the coefficient of variation of their shared factor."),
      .example = "\"6 %\"" },
    { "language", SCHEMA_WORD, .choices = "en|nl", .offset = PLAN(language),
      .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("The language of reports; when left out that of --lang or of the "
             "terminal."),
      .example = "\"nl\"" },
    { "currency", SCHEMA_TEXT, .offset = PLAN(currency),
      .extra = SCHEMA_NOWHERE, .meaning = N_("The currency of reports."),
      .example = "\"EUR\"" },
};

static const struct schema_row special_day_rows[] = {
    { "on", SCHEMA_DATE, SCHEMA_REQUIRED,
      .offset = offsetof(struct special_day, day), .extra = SCHEMA_NOWHERE,
      .meaning = N_("The day."), .example = "\"2027-02-12\"" },
    { "volume", SCHEMA_SHARE,
      .offset = offsetof(struct special_day, volume_factor),
      .extra = SCHEMA_NOWHERE, .most = 100,
      .meaning = N_("Its volume, as a share of an ordinary day's."),
      .example = "\"150 %\"" },
    { "opening_hours", SCHEMA_OPENING_HOURS, .sub = "day_hours",
      .offset = offsetof(struct special_day, opening_hours),
      .extra = offsetof(struct special_day, has_opening_hours),
      .meaning = N_("Its opening hours, of every channel."),
      .example = "( { from = \"08:00\"; to = \"22:00\"; } )" },
};

static const struct schema_row hours_rows[] = {
    { "days", SCHEMA_DAYS, NOWHERE,
      .meaning = N_("The weekdays; daily when left out."),
      .example = "\"mon-fri\"" },
    { "from", SCHEMA_CLOCK, SCHEMA_REQUIRED, NOWHERE,
      .meaning = N_("When the doors open."), .example = "\"08:00\"" },
    { "to", SCHEMA_CLOCK, SCHEMA_REQUIRED, NOWHERE,
      .meaning =
          N_("When they close; \"24:00\" ends a day, and an end before the "
             "beginning is on the next day."),
      .example = "\"20:00\"" },
};

static const struct schema_row day_hours_rows[] = {
    { "from", SCHEMA_CLOCK, SCHEMA_REQUIRED, NOWHERE,
      .meaning = N_("When the doors open."), .example = "\"08:00\"" },
    { "to", SCHEMA_CLOCK, SCHEMA_REQUIRED, NOWHERE,
      .meaning = N_("When they close."), .example = "\"22:00\"" },
};

#define ROUTING(field) offsetof(struct routing, field)

static const struct schema_row routing_rows[] = {
    { "agent", SCHEMA_CHOICE,
      .choices = "longest_idle|least_loaded|random|in_order",
      .offset = ROUTING(agent), .extra = SCHEMA_NOWHERE,
      .meaning = N_("Which free agent of the chosen team: longest_idle, "
                    "least_loaded (fewest chats), random or in_order."),
      .example = "\"longest_idle\"" },
    { "team", SCHEMA_CHOICE, .choices = "in_order|any|specialist_first",
      .offset = ROUTING(team), .extra = SCHEMA_NOWHERE,
      .meaning = N_("Which team first: in_order (of answered_by), any (all as "
                    "one) or specialist_first (fewest channels)."),
      .example = "\"in_order\"" },
    { "contact", SCHEMA_CHOICE,
      .choices = "priority|oldest|due_first|longest_queue|in_order",
      .offset = ROUTING(contact), .extra = SCHEMA_NOWHERE,
      .meaning = N_("Which contact first: priority (then the oldest), oldest, "
                    "due_first, longest_queue or in_order (of serves)."),
      .example = "\"priority\"" },
    { "chats_while_calls_wait", SCHEMA_TRUTH,
      .offset = ROUTING(chats_while_calls_wait), .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("false: an agent with chats takes no new one while a call it "
             "could answer waits."),
      .example = "true" },
};

#define TYPE(field) offsetof(struct shift_type, field)

static const struct schema_row shift_type_rows[] = {
    { "name", SCHEMA_TEXT, SCHEMA_REQUIRED, .offset = TYPE(name),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("What the sort of shift is called."),
      .example = "\"day\"" },
    { "starts", SCHEMA_CLOCKS, SCHEMA_REQUIRED, .offset = TYPE(starts_s),
      .extra = TYPE(n_starts), .meaning = N_("When it may begin."),
      .example = "[ \"08:00\", \"08:30\", \"09:00\" ]" },
    { "lasts", SCHEMA_DURATION,
      SCHEMA_REQUIRED | SCHEMA_ABOVE_LEAST | SCHEMA_CERTAIN,
      .offset = TYPE(lasts_s), .extra = SCHEMA_NOWHERE, .most = 86400,
      .meaning = N_("How long it lasts, the break included."),
      .example = "\"8.5 h\"" },
    { "break", SCHEMA_DURATION, SCHEMA_CERTAIN, .offset = TYPE(break_s),
      .extra = SCHEMA_NOWHERE, .most = 86400, .meaning = N_("The break in it."),
      .example = "\"30 min\"" },
    { "contract", SCHEMA_HOURS_A_WEEK, SCHEMA_ABOVE_LEAST | SCHEMA_CERTAIN,
      .offset = TYPE(contract_a_week_s), .extra = SCHEMA_NOWHERE,
      .most = 7.0 * 86400, .meaning = N_("Paid hours a week of who works it."),
      .example = "\"36 h / week\"" },
    { "days_per_week", SCHEMA_COUNT, .offset = TYPE(days_per_week),
      .extra = SCHEMA_NOWHERE, .least = 1, .most = 7,
      .meaning = N_("Days a week of who works it; 5 when left out."),
      .example = "4" },
    { "at_most", SCHEMA_COUNT, .offset = TYPE(at_most), .extra = SCHEMA_NOWHERE,
      .meaning = N_("How many people can have it. No limit when left out."),
      .example = "20" },
};

static const struct schema_row goals_rows[] = {
    { "budget", SCHEMA_MONEY_A_WEEK, SCHEMA_CERTAIN,
      .offset = offsetof(struct goals, budget_a_week),
      .extra = offsetof(struct goals, has_budget),
      .meaning = N_("What the agents may cost."),
      .example = "\"30000 / week\"" },
    { "occupancy_at_most", SCHEMA_SHARE, SCHEMA_ABOVE_LEAST | SCHEMA_CERTAIN,
      .offset = offsetof(struct goals, occupancy_at_most_frac),
      .extra = offsetof(struct goals, has_occupancy), .most = 1,
      .meaning = N_("How busy the agents may be."),
      .typical = N_("80 % to 90 %"), .example = "\"88 %\"" },
};

static const struct schema_row study_rows[] = {
    { "replications", SCHEMA_COUNT,
      .offset = offsetof(struct study, replications), .extra = SCHEMA_NOWHERE,
      .least = 1, .most = 10000000,
      .meaning = N_("How often the plan is played through."),
      .typical = N_("100 to 1000"), .example = "200" },
    { "seed", SCHEMA_SEED, .offset = offsetof(struct study, seed),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("Names the luck: the same seed gives the same numbers."),
      .example = "1" },
    { "confidence", SCHEMA_SHARE, SCHEMA_ABOVE_LEAST | SCHEMA_CERTAIN,
      .offset = offsetof(struct study, confidence_frac),
      .extra = SCHEMA_NOWHERE, .most = 0.999,
      .meaning = N_("Of the intervals in reports."),
      .typical = N_("90 % to 99 %"), .example = "\"95 %\"" },
    { "precision", SCHEMA_SHARE, SCHEMA_ABOVE_LEAST | SCHEMA_CERTAIN,
      .offset = offsetof(struct study, precision_frac), .extra = SCHEMA_NOWHERE,
      .most = 0.5,
      .meaning =
          N_("The run stops when every channel's service level (in points) "
             "and mean wait (relatively) are known this precisely."),
      .typical = N_("1 % to 3 %"), .example = "\"1 %\"" },
    { "at_most", SCHEMA_COUNT, .offset = offsetof(struct study, at_most),
      .extra = SCHEMA_NOWHERE, .least = 1, .most = 10000000,
      .meaning = N_("Bounds the replications that a precision may ask for."),
      .example = "5000" },
};

static const struct schema_row variant_rows[] = {
    { "title", SCHEMA_TEXT, NOWHERE,
      .meaning = N_("What the variant is called in reports."),
      .example = "\"Four more agents\"" },
    { "set", SCHEMA_TEXTS, SCHEMA_REQUIRED, NOWHERE,
      .meaning = N_("What differs, each as path = value; entries of lists are "
                    "named by their name."),
      .example = "[ \"teams.first_line.agents = 26\" ]" },
};

static const struct schema_row uncertain_rows[] = {
    { "low", SCHEMA_NUMBER, SCHEMA_REQUIRED, NOWHERE,
      .meaning = N_("The least it can be."), .example = "\"1200 / week\"" },
    { "likely", SCHEMA_NUMBER, SCHEMA_REQUIRED, NOWHERE,
      .meaning = N_("What it most likely is."), .example = "\"1400 / week\"" },
    { "high", SCHEMA_NUMBER, SCHEMA_REQUIRED, NOWHERE,
      .meaning = N_("The most it can be."), .example = "\"1900 / week\"" },
};

const struct schema_group schema_of_centre[] = {
    { "centre", "a scenario", "", NULL, "", sizeof(struct centre),
      ROWS(centre_rows) },
    { "plan", "the plan", "plan", "plan", "", sizeof(struct plan),
      ROWS(plan_rows) },
    { "special_day", "a special day", "plan.special_days", NULL, "",
      sizeof(struct special_day), ROWS(special_day_rows) },
    { "hours", "opening hours", "opening_hours", NULL, "", 0,
      ROWS(hours_rows) },
    { "day_hours", "opening hours of a day", "plan.special_days.opening_hours",
      NULL, "", 0, ROWS(day_hours_rows) },
    { "routing", "routing", "routing", "routing", "", sizeof(struct routing),
      ROWS(routing_rows) },
    { "shift_type", "a shift type", "shift_types.NAME", NULL, "",
      sizeof(struct shift_type), ROWS(shift_type_rows) },
    { "goals", "goals", "goals", NULL, "", sizeof(struct goals),
      ROWS(goals_rows) },
    { "study", "the study", "study", "study", "", sizeof(struct study),
      ROWS(study_rows) },
    { "variant", "a variant", "variants.NAME", NULL, "", sizeof(struct variant),
      ROWS(variant_rows) },
    { "uncertain", "an uncertain value", "", NULL, "", 0,
      ROWS(uncertain_rows) },
};
const size_t schema_n_of_centre =
    sizeof schema_of_centre / sizeof *schema_of_centre;
