/*
 * schema_channel.c - the rows of a channel and of what stands in one.
 */
#include "model/schema.h"

#include "base/language.h"

#define AT(field) offsetof(struct channel, field)
#define ROWS(rows) sizeof(rows) / sizeof *(rows), (rows)

static const struct schema_row channel_rows[] = {
    { "kind", SCHEMA_TEXT, .offset = SCHEMA_NOWHERE, .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("What sort of channel it is: one of the built-in kinds "
             "(phone, chat, email, ...) or one of your own under kinds. It "
             "is the channel's own name where that is a kind."),
      .example = "\"phone\"" },
    { "like", SCHEMA_TEXT, .offset = SCHEMA_NOWHERE, .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("Another channel: everything that is not said here is copied "
             "from it."),
      .example = "\"phone\"" },
    { "volume", SCHEMA_VOLUME, .sub = "volume", .offset = AT(volume),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_(
          "First attempts that an ordinary week brings at the start of the "
          "plan. \"/ day\" is per open day, \"/ hour\" per hour of open time; "
          "a list has one volume a week of the plan; a file has dated counts. "
          "May be left out where other channels send their contacts here."),
      .typical = N_("your own count of the last weeks"),
      .example = "\"1400 / week\"" },
    { "volume_counts", SCHEMA_SECOND_OF_TWO, .choices = "contacts|needs",
      .offset = AT(volume.counts_needs), .extra = SCHEMA_NOWHERE,
      .meaning = N_(
          "Whether the volume is what reaches you (contacts, with today's help "
          "centre at work) or what people need before any help centre."),
      .example = "\"contacts\"" },
    { "weekday_pattern", SCHEMA_WEEK_PATTERN, .offset = AT(weekday_pattern),
      .extra = AT(has_weekday_pattern),
      .meaning =
          N_("Seven weights, Monday first: how the week's volume spreads "
             "over its days. Left out, it follows the open time."),
      .example = "[ 1.25, 1.05, 1.0, 1.0, 0.95, 0.4, 0.0 ]" },
    { "daily_pattern", SCHEMA_DAY_PATTERN, .sub = "column_file",
      .offset = AT(daily_pattern), .extra = AT(n_daily_pattern),
      .meaning =
          N_("How a day's volume spreads over 24 hours: a built-in name, a "
             "list of 24, 48 or 96 weights, or a column of a file."),
      .example = "\"office\"" },
    { "growth", SCHEMA_GROWTH, .offset = AT(growth_a_day),
      .extra = SCHEMA_NOWHERE, .least = -0.99,
      .meaning = N_(
          "Growth of the volume, compounded daily from the start of the plan."),
      .typical = N_("-1 % to 2 % a week"), .example = "\"1 % / week\"" },
    { "day_variation", SCHEMA_SHARE, .offset = AT(day_variation_cv),
      .extra = SCHEMA_NOWHERE, .most = 3,
      .meaning =
          N_("How much days of the same weekday differ beyond chance: the "
             "coefficient of variation of the channel's own factor of the "
             "day. 0 is plain Poisson."),
      .typical = N_("5 % to 15 %"), .example = "\"10 %\"" },
    { "handle_time", SCHEMA_LAW, SCHEMA_CALLS | SCHEMA_TICKETS | SCHEMA_CHATS,
      .sub = "law", .offset = AT(handle_time), .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("The conversation of a call, one agent reply of a ticket, or "
             "one chat alone under the rate model."),
      .typical = N_("a call 2 to 8 min, a reply 3 to 10 min"),
      .example = "{ mean = \"2.9 min\"; cv = 0.8; }" },
    { "wrap_up", SCHEMA_LAW, .sub = "law", .offset = AT(wrap_up),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("Work after the contact, while the agent is still busy."),
      .typical = N_("20 s to 2 min"), .example = "\"40 s\"" },
    { "patience", SCHEMA_PATIENCE, SCHEMA_LIVE, .sub = "patience",
      .offset = AT(patience), .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("How long customers wait before they hang up; \"endless\" "
             "when nobody does. May be said as the share that abandoned at "
             "a mean wait."),
      .typical = N_("1 to 10 min"), .example = "\"3 min\"" },
    { "leaves_at_once", SCHEMA_SHARE, SCHEMA_LIVE,
      .offset = AT(leaves_at_once_frac), .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning = N_("Share of the customers who leave at once when they would "
                    "have to wait."),
      .typical = N_("0 % to 5 %"), .example = "\"2 %\"" },
    { "lines", SCHEMA_COUNT, SCHEMA_LIVE, .offset = AT(lines),
      .extra = SCHEMA_NOWHERE, .least = 1,
      .meaning =
          N_("Telephone lines: contacts talking and waiting together; more "
             "get a busy signal. No limit when left out."),
      .example = "60" },
    { "waiting_places", SCHEMA_COUNT, SCHEMA_LIVE, .offset = AT(waiting_places),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("Contacts that may wait at the same time; more get a busy "
                    "signal. No limit when left out."),
      .example = "40" },
    { "redial", SCHEMA_GROUP, SCHEMA_LIVE, .sub = "redial",
      .offset = AT(redial), .extra = SCHEMA_NOWHERE,
      .meaning = N_("Customers who try again after hanging up, balking or a "
                    "busy signal."),
      .example =
          "{ probability = \"40 %\"; after = \"10 min\"; at_most = 3; }" },
    { "switch", SCHEMA_LIST, SCHEMA_LIVE, .sub = "switch",
      .offset = AT(switches), .extra = AT(n_switches),
      .meaning = N_(
          "Customers who, instead of trying again, turn to another channel."),
      .example = "( { to = \"email\"; probability = \"20 %\"; after = \"5 "
                 "min\"; } )" },
    { "callback", SCHEMA_GROUP, SCHEMA_LIVE, .sub = "callback",
      .offset = AT(callback), .extra = AT(callback.offered),
      .meaning =
          N_("The offer to be called back. Who accepts keeps the place in "
             "the queue and cannot hang up."),
      .example =
          "{ offer_after = \"3 min\"; accept = \"50 %\"; within = \"2 h\"; }" },
    { "transfer", SCHEMA_LIST, .sub = "transfer", .offset = AT(transfers),
      .extra = AT(n_transfers),
      .meaning = N_(
          "Contacts that go on to another channel when the conversation ends."),
      .example = "( { to = \"specialists\"; probability = \"5 %\"; } )" },
    { "at_close", SCHEMA_CHOICE, SCHEMA_LIVE, .choices = "serve|drop",
      .offset = AT(at_close), .extra = SCHEMA_NOWHERE,
      .meaning = N_("Whether those still waiting at closing time are served or "
                    "sent off."),
      .example = "\"serve\"" },
    { "answered_by", SCHEMA_LIST, .sub = "answered_by",
      .offset = AT(answered_by), .extra = AT(n_answered_by),
      .meaning =
          N_("The teams that answer, in order of preference, each perhaps "
             "only after some waiting. Left out: all teams that serve the "
             "channel, in the order of the file."),
      .example = "( { team = \"first_line\"; }, { team = \"experts\"; after = "
                 "\"20 s\"; } )" },
    { "priority", SCHEMA_COUNT, .offset = AT(priority), .extra = SCHEMA_NOWHERE,
      .least = 1, .most = 1000,
      .meaning = N_("Which channel's contacts go first: 1 before 2."),
      .typical = N_("calls 1, chats 2, tickets 3"), .example = "1" },
    { "target", SCHEMA_TARGET, .offset = AT(target), .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("The promise: which share of the contacts within which time. "
             "For tickets it is the first reply; \"open hours\" count "
             "while the channel is open."),
      .typical = N_("80 % in 20 s, 90 % in 8 open hours"),
      .example = "\"80 % in 20 s\"" },
    { "service_level_counts", SCHEMA_CHOICE,
      .choices = "offered|answered|offered_less_short|short_counts",
      .offset = AT(service_level_counts), .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("What the answered in time are divided by: all offered; the "
             "answered; all but those who hung up before the target; or "
             "those who hung up in time count as answered in time."),
      .example = "\"offered\"" },
    { "from", SCHEMA_DATE, .offset = AT(from_day), .extra = AT(has_from),
      .meaning = N_("The first day on which the channel exists."),
      .example = "\"2027-01-04\"" },
    { "until", SCHEMA_DATE, .offset = AT(until_day), .extra = AT(has_until),
      .meaning = N_("The day from which the channel no longer exists."),
      .example = "\"2027-03-29\"" },
    { "opening_hours", SCHEMA_OPENING_HOURS, .sub = "hours",
      .offset = AT(opening_hours), .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("Opening hours of this channel alone; otherwise the centre's."),
      .example =
          "( { days = \"mon-fri\"; from = \"09:00\"; to = \"17:00\"; } )" },
    { "arrives", SCHEMA_FIRST_OF_TWO, .choices = "any_time|open_hours",
      .offset = AT(any_time), .extra = SCHEMA_NOWHERE,
      .meaning = N_("Whether contacts come day and night or only while the "
                    "channel is open."),
      .example = "\"any_time\"" },

    { "messages", SCHEMA_MESSAGES, SCHEMA_CHATS, .sub = "messages",
      .offset = AT(chat), .extra = SCHEMA_NOWHERE, .least = 1, .most = 200,
      .meaning =
          N_("Mean number of agent messages in a chat: one and a Poisson "
             "number more, or geometric."),
      .typical = N_("4 to 8"), .example = "4.8" },
    { "compose", SCHEMA_LAW, SCHEMA_CHATS, .sub = "law",
      .offset = AT(chat.compose), .extra = SCHEMA_NOWHERE,
      .meaning = N_("An agent's time for one message."),
      .typical = N_("20 to 60 s"), .example = "\"38 s\"" },
    { "customer_reply", SCHEMA_LAW, SCHEMA_CHATS, .sub = "law",
      .offset = AT(chat.customer_reply), .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("The customer's time to answer a message; the agent may serve "
             "another chat meanwhile."),
      .typical = N_("30 to 90 s"), .example = "\"55 s\"" },
    { "gone", SCHEMA_SHARE, SCHEMA_CHATS, .offset = AT(chat.gone_frac),
      .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning =
          N_("Share of the chats in which the customer stops answering."),
      .typical = N_("2 % to 10 %"), .example = "\"5 %\"" },
    { "idle_close", SCHEMA_DURATION, SCHEMA_CHATS,
      .offset = AT(chat.idle_close_s), .extra = SCHEMA_NOWHERE,
      .meaning = N_("How long a silent chat keeps its place."),
      .typical = N_("3 to 15 min"), .example = "\"10 min\"" },
    { "rate", SCHEMA_NUMBERS, SCHEMA_CHATS, .offset = AT(chat.rates),
      .extra = AT(chat.n_rates), .least = 0, .most = 100,
      .meaning = N_(
          "The rate model instead of messages: an agent's total speed with 1, "
          "2, 3 ... chats in hand, where handle_time is one chat alone."),
      .example = "[ 1.0, 1.7, 2.5 ]" },

    { "replies_per_ticket", SCHEMA_NUMBER, SCHEMA_TICKETS,
      .offset = AT(ticket.replies_mean), .extra = SCHEMA_NOWHERE, .least = 1,
      .most = 100,
      .meaning = N_(
          "Mean number of agent replies until a ticket is solved (geometric)."),
      .typical = N_("1.2 to 2.5"), .example = "1.6" },
    { "customer_reply", SCHEMA_LAW, SCHEMA_TICKETS, .sub = "law",
      .offset = AT(ticket.customer_reply), .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("The customer's time to answer a reply, on the wall clock."),
      .typical = N_("an e-mail hours, a message minutes to hours"),
      .example = "{ mean = \"9 h\"; cv = 1.2; }" },
    { "hold", SCHEMA_GROUP, SCHEMA_TICKETS, .sub = "hold", .offset = AT(ticket),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("After a reply, somebody else must answer first before the "
                    "ticket goes on."),
      .example = "{ probability = \"8 %\"; lasts = \"1 day\"; }" },
    { "reopen", SCHEMA_GROUP, SCHEMA_TICKETS, .sub = "reopen",
      .offset = AT(ticket), .extra = SCHEMA_NOWHERE,
      .meaning = N_("Solved tickets that come back."),
      .example = "{ probability = \"6 %\"; after = \"2 days\"; }" },
    { "contacts_again", SCHEMA_GROUP, SCHEMA_TICKETS, .sub = "contacts_again",
      .offset = AT(ticket), .extra = AT(ticket.contacts_again),
      .meaning = N_("Customers who got no first reply in time and try another "
                    "channel; the ticket stays."),
      .example = "{ patience = \"20 h\"; probability = \"85 %\"; to = "
                 "\"phone\"; merge_share = \"50 %\"; }" },
    { "backlog_at_start", SCHEMA_GROUP, SCHEMA_TICKETS,
      .sub = "backlog_at_start", .offset = AT(ticket), .extra = SCHEMA_NOWHERE,
      .meaning = N_("Tickets that already wait when the simulation starts."),
      .example = "{ tickets = 300; oldest = \"3 days\"; }" },
    { "solve_target", SCHEMA_TARGET, SCHEMA_TICKETS, .offset = AT(solve_target),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("The promise for solving a ticket."),
      .example = "\"80 % in 3 days\"" },
};

