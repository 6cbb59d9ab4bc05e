/*
 * workload.c - the week as an array of quarters.
 *
 * Opening and staffing are laid over the quarters in proportion, so that
 * 21:05 opens a third of one. What depends on dates (shifts with an end, files,
 * growth) is averaged over the days of the plan.
 */
#include "model/workload_inner.h"

#include "base/civil.h"
#include "model/changed_centre.h"
#include "model/course.h"
#include <math.h>

static double days_a_week(const struct channel *channel, const double *open)
{
    double days = 0.0;
    for (size_t day = 0; day < DAYS_A_WEEK; day++) {
        double open_on_day = channel->any_time ? 1.0 : 0.0;
        for (size_t i = 0; i < QUARTERS_A_DAY; i++) {
            open_on_day += open[day * QUARTERS_A_DAY + i];
        }
        days += open_on_day > 0.0 ? 1.0 : 0.0;
    }
    return days;
}

/* The days of the plan, counted from its start, on which a channel lives. */
struct life {
    uint32_t from_day;
    uint32_t until_day; /* exclusive */
};

static struct life life_of(const struct channel *channel,
                           const struct plan *plan)
{
    const int64_t n_days = plan->n_days;
    const int64_t from =
        channel->has_from ? (int64_t)channel->from_day - plan->start_day : 0;
    const int64_t until = channel->has_until
                              ? (int64_t)channel->until_day - plan->start_day
                              : n_days;
    const int64_t first = from > 0 ? from : 0;
    const int64_t end = until < n_days ? until : n_days;
    return first < end ? (struct life){ (uint32_t)first, (uint32_t)end }
                       : (struct life){ 0, 0 };
}

/* The share of a stretch of the plan during which the week is open. */
static double open_share(const double *open, const struct plan *plan,
                         double from_s, double length_s)
{
    const double monday_s =
        (double)civil_weekday(plan->start_day) * SECONDS_A_DAY;
    const double start_s = monday_s + from_s;
    const long first = (long)floor(start_s / QUARTER_S);
    const long last = (long)ceil((start_s + length_s) / QUARTER_S);
    double open_s = 0.0;
    for (long i = first; i < last; i++) {
        const double a = fmax(start_s, (double)i * QUARTER_S);
        const double z = fmin(start_s + length_s, (double)(i + 1) * QUARTER_S);
        open_s += (z - a) * open[i % QUARTERS_A_WEEK];
    }
    return open_s / length_s;
}

/* How much of a count comes while the week is open: of whole days all, when
 * any of them is. */
static double kept_share(const struct count_step *step, const double *open,
                         const struct plan *plan)
{
    const double share = open_share(open, plan, step->start_s, step->length_s);
    const bool whole_days = fmod(step->length_s, SECONDS_A_DAY) <= 0.0;
    return whole_days && share > 0.0 ? 1.0 : share;
}

/* Counts of the days in `life`; what falls outside opening hours is lost. */
static double counted(const struct channel *channel, const struct plan *plan,
                      const double *open, struct life life)
{
    const struct volume *volume = &channel->volume;
    double sum = 0.0;
    for (size_t i = 0; i < volume->n_counts; i++) {
        const struct count_step *step = &volume->counts[i];
        const double day = floor(step->start_s / SECONDS_A_DAY);
        if (day >= life.from_day && day < life.until_day) {
            const double share =
                channel->any_time ? 1.0 : kept_share(step, open, plan);
            sum += step->count * share * pow(channel->growth_a_day, day);
        }
    }
    return sum;
}

/* What a week as the one of this day brings, growth left out. */
static double week_volume(const struct channel *channel, const double *open,
                          uint32_t day)
{
    const struct volume *volume = &channel->volume;
    const double hours = channel->any_time ? 168.0 : week_sum_s(open) / 3600.0;
    const uint32_t week = day / DAYS_A_WEEK;
    switch (volume->basis) {
    case VOLUME_PER_WEEK:
        return volume->amount;
    case VOLUME_PER_DAY:
        return volume->amount * days_a_week(channel, open);
    case VOLUME_PER_HOUR:
        return volume->amount * hours;
    case VOLUME_LIST:
        return volume
            ->per_week[week < volume->n_weeks ? week : volume->n_weeks - 1];
    case VOLUME_NONE:
    case VOLUME_COUNTS:
        break;
    }
    return 0.0;
}

/* A week while the channel lives. */
static double first_attempts(const struct channel *channel,
                             const struct plan *plan, const double *open)
{
    const struct life life = life_of(channel, plan);
    if (life.until_day == 0) {
        return 0.0;
    }
    double sum = channel->volume.basis == VOLUME_COUNTS
                     ? counted(channel, plan, open, life)
                     : 0.0;
    for (uint32_t day = life.from_day; day < life.until_day; day++) {
        sum += week_volume(channel, open, day) / DAYS_A_WEEK *
               pow(channel->growth_a_day, day);
    }
    return sum * DAYS_A_WEEK / (life.until_day - life.from_day);
}

