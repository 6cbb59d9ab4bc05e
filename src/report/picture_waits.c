/*
 * picture_waits.c - bars of who was answered within a time: exact counts of the
 * run, no buckets.
 */
#include "report/picture_inner.h"

#include "base/language.h"
#include "base/number.h"
#include "model/centre.h"
#include <math.h>

enum { SHOWN_AT_MOST = 4, LABEL = 15, NUMBERS = 10 };

struct step {
    const char *key;    /* of the measure */
    const char *within; /* as a setting has it */
    bool beyond;        /* the measure counts those beyond the time */
};

static const struct step live_steps[] = {
    { "wait_over.0", "0 s", true },     { "wait_over.10", "10 s", true },
    { "wait_over.20", "20 s", true },   { "wait_over.30", "30 s", true },
    { "wait_over.60", "1 min", true },  { "wait_over.120", "2 min", true },
    { "wait_over.300", "5 min", true }, { "wait_over.3600", "1 h", true },
};

static const struct step ticket_steps[] = {
    { "first_reply_within.1 h", "1 h", false },
    { "first_reply_within.8 h", "8 h", false },
    { "first_reply_within.24 h", "24 h", false },
};

static double share_within(const struct channel_result *channel,
                           const struct step *step)
{
    const double frac = channel->measures[measure_index(step->key)].mean;
    return step->beyond ? 1.0 - frac : frac;
}

static void print_step(const struct picture *picture, const struct step *step,
                       double frac)
{
    struct arena *arena = picture->out->arena;
    const char *label = step->within[0] == '0'
                            ? tr_in("answered", "at once")
                            : arena_text(arena, tr("within %s"),
                                         number_amount(arena, step->within));
    const double room = picture->style.width - LABEL - NUMBERS;
    const size_t n = (size_t)lround(frac * room);
    text_add(picture->out, "%s%*s", label, LABEL - (int)text_width(label), "");
    picture_ink(picture, INK_BAR, n);
    picture_ink(picture, INK_SPARE, (size_t)room - n);
    const char *share = number_share(arena, frac);
    text_add(picture->out, "%*s%s\n", NUMBERS - (int)text_width(share), "",
             share);
}

/* The last row is the first that holds everybody. */
static bool print_channel(const struct picture *picture, size_t c)
{
    enum { N_LIVE = sizeof live_steps / sizeof *live_steps };
    enum { N_TICKET = sizeof ticket_steps / sizeof *ticket_steps };
    const struct channel_result *channel = &picture->results->channels[c];
    const bool is_ticket =
        picture->results->centre->channels[c].way == WAY_TICKET;
    const struct step *steps = is_ticket ? ticket_steps : live_steps;
    const size_t n = is_ticket ? N_TICKET : N_LIVE;
    if (isnan(share_within(channel, &steps[0]))) {
        return false;
    }
    picture_title(picture,
                  arena_text(picture->out->arena,
                             is_ticket
                                 ? tr("%s: first reply, share of the tickets")
                                 : tr("%s: waiting, share of the answered"),
                             channel->name));
    for (size_t i = 0; i < n; i++) {
        const double frac = share_within(channel, &steps[i]);
        print_step(picture, &steps[i], frac);
        if (frac >= 0.9995) {
            break;
        }
    }
    return true;
}

void picture_waits(const struct picture *picture)
{
    size_t n = 0;
    for (size_t c = 0; c < picture->results->n_channels && n < SHOWN_AT_MOST;
         c++) {
        n += print_channel(picture, c);
    }
}