static const struct schema_row redial_rows[] = {
    { "probability", SCHEMA_SHARE, SCHEMA_REQUIRED,
      .offset = offsetof(struct redial, probability), .extra = SCHEMA_NOWHERE,
      .most = 1,
      .meaning =
          N_("Share of those who hung up, balked or met a busy signal that "
             "try again."),
      .typical = N_("20 % to 60 %"), .example = "\"40 %\"" },
    { "after", SCHEMA_LAW, .sub = "law",
      .offset = offsetof(struct redial, after), .extra = SCHEMA_NOWHERE,
      .meaning = N_("How long they wait before they try again."),
      .example = "\"10 min\"" },
    { "at_most", SCHEMA_COUNT, .offset = offsetof(struct redial, at_most),
      .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("How often one customer tries again. No limit when left out "
             "and no audience is given."),
      .example = "3" },
};

static const struct schema_row switch_rows[] = {
    { "to", SCHEMA_CHANNEL, SCHEMA_REQUIRED,
      .offset = offsetof(struct switch_option, to), .extra = SCHEMA_NOWHERE,
      .meaning = N_("The channel that they turn to."), .example = "\"email\"" },
    { "probability", SCHEMA_SHARE, SCHEMA_REQUIRED,
      .offset = offsetof(struct switch_option, probability),
      .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning = N_("Share of those who hung up, balked or met a busy signal. "
                    "With the redials it makes at most 100 %."),
      .example = "\"20 %\"" },
    { "after", SCHEMA_LAW, .sub = "law",
      .offset = offsetof(struct switch_option, after), .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("How long they wait before they do; at once when left out and "
             "no audience is given."),
      .example = "\"5 min\"" },
};

