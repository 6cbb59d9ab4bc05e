#include "engine/help_desk.h"

#include "base/civil.h"
#include "engine/help_plan.h"
#include "engine/replication.h"
#include "engine/thinning.h"
#include "model/centre.h"
#include "model/help_centre.h"
#include <math.h>
#include <string.h>

enum { OF_THE_VISIT, OF_BROWSING, OF_THE_LINK = 0x40000000 };
enum { TOP_OF_ALL = 5, TOP_OF_CATEGORY = 3 };

/* ---- articles ---- */

static bool feeds(const struct help_plan *plan)
{
    return plan->centre->adds_from_failed_searches;
}

/* The topic of the next article: the most wanted without one, as far as is
 * known: by demand at first, by the searches in vain later. */
static uint32_t next_topic(const struct help_desk *desk, bool by_searches)
{
    uint32_t best = NO_INDEX;
    for (uint32_t k = 0; k < desk->plan->n_topics; k++) {
        const bool free = isinf(desk->published_s[k]);
        if (free && (best == NO_INDEX ||
                     (by_searches && desk->in_vain[k] > desk->in_vain[best]))) {
            best = k;
        }
    }
    return best;
}

static void name_tops(struct help_desk *desk)
{
    const uint32_t n_categories = desk->plan->centre->categories;
    uint32_t n = 0;
    for (uint32_t k = 0; k < desk->plan->n_topics; k++) {
        const bool has_article = !isinf(desk->published_s[k]);
        desk->is_top_5[k] = has_article && n < TOP_OF_ALL;
        n += has_article;
    }
    for (uint32_t category = 0; category < n_categories; category++) {
        n = 0;
        for (uint32_t k = category; k < desk->plan->n_topics;
             k += n_categories) {
            const bool has_article = !isinf(desk->published_s[k]);
            desk->is_top_3[k] = has_article && n < TOP_OF_CATEGORY;
            n += has_article;
        }
    }
}

static double published_s(const struct help_plan *plan, uint32_t n)
{
    return help_centre_published_s(plan->centre, plan->publish_s, n);
}

static void publish_until(struct help_desk *desk, double plan_s)
{
    if (desk->next_s > plan_s) {
        return;
    }
    while (desk->next_s <= plan_s) {
        const bool by_searches = feeds(desk->plan) && desk->next_s > 0;
        desk->published_s[next_topic(desk, by_searches)] = desk->next_s;
        desk->n_articles++;
        desk->next_s = published_s(desk->plan, desk->n_articles + 1);
    }
    name_tops(desk);
}

struct help_desk *help_desk_start(const struct replication *rep)
{
    const struct help_plan *plan = rep->plan->help;
    if (!plan) {
        return NULL;
    }
    struct arena *arena = rep->arena;
    const uint32_t n = plan->n_topics;
    struct help_desk *desk = arena_alloc(arena, 1, sizeof *desk);
    desk->plan = plan;
    desk->published_s = arena_alloc(arena, n, sizeof *desk->published_s);
    desk->is_top_5 = arena_alloc(arena, n, sizeof *desk->is_top_5);
    desk->is_top_3 = arena_alloc(arena, n, sizeof *desk->is_top_3);
    desk->in_vain = arena_alloc(arena, n, sizeof *desk->in_vain);
    for (uint32_t k = 0; k < n; k++) {
        desk->published_s[k] = HUGE_VAL;
    }
    desk->sample = rep->tally.sample->help;
    desk->next_s = published_s(plan, 1);
    publish_until(desk, 0);
    return desk;
}

/* ---- visits ---- */

/* Where a visit is counted; NULL outside the window. */
static struct help_day *today(const struct replication *rep)
{
    return rep->interval == NO_CELL
               ? NULL
               : &rep->help->sample->days[rep->tally.day_of[rep->interval]];
}

static void count_search(struct help_desk *desk, struct help_day *day,
                         uint32_t topic, bool is_found)
{
    day->counts[HELP_COVERED] += !isinf(desk->published_s[topic]);
    day->counts[HELP_VIEWS] += is_found;
    day->counts[HELP_TOP_5_VIEWS] += is_found && desk->is_top_5[topic];
    day->counts[HELP_TOP_3_VIEWS] += is_found && desk->is_top_3[topic];
    desk->in_vain[topic] += !is_found;
}

static struct rng_block draw(const struct replication *rep,
                             const struct contact *contact, uint32_t index)
{
    return rng_block(rep->streams[contact->origin], contact->number, 0,
                     RNG_TOPICS, index);
}

/* Visits of people who would never have made contact, as many as go with this
 * potential contact. */