/* Replies until it is solved, and one for each time that it comes back. */
static double touches_a_ticket(const struct ticket_work *ticket)
{
    return ticket->replies_mean +
           ticket->reopen_probability / (1.0 - ticket->reopen_probability);
}

/* What the messages of a chat come to, on average. */
struct course {
    double messages; /* of the agent */
    double replies;  /* of the customer, in between */
    double idle_s;   /* after the last one, while nobody answers */
};

/*
 * With N messages, who stops answering does so after one of the first N - 1,
 * each as likely: after N / 2 on average. Who would need only one never does.
 */
static struct course course_of(const struct chat_work *chat)
{
    const double n = chat->messages_mean;
    const double only_one =
        chat->messages_shape == COUNT_GEOMETRIC ? 1.0 / n : exp(-(n - 1.0));
    const double gone = chat->gone_frac;
    const double half = (n - only_one) / 2.0; /* of those of N > 1 */
    return (struct course){
        .messages = n - gone * half,
        .replies = (1.0 - gone) * (n - 1.0) + gone * (half - (1.0 - only_one)),
        .idle_s = gone * (1.0 - only_one) * chat->idle_close_s,
    };
}

double workload_writing_s(const struct channel *channel)
{
    return course_of(&channel->chat).messages * channel->chat.compose.mean_s;
}

static double work_a_contact(const struct channel *channel)
{
    const double around_s = channel->handle_time.mean_s;
    switch (channel->way) {
    case WAY_CALL:
        return around_s + channel->wrap_up.mean_s;
    case WAY_CHAT:
        if (channel->chat.n_rates > 0) {
            return around_s + channel->wrap_up.mean_s;
        }
        return workload_writing_s(channel) + channel->wrap_up.mean_s;
    case WAY_TICKET:
        return touches_a_ticket(&channel->ticket) *
               (around_s + channel->wrap_up.mean_s);
    }
    return around_s;
}

double workload_chat_s(const struct channel *channel)
{
    const struct chat_work *chat = &channel->chat;
    if (channel->way != WAY_CHAT || chat->n_rates > 0) {
        return channel->handle_time.mean_s;
    }
    return workload_writing_s(channel) +
           course_of(chat).replies * chat->customer_reply.mean_s;
}

double workload_hands_s(const struct channel *channel, uint32_t chats_at_once)
{
    const struct chat_work *chat = &channel->chat;
    const double work_s = work_a_contact(channel);
    if (channel->way != WAY_CHAT) {
        return work_s;
    }
    double best_rate = 0.0;
    for (size_t i = 0; i < chat->n_rates && i < chats_at_once; i++) {
        best_rate = fmax(best_rate, chat->rates[i]);
    }
    if (best_rate > 0.0) {
        return work_s / best_rate;
    }
    const double place_s = workload_chat_s(channel) + course_of(chat).idle_s +
                           channel->wrap_up.mean_s;
    return fmax(work_s, place_s / fmax(1.0, chats_at_once));
}

/* Of a ticket's, those that come to so many replies and are not solved. */
static double passed_on(const struct channel *channel,
                        const struct transfer_option *option)
{
    const double goes_on = 1.0 - 1.0 / fmax(1.0, channel->ticket.replies_mean);
    return channel->way == WAY_TICKET
               ? option->probability * pow(goes_on, option->after_replies)
               : option->probability;
}

/* Transfers of transfers die out: each round passes on what the last brought.
 * A ring of certain transfers would not end, so the rounds do. */
static void add_transfers(const struct centre *centre,
                          struct workload_channel *channels)
{
    enum { ROUNDS = 20 };
    double moving[CHANNELS_AT_MOST];
    for (size_t i = 0; i < centre->n_channels; i++) {
        moving[i] = channels[i].contacts_a_week * channels[i].life_frac;
    }
    for (int round = 0; round < ROUNDS; round++) {
        double arriving[CHANNELS_AT_MOST] = { 0.0 };
        for (size_t i = 0; i < centre->n_channels; i++) {
            const struct channel *channel = &centre->channels[i];
            for (size_t k = 0; k < channel->n_transfers; k++) {
                const struct transfer_option *option = &channel->transfers[k];
                arriving[option->to] += moving[i] * passed_on(channel, option);
            }
        }
        for (size_t i = 0; i < centre->n_channels; i++) {
            const bool lives = channels[i].life_frac > 0.0;
            channels[i].contacts_a_week +=
                lives ? arriving[i] / channels[i].life_frac : 0.0;
            moving[i] = lives ? arriving[i] : 0.0;
        }
    }
}

/* What the plan's first attempts are of an ordinary week with its growth: below
 * 1 where dated counts fall outside opening hours. */
static double kept_of_ordinary(const struct centre *centre, uint32_t channel,
                               double first_attempts_a_week)
{
    const struct course_life life = course_life(centre, channel);
    const int32_t start = centre->plan.start_day;
    double plain = 0.0;
    uint32_t n = 0;
    for (int32_t day = start; day < start + (int32_t)centre->plan.n_days;
         day++) {
        if (day >= life.from_day && day < life.until_day) {
            plain += course_ordinary_week(centre, channel, day) *
                     course_growth(centre, channel, day);
            n++;
        }
    }
    return plain > 0.0 ? first_attempts_a_week * n / plain : 1.0;
}

