/*
 * schema_team.c - the rows of a team, its shifts, breaks and new hires.
 */
#include "model/schema.h"

#include "base/language.h"

#define AT(field) offsetof(struct team, field)
#define ROWS(rows) sizeof(rows) / sizeof *(rows), (rows)

static const struct schema_row team_rows[] = {
    { "serves", SCHEMA_CHANNELS, SCHEMA_REQUIRED, .offset = AT(serves),
      .extra = AT(n_serves),
      .meaning = N_("The channels that the team can answer."),
      .example = "[ \"phone\", \"chat\" ]" },
    { "agents", SCHEMA_AGENTS, .sub = "agents_file", .offset = 0,
      .most = 100000, .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("Scheduled heads while a channel they serve is open: a "
             "number; 24, 48 or 96 numbers over the day; a file with start "
             "and agents; or \"as needed\" while you do not know it yet: "
             "deskcast check reads that, deskcast run wants a number."),
      .example = "22" },
    { "shifts", SCHEMA_LIST, .sub = "shift", .offset = AT(shifts),
      .extra = AT(n_shifts), .meaning = N_("Shifts, instead of agents."),
      .example = "( { name = \"early\"; agents = 4; days = \"mon-fri\"; from = "
                 "\"08:00\"; to = \"16:30\"; } )" },
    { "away", SCHEMA_LIST, .sub = "away", .offset = AT(away),
      .extra = AT(n_away),
      .meaning =
          N_("Meetings and the like: part of the agents is away for a while."),
      .example = "( { name = \"team meeting\"; days = \"tue\"; from = "
                 "\"09:00\"; lasts = \"45 min\"; share = \"50 %\"; } )" },
    { "new_hires", SCHEMA_LIST, .sub = "new_hire", .offset = AT(new_hires),
      .extra = AT(n_new_hires),
      .meaning = N_("Agents who join later and work slower at first."),
      .example = "( { agents = 2; on = \"2027-02-01\"; starts_at = 0.6; "
                 "full_speed_after = \"6 weeks\"; } )" },
    { "turnover", SCHEMA_TURNOVER, .offset = AT(turnover_a_year),
      .extra = SCHEMA_NOWHERE, .most = 20,
      .meaning = N_("Share of the heads that leaves in a year."),
      .typical = N_("20 % to 40 % a year"), .example = "\"30 % / year\"" },
    { "replaced_after", SCHEMA_DURATION, SCHEMA_OR_NEVER,
      .offset = AT(replaced_after_s), .extra = SCHEMA_NOWHERE,
      .meaning = N_("How long it takes to replace who left; \"never\" when "
                    "nobody comes."),
      .example = "\"4 weeks\"" },
    { "chats_at_once", SCHEMA_COUNT, .offset = AT(chats_at_once),
      .extra = SCHEMA_NOWHERE, .least = 1, .most = 20,
      .meaning = N_("Chats that an agent holds at the same time."),
      .typical = N_("2 or 3"), .example = "3" },
    { "ticket_work", SCHEMA_CHOICE, .choices = "between|put_aside|separate",
      .offset = AT(ticket_work), .extra = SCHEMA_NOWHERE,
      .meaning = N_(
          "How tickets mix with live work: between (started when no live work "
          "waits, then finished), put_aside (live work interrupts it) or "
          "separate (no mixing: tickets are started only while no live channel "
          "of the team is open)."),
      .example = "\"between\"" },
    { "resume_cost", SCHEMA_DURATION, SCHEMA_WORKING,
      .offset = AT(resume_cost_s), .extra = SCHEMA_NOWHERE,
      .meaning = N_("Time to find the thread of a ticket that was put aside."),
      .example = "\"30 s\"" },
    { "keep_free", SCHEMA_COUNT, .offset = AT(keep_free),
      .extra = SCHEMA_NOWHERE, .most = 100000,
      .meaning = N_("Agents who stay idle rather than start a ticket."),
      .example = "1" },
    { "speed", SCHEMA_CHANNEL_NUMBERS, SCHEMA_ABOVE_LEAST, .offset = AT(speed),
      .extra = SCHEMA_NOWHERE, .most = 100,
      .meaning =
          N_("How fast the team works in each channel: above 1 is faster. "
             "It divides handle times, messages and wrap-up."),
      .example = "{ phone = 1.0; email = 1.1; }" },
    { "absence", SCHEMA_SHARE, .offset = AT(absence_frac),
      .extra = SCHEMA_NOWHERE, .most = 0.95,
      .meaning =
          N_("Share of the heads that is absent on a day, drawn for each "
             "head and day."),
      .typical = N_("3 % to 8 %"), .example = "\"5 %\"" },
    { "shrinkage", SCHEMA_SHARE, .offset = AT(shrinkage_frac),
      .extra = SCHEMA_NOWHERE, .most = 0.95,
      .meaning = N_("Share of the time that is paid but not on duty, drawn for "
                    "each head and half-hour; breaks and away come on top."),
      .typical = N_("8 % to 15 %"), .example = "\"12 %\"" },
    { "cost", SCHEMA_MONEY_AN_HOUR, .offset = AT(cost_an_hour),
      .extra = AT(has_cost),
      .meaning = N_("What a paid hour costs, in the plan's currency."),
      .example = "\"31 / hour\"" },
};