static const struct schema_row callback_rows[] = {
    { "offer_after", SCHEMA_DURATION,
      .offset = offsetof(struct callback_offer, offer_after_s),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("After how long a wait it is offered."),
      .example = "\"3 min\"" },
    { "accept", SCHEMA_SHARE, SCHEMA_REQUIRED,
      .offset = offsetof(struct callback_offer, accept_frac),
      .extra = SCHEMA_NOWHERE, .most = 1, .meaning = N_("Share that accepts."),
      .typical = N_("30 % to 70 %"), .example = "\"50 %\"" },
    { "within", SCHEMA_DURATION,
      .offset = offsetof(struct callback_offer, within_s),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_(
          "How long the call may take to come, in open time from arrival; "
          "later it counts as lost. Who is not called back before closing is "
          "called at the next opening, and the wait goes on over night. No "
          "limit when left out and no audience is given."),
      .example = "\"2 h\"" },
};

static const struct schema_row transfer_rows[] = {
    { "to", SCHEMA_CHANNEL, SCHEMA_REQUIRED,
      .offset = offsetof(struct transfer_option, to), .extra = SCHEMA_NOWHERE,
      .meaning = N_("The channel that the contact goes on to."),
      .example = "\"specialists\"" },
    { "probability", SCHEMA_SHARE, SCHEMA_REQUIRED,
      .offset = offsetof(struct transfer_option, probability),
      .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning = N_("Share of the conversations."), .example = "\"5 %\"" },
    { "after_replies", SCHEMA_COUNT, SCHEMA_TICKETS,
      .offset = offsetof(struct transfer_option, after_replies),
      .extra = SCHEMA_NOWHERE, .most = 100,
      .meaning =
          N_("Only when a ticket is not solved after this many replies."),
      .example = "2" },
};