/* First attempts a week while the channel lives, with what launches, changes
 * and withdrawals make of them. */
static double rolled_out(const struct centre *centre, uint32_t channel,
                         double first_attempts_a_week)
{
    const double noon = 0.5;
    const struct course_life life = course_life(centre, channel);
    const int32_t start = centre->plan.start_day;
    double rolled = 0.0;
    uint32_t n = 0;
    for (int32_t day = start; day < start + (int32_t)centre->plan.n_days;
         day++) {
        if (day >= life.from_day && day < life.until_day) {
            rolled += course_contacts_a_week(centre, channel, day, noon);
            n++;
        }
    }
    return n > 0 ? rolled / n *
                       kept_of_ordinary(centre, channel, first_attempts_a_week)
                 : 0.0;
}

/* What of the contacts as that day begins is the spike of a launch. */
static double spike_a_week(const struct centre *centre, uint32_t channel,
                           int32_t day)
{
    const struct day_curve offered = course_offered(centre, channel, day);
    const struct day_curve spike = course_spike(centre, channel, day);
    return course_volume(centre, channel, day) * day_curve_at(&offered, 0.0) *
           day_curve_at(&spike, 0.0);
}

static bool lives_on(const struct centre *centre, uint32_t channel, int32_t day)
{
    const struct course_life life = course_life(centre, channel);
    return day >= life.from_day && day < life.until_day;
}

/* The share of the plan's days on which there is such a channel. */
static double life_frac(const struct centre *centre, uint32_t channel)
{
    const struct course_life life = course_life(centre, channel);
    const int32_t start = centre->plan.start_day;
    return window_share(
        (struct window){ start, start + (int32_t)centre->plan.n_days },
        (struct window){ life.from_day, life.until_day });
}

/* Opening, work and first attempts, which no launch changes. */
static struct workload_channel channel_alone(const struct channel *channel,
                                             const struct plan *plan,
                                             struct arena *arena)
{
    const double *open = week_open(&channel->opening_hours, arena);
    return (struct workload_channel){
        .open_frac = open,
        .open_s_a_week = week_sum_s(open),
        .work_s_a_contact = work_a_contact(channel),
        .first_attempts_a_week = first_attempts(channel, plan, open),
    };
}

struct workload workload_estimate(const struct centre *centre,
                                  struct arena *arena)
{
    struct workload_channel *channels =
        arena_alloc(arena, centre->n_channels, sizeof *channels);
    struct workload_team *teams =
        arena_alloc(arena, centre->n_teams, sizeof *teams);
    for (uint32_t i = 0; i < centre->n_channels; i++) {
        channels[i] = channel_alone(&centre->channels[i], &centre->plan, arena);
        const double first = channels[i].first_attempts_a_week;
        channels[i].contacts_a_week =
            centre->n_rollouts > 0 ? rolled_out(centre, i, first) : first;
        channels[i].life_frac = life_frac(centre, i);
    }
    add_transfers(centre, channels);
    for (size_t i = 0; i < centre->n_teams; i++) {
        teams[i] = workload_staff_on_average(centre, i, channels, arena);
    }
    const struct workload out = { channels, teams };
    return out;
}

/* A channel that is not there on that day is never open. */
static struct workload_channel channel_on(const struct centre *centre,
                                          const struct centre *then,
                                          uint32_t index,
                                          struct workload_day when,
                                          struct arena *arena)
{
    struct workload_channel channel =
        channel_alone(&then->channels[index], &centre->plan, arena);
    if (!lives_on(centre, index, when.day)) {
        channel.open_frac = arena_alloc(arena, QUARTERS_A_WEEK, sizeof(double));
        channel.open_s_a_week = 0.0;
        return channel;
    }
    const double spike =
        when.settled ? spike_a_week(centre, index, when.day) : 0.0;
    channel.life_frac = 1.0;
    channel.contacts_a_week =
        (course_contacts_a_week(centre, index, when.day, 0.0) - spike) *
        kept_of_ordinary(centre, index, channel.first_attempts_a_week);
    return channel;
}

struct workload workload_on(const struct centre *centre,
                            struct workload_day when, struct arena *arena)
{
    struct workload_channel *channels =
        arena_alloc(arena, centre->n_channels, sizeof *channels);
    struct workload_team *teams =
        arena_alloc(arena, centre->n_teams, sizeof *teams);
    const struct centre *then = changed_centre_of(centre, when.day, arena);
    for (uint32_t i = 0; i < centre->n_channels; i++) {
        channels[i] = channel_on(centre, then, i, when, arena);
    }
    add_transfers(then, channels);
    for (size_t i = 0; i < centre->n_teams; i++) {
        teams[i] = workload_staff_on(then, i, channels, when.day, arena);
    }
    const struct workload out = { channels, teams };
    return out;
}

double workload_erlang(const struct workload_channel *channel)
{
    if (channel->open_s_a_week <= 0.0) {
        return 0.0;
    }
    return channel->contacts_a_week * channel->work_s_a_contact /
           channel->open_s_a_week;
}