static const struct schema_row shift_rows[] = {
    { "name", SCHEMA_TEXT, SCHEMA_REQUIRED,
      .offset = offsetof(struct shift, name), .extra = SCHEMA_NOWHERE,
      .meaning = N_("The shift's name."), .example = "\"early\"" },
    { "agents", SCHEMA_COUNT, SCHEMA_REQUIRED,
      .offset = offsetof(struct shift, agents), .extra = SCHEMA_NOWHERE,
      .most = 100000, .meaning = N_("Heads in the shift."), .example = "4" },
    { "days", SCHEMA_DAYS, .offset = offsetof(struct shift, days_mask),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("The weekdays on which it begins; daily when left out."),
      .example = "\"mon-fri\"" },
    { "from", SCHEMA_CLOCK, SCHEMA_REQUIRED,
      .offset = offsetof(struct shift, from_s), .extra = SCHEMA_NOWHERE,
      .meaning = N_("When it begins."), .example = "\"08:00\"" },
    { "to", SCHEMA_CLOCK, SCHEMA_REQUIRED,
      .offset = offsetof(struct shift, to_s), .extra = SCHEMA_NOWHERE,
      .meaning = N_("When it ends; before the beginning means the next day."),
      .example = "\"16:30\"" },
    { "since", SCHEMA_DATE, .offset = offsetof(struct shift, since_day),
      .extra = offsetof(struct shift, has_since),
      .meaning = N_("The first day of the shift."),
      .example = "\"2027-01-04\"" },
    { "until", SCHEMA_DATE, .offset = offsetof(struct shift, until_day),
      .extra = offsetof(struct shift, has_until),
      .meaning = N_("The day from which it no longer exists."),
      .example = "\"2027-03-29\"" },
    { "breaks", SCHEMA_LIST, .sub = "break",
      .offset = offsetof(struct shift, breaks),
      .extra = offsetof(struct shift, n_breaks),
      .meaning = N_("Breaks of everybody in the shift."),
      .example = "( { from = \"12:00\"; lasts = \"30 min\"; spread = \"60 "
                 "min\"; } )" },
};

static const struct schema_row break_rows[] = {
    { "from", SCHEMA_CLOCK, SCHEMA_REQUIRED,
      .offset = offsetof(struct break_rule, from_s), .extra = SCHEMA_NOWHERE,
      .meaning = N_("When the first agent takes the break."),
      .example = "\"12:00\"" },
    { "lasts", SCHEMA_DURATION, SCHEMA_REQUIRED | SCHEMA_ABOVE_LEAST,
      .offset = offsetof(struct break_rule, lasts_s), .extra = SCHEMA_NOWHERE,
      .most = 86400, .meaning = N_("How long it lasts."),
      .example = "\"30 min\"" },
    { "spread", SCHEMA_DURATION,
      .offset = offsetof(struct break_rule, spread_s), .extra = SCHEMA_NOWHERE,
      .most = 86400,
      .meaning = N_("The agents' breaks begin spread evenly over this time."),
      .example = "\"60 min\"" },
};