static const struct schema_row answered_by_rows[] = {
    { "team", SCHEMA_TEAM, SCHEMA_REQUIRED,
      .offset = offsetof(struct answered_by, team), .extra = SCHEMA_NOWHERE,
      .meaning = N_("A team that serves the channel."),
      .example = "\"first_line\"" },
    { "after", SCHEMA_DURATION, .offset = offsetof(struct answered_by, after_s),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("The team is asked once the contact has waited this long; "
                    "from the start when left out."),
      .example = "\"20 s\"" },
};

static const struct schema_row messages_rows[] = {
    { "mean", SCHEMA_NUMBER, SCHEMA_REQUIRED,
      .offset = offsetof(struct chat_work, messages_mean),
      .extra = SCHEMA_NOWHERE, .least = 1, .most = 200,
      .meaning = N_("Mean number of agent messages."), .example = "4.8" },
    { "shape", SCHEMA_CHOICE, .choices = "poisson|geometric",
      .offset = offsetof(struct chat_work, messages_shape),
      .extra = SCHEMA_NOWHERE,
      .meaning = N_("One and a Poisson number more, or geometric."),
      .example = "\"geometric\"" },
};

#define TICKET(field) offsetof(struct ticket_work, field)

static const struct schema_row hold_rows[] = {
    { "probability", SCHEMA_SHARE, SCHEMA_REQUIRED,
      .offset = TICKET(hold_probability), .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning =
          N_("Share of the replies after which a third party must answer."),
      .example = "\"8 %\"" },
    { "lasts", SCHEMA_LAW, SCHEMA_REQUIRED, .sub = "law",
      .offset = TICKET(hold_lasts), .extra = SCHEMA_NOWHERE,
      .meaning = N_("How long that takes, on the wall clock."),
      .example = "\"1 day\"" },
};