static void browse(struct replication *rep, const struct contact *contact,
                   uint32_t word, struct help_day *day)
{
    struct help_desk *desk = rep->help;
    const struct help_plan *plan = desk->plan;
    const double found_frac = 1 - plan->centre->no_result_frac;
    const uint32_t n = help_plan_pick(plan->visit_counts, plan->n_visit_counts,
                                      rng_uniform(word));
    struct rng_block block = { { 0 } };
    for (uint32_t i = 0; i < n; i++) {
        if (i % 2 == 0) {
            block = draw(rep, contact, OF_BROWSING + i / 2);
        }
        const uint32_t *words = &block.word[i % 2 * 2];
        const uint32_t topic =
            help_plan_pick(plan->wanted, plan->n_topics, rng_uniform(words[0]));
        const bool is_found = !isinf(desk->published_s[topic]) &&
                              rng_uniform(words[1]) < found_frac;
        count_search(desk, day, topic, is_found);
    }
    day->counts[HELP_BROWSED] += n;
}

/* The customer's topic. */
static uint32_t topic_of(const struct help_plan *plan,
                         const struct contact *contact, uint32_t word)
{
    return help_plan_pick(plan->inflows[contact->origin].cumulative,
                          plan->n_topics, rng_uniform(word));
}

/* u of help_plan.h. */
static double luck_of(const struct help_inflow *inflow, uint32_t topic,
                      uint32_t word)
{
    const double v = rng_uniform(word);
    const double today = inflow->today_frac ? inflow->today_frac[topic] : 0;
    return inflow->is_prevented_today ? today * v : today + (1 - today) * v;
}

static bool visit_prevents(struct replication *rep,
                           const struct contact *contact)
{
    struct help_desk *desk = rep->help;
    const struct help_plan *plan = desk->plan;
    const double plan_s =
        fmax(ticks_seconds(rep->now) -
                 ticks_seconds(rep->plan->horizon.window_start),
             0);
    const struct rng_block block = draw(rep, contact, OF_THE_VISIT);
    const struct help_inflow *inflow = &plan->inflows[contact->origin];
    const uint32_t topic = topic_of(plan, contact, block.word[0]);
    const double u = luck_of(inflow, topic, block.word[1]);
    struct help_day *day = today(rep);
    publish_until(desk, plan_s);
    const double age_s = plan_s - desk->published_s[topic];
    const double finds_frac =
        age_s >= 0 ? inflow->looks_frac * (1 - plan->centre->no_result_frac)
                   : 0;
    const bool prevented =
        u < finds_frac &&
        u < finds_frac * help_centre_solves(plan->centre, age_s);
    if (!day) {
        return prevented;
    }
    if (plan_s >= plan->publish_s) {
        if (u < inflow->looks_frac) {
            day->counts[HELP_LOOKED]++;
            count_search(desk, day, topic, u < finds_frac);
        }
        browse(rep, contact, block.word[2], day);
    }
    day->counts[prevented ? HELP_PREVENTED : HELP_TICKETS]++;
    struct help_cell *cell =
        &desk->sample->cells[contact->channel * desk->sample->n_days +
                             (size_t)(day - desk->sample->days)];
    cell->prevented += prevented;
    cell->at_start += inflow->start_frac && u < inflow->start_frac[topic];
    return prevented;
}

bool help_desk_prevents(struct replication *rep, const struct contact *contact)
{
    const uint32_t origin = contact->origin;
    const struct thinning *flows = rep->help->plan->inflows[origin].flows;
    const bool prevented = visit_prevents(rep, contact);
    if (flows && !prevented) {
        thinning_count(flows, &rep->flows, rep->streams[origin],
                       contact->number, rep->now);
    }
    return prevented;
}

/* ---- what it makes of the rest ---- */

double help_desk_handling(const struct replication *rep,
                          const struct contact *contact)
{
    const struct help_plan *plan = rep->plan->help;
    if (!plan->handling) {
        return 1;
    }
    const struct rng_block block = draw(rep, contact, OF_THE_VISIT);
    return plan->handling[topic_of(plan, contact, block.word[0])];
}

bool help_desk_links(const struct replication *rep,
                     const struct contact *contact)
{
    const struct help_plan *plan = rep->plan->help;
    const double plan_s = ticks_seconds(contact->arrived) -
                          ticks_seconds(rep->plan->horizon.window_start);
    if (!(plan->centre->linked_articles_frac > 0) ||
        fmax(plan_s, 0) < plan->publish_s) {
        return false;
    }
    const struct rng_block block =
        replication_draw(rep, contact, RNG_TOPICS, OF_THE_LINK);
    return rng_uniform(block.word[0]) < plan->centre->linked_articles_frac;
}

static void describe_day(const struct help_desk *desk, double end_s,
                         struct help_day *day)
{
    for (uint32_t k = 0; k < desk->plan->n_topics; k++) {
        const double published_s = desk->published_s[k];
        if (published_s < end_s) {
            day->articles++;
            day->coverage_frac += desk->plan->share[k];
        }
    }
}

void help_desk_finish(struct replication *rep)
{
    struct help_desk *desk = rep->help;
    struct help_sample *sample = desk->sample;
    const uint64_t *writing_ticks = roster_writing_ticks(rep->roster);
    publish_until(desk, (double)sample->n_days * SECONDS_A_DAY);
    for (size_t d = 0; d < sample->n_days; d++) {
        describe_day(desk, (double)(d + 1) * SECONDS_A_DAY, &sample->days[d]);
        sample->days[d].writing_s = ticks_seconds(writing_ticks[d]);
    }
}