static const struct schema_row away_rows[] = {
    { "name", SCHEMA_TEXT, .offset = offsetof(struct away_rule, name),
      .extra = SCHEMA_NOWHERE, .meaning = N_("What it is."),
      .example = "\"team meeting\"" },
    { "days", SCHEMA_DAYS, .offset = offsetof(struct away_rule, days_mask),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("The weekdays; daily when left out."),
      .example = "\"tue\"" },
    { "from", SCHEMA_CLOCK, SCHEMA_REQUIRED,
      .offset = offsetof(struct away_rule, from_s), .extra = SCHEMA_NOWHERE,
      .meaning = N_("When it begins."), .example = "\"09:00\"" },
    { "lasts", SCHEMA_DURATION, SCHEMA_REQUIRED | SCHEMA_ABOVE_LEAST,
      .offset = offsetof(struct away_rule, lasts_s), .extra = SCHEMA_NOWHERE,
      .most = 86400, .meaning = N_("How long it lasts."),
      .example = "\"45 min\"" },
    { "share", SCHEMA_SHARE, .offset = offsetof(struct away_rule, share_frac),
      .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning = N_("Share of the agents that is away; all when left out."),
      .example = "\"50 %\"" },
};

static const struct schema_row new_hire_rows[] = {
    { "agents", SCHEMA_COUNT, SCHEMA_REQUIRED,
      .offset = offsetof(struct new_hire, agents), .extra = SCHEMA_NOWHERE,
      .most = 100000, .meaning = N_("How many."), .example = "2" },
    { "on", SCHEMA_DATE, SCHEMA_REQUIRED,
      .offset = offsetof(struct new_hire, on_day), .extra = SCHEMA_NOWHERE,
      .meaning = N_("Their first day."), .example = "\"2027-02-01\"" },
    { "shift", SCHEMA_SHIFT, .offset = offsetof(struct new_hire, shift),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("The shift they join; needed where the team has several."),
      .example = "\"late\"" },
    { "starts_at", SCHEMA_NUMBER, SCHEMA_ABOVE_LEAST,
      .offset = offsetof(struct new_hire, starts_at), .extra = SCHEMA_NOWHERE,
      .most = 10,
      .meaning = N_("Their speed on the first day; it rises evenly to 1."),
      .typical = N_("0.5 to 0.7"), .example = "0.6" },
    { "full_speed_after", SCHEMA_DURATION,
      .offset = offsetof(struct new_hire, full_speed_after_s),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("When they are as fast as the others."),
      .example = "\"6 weeks\"" },
};

static const struct schema_row agents_file_rows[] = {
    { "file", SCHEMA_TEXT, SCHEMA_REQUIRED, .offset = SCHEMA_NOWHERE,
      .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("A CSV file with the columns start and agents; each row holds "
             "until the next."),
      .example = "\"agents.csv\"" },
};

const struct schema_group schema_of_team[] = {
    { "team", "a team", "teams.NAME", "team", "", sizeof(struct team),
      ROWS(team_rows) },
    { "shift", "a shift", "teams.NAME.shifts", "team", "shifts.",
      sizeof(struct shift), ROWS(shift_rows) },
    { "break", "a break", "teams.NAME.shifts.breaks", "team", "breaks.",
      sizeof(struct break_rule), ROWS(break_rows) },
    { "away", "away", "teams.NAME.away", "team", "away.",
      sizeof(struct away_rule), ROWS(away_rows) },
    { "new_hire", "new hires", "teams.NAME.new_hires", "team", "new_hires.",
      sizeof(struct new_hire), ROWS(new_hire_rows) },
    { "agents_file", "a file of agents", "teams.NAME.agents", NULL, "", 0,
      ROWS(agents_file_rows) },
};
const size_t schema_n_of_team = sizeof schema_of_team / sizeof *schema_of_team;