static const struct schema_row reopen_rows[] = {
    { "probability", SCHEMA_SHARE, SCHEMA_REQUIRED,
      .offset = TICKET(reopen_probability), .extra = SCHEMA_NOWHERE,
      .most = 0.99,
      .meaning = N_("Share of the solved tickets that come back."),
      .typical = N_("3 % to 10 %"), .example = "\"6 %\"" },
    { "after", SCHEMA_LAW, SCHEMA_REQUIRED, .sub = "law",
      .offset = TICKET(reopen_after), .extra = SCHEMA_NOWHERE,
      .meaning = N_("How long after they were solved."),
      .example = "\"2 days\"" },
};

static const struct schema_row contacts_again_rows[] = {
    { "patience", SCHEMA_PATIENCE, SCHEMA_REQUIRED, .sub = "patience",
      .offset = TICKET(again_patience), .extra = SCHEMA_NOWHERE,
      .meaning = N_(
          "How long a customer waits for the first reply, on the wall clock."),
      .example = "\"20 h\"" },
    { "probability", SCHEMA_SHARE, SCHEMA_REQUIRED,
      .offset = TICKET(again_probability), .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning =
          N_("Share of those whose patience ran out that contact you again."),
      .example = "\"85 %\"" },
    { "to", SCHEMA_CHANNEL, SCHEMA_REQUIRED, .offset = TICKET(again_to),
      .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("The channel that they turn to. Where it is closed they come "
             "when it opens, after the wait of a redial there."),
      .example = "\"phone\"" },
    { "merge_share", SCHEMA_SHARE, .offset = TICKET(merge_share_frac),
      .extra = SCHEMA_NOWHERE, .most = 1,
      .meaning = N_("What the ticket's next reply still takes of its time when "
                    "the second contact was answered."),
      .example = "\"50 %\"" },
};

static const struct schema_row backlog_rows[] = {
    { "tickets", SCHEMA_COUNT, SCHEMA_REQUIRED,
      .offset = TICKET(backlog_tickets), .extra = SCHEMA_NOWHERE,
      .most = 10000000, .meaning = N_("How many wait."), .example = "300" },
    { "oldest", SCHEMA_DURATION, .offset = TICKET(backlog_oldest_s),
      .extra = SCHEMA_NOWHERE,
      .meaning =
          N_("The age of the oldest; the others are spread evenly up to it."),
      .example = "\"3 days\"" },
};

const struct schema_group schema_of_channel[] = {
    { "channel", "a channel", "channels.NAME", "channel", "",
      sizeof(struct channel), ROWS(channel_rows) },
    { "redial", "redial", "channels.NAME.redial", "channel", "redial.",
      sizeof(struct redial), ROWS(redial_rows) },
    { "switch", "switch", "channels.NAME.switch", "channel", "switch.",
      sizeof(struct switch_option), ROWS(switch_rows) },
    { "callback", "callback", "channels.NAME.callback", "channel", "callback.",
      sizeof(struct callback_offer), ROWS(callback_rows) },
    { "transfer", "transfer", "channels.NAME.transfer", "channel", "transfer.",
      sizeof(struct transfer_option), ROWS(transfer_rows) },
    { "answered_by", "answered_by", "channels.NAME.answered_by", NULL, "",
      sizeof(struct answered_by), ROWS(answered_by_rows) },
    { "messages", "messages", "channels.NAME.messages", "channel", "messages.",
      sizeof(struct chat_work), ROWS(messages_rows) },
    { "hold", "hold", "channels.NAME.hold", "channel", "hold.",
      sizeof(struct ticket_work), ROWS(hold_rows) },
    { "reopen", "reopen", "channels.NAME.reopen", "channel", "reopen.",
      sizeof(struct ticket_work), ROWS(reopen_rows) },
    { "contacts_again", "contacts_again", "channels.NAME.contacts_again",
      "channel", "contacts_again.", sizeof(struct ticket_work),
      ROWS(contacts_again_rows) },
    { "backlog_at_start", "backlog_at_start", "channels.NAME.backlog_at_start",
      "channel", "backlog_at_start.", sizeof(struct ticket_work),
      ROWS(backlog_rows) },
};
const size_t schema_n_of_channel =
    sizeof schema_of_channel / sizeof *schema_of_channel;
