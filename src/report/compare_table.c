/*
 * compare_table.c - a grid and some sentences for each plan beside the first.
 */
#include "report/compare_table.h"

#include "base/dates.h"
#include "base/language.h"
#include "base/number.h"
#include "base/version.h"
#include "chart/words.h"
#include "model/centre.h"
#include "report/compare_grid.h"
#include "report/compare_start.h"
#include "report/compare_words.h"
#include "report/run_report.h"
#include "report/table_futures.h"
#include "report/table_notes.h"
#include "report/term_words.h"
#include <math.h>
#include <string.h>

enum { INDENT = 2 };

struct page {
    const struct compare_report *report;
    const struct comparison *comparison;
    size_t other; /* the plan at hand, from 1 */
    struct arena *arena;
    int width;
    bool colours;
    struct text *out;
};

static const struct results *first_of(const struct page *page)
{
    return page->comparison->plans[0];
}

static const struct results *other_of(const struct page *page)
{
    return page->comparison->plans[page->other];
}

static const struct comparison_plan *plan_of(const struct page *page)
{
    return &page->comparison->others[page->other - 1];
}

static bool is_ticket(const struct page *page, const struct changes *channel)
{
    return first_of(page)->centre->channels[channel->first].way == WAY_TICKET;
}

static void tell_measure(const struct page *page, const struct changes *channel,
                         const char *key)
{
    const size_t m = measure_index(key);
    const struct measure *measure = &measure_list(&(size_t){ 0 })[m];
    const struct difference *difference = &channel->measures[m];
    if (!isnan(difference->change.mean)) {
        table_paragraph(compare_words_sentence(
                            page->arena, channel->name, tr(measure->label),
                            measure->unit, difference,
                            page->comparison->each_confidence_frac),
                        INDENT, page->width, page->out);
    }
}

static void tell_verdict(const struct page *page)
{
    const char *const *labels = page->report->labels;
    const uint32_t n = page->comparison->replications;
    const char *sentence =
        plan_of(page)->is_different
            ? arena_text(page->arena,
                         tr("%s is clearly different from %s after %u "
                            "replications."),
                         labels[page->other], labels[0], n)
            : arena_text(page->arena,
                         tr("%s is not clearly different from %s after %u "
                            "replications."),
                         labels[page->other], labels[0], n);
    table_paragraph(sentence, INDENT, page->width, page->out);
}

/* Of every channel how many are served in time, and how long they wait. */
static void tell_channels(const struct page *page)
{
    const struct comparison_plan *plan = plan_of(page);
    if (page->comparison->replications == 1) {
        table_paragraph(compare_words_played_once(), INDENT, page->width,
                        page->out);
        return;
    }
    for (size_t c = 0; c < plan->n_channels; c++) {
        const struct changes *channel = &plan->channels[c];
        tell_measure(page, channel, "service_level");
        tell_measure(page, channel,
                     is_ticket(page, channel) ? "first_reply_mean_s"
                                              : "mean_wait_s");
    }
    if (page->comparison->until_clear) {
        tell_verdict(page);
    }
}

/* Channels that only one of the plans has are said, not compared. */
static void tell_alone(const struct page *page, const struct results *of,
                       const struct results *beside, const char *label)
{
    for (size_t c = 0; c < of->n_channels; c++) {
        bool shared = false;
        for (size_t k = 0; k < beside->n_channels; k++) {
            shared = shared || strcmp(of->channels[c].name,
                                      beside->channels[k].name) == 0;
        }
        if (!shared) {
            table_paragraph(arena_text(page->arena, tr("%s is only in %s."),
                                       of->channels[c].name, label),
                            INDENT, page->width, page->out);
        }
    }
}

static void print_launch(const struct page *page,
                         const struct launch_beside *beside)
{
    const struct compare_report *report = page->report;
    const char *const labels[] = { report->labels[0],
                                   report->labels[page->other] };
    size_t n = 0;
    const char *const *sentences = compare_launches_words(
        beside, labels, page->comparison->each_confidence_frac, page->arena,
        &n);
    grid_print(compare_launch_grid(report, page->other, beside, page->arena),
               page->width, page->colours, page->out);
    text_add(page->out, "\n");
    for (size_t i = 0; i < n; i++) {
        table_paragraph(sentences[i], INDENT, page->width, page->out);
    }
    text_add(page->out, "%s", n > 0 ? "\n" : "");
}

static void print_launches(const struct page *page)
{
    size_t n = 0;
    const struct launch_beside *list =
        compare_report_launches(page->report, page->other, page->arena, &n);
    for (size_t i = 0; i < n; i++) {
        print_launch(page, &list[i]);
    }
}

static void print_plan(const struct page *page)
{
    const struct compare_report *report = page->report;
    grid_print(compare_grid(report, page->other, page->arena), page->width,
               page->colours, page->out);
    tell_alone(page, first_of(page), other_of(page), report->labels[0]);
    tell_alone(page, other_of(page), first_of(page),
               report->labels[page->other]);
    text_add(page->out, "\n");
    tell_channels(page);
    text_add(page->out, "\n");
    print_launches(page);
    table_of_changed_futures(report, page->other, page->width, page->colours,
                             page->out);
}

/* Where plans do not meet the same customers. */
static void warn_of_start(const struct page *page)
{
    const struct compare_report *report = page->report;
    for (size_t p = 1; p < page->comparison->n_plans; p++) {
        const struct compare_start *start =
            compare_start_find(report, p, page->arena);
        if (start) {
            table_paragraph(
                arena_text(page->arena, tr("Mind: %s"),
                           compare_start_words(start, report->labels[0],
                                               report->labels[p], page->arena)),
                INDENT, page->width, page->out);
        }
    }
}

static void print_title(const struct page *page)
{
    const struct compare_report *report = page->report;
    const struct plan *plan = &first_of(page)->centre->plan;
    const char *title = first_of(page)->centre->title;
    text_add(page->out, "%s%s%s\n", page->colours ? "\033[1m" : "",
             title && *title ? title : report->scenarios[0].file,
             page->colours ? "\033[0m" : "");
    text_add(
        page->out,
        compare_start_moves(report)
            ? tr_n("%s to %s, %u day, each plan with the customers of its own "
                   "volumes\n",
                   "%s to %s, %u days, each plan with the customers of its own "
                   "volumes\n",
                   plan->n_days)
            : tr_n("%s to %s, %u day, each plan with the same customers\n",
                   "%s to %s, %u days, each plan with the same customers\n",
                   plan->n_days),
        date_written(page->arena, plan->start_day),
        date_written(page->arena, plan->start_day + (int32_t)plan->n_days - 1),
        plan->n_days);
    for (size_t p = 0; p < page->comparison->n_plans; p++) {
        const char *variant = scenario_variant_title(&report->scenarios[p]);
        if (variant) {
            table_paragraph(
                arena_text(page->arena, "%s: %s", report->labels[p], variant),
                INDENT, page->width, page->out);
        }
    }
    warn_of_start(page);
    text_add(page->out, "\n");
}

static void note_interval(const struct page *page)
{
    const struct comparison *c = page->comparison;
    struct arena *arena = page->arena;
    const char *same = compare_start_moves(page->report)
                           ? tr("the same draws of chance")
                           : tr("the same customers");
    if (c->replications == 1) {
        table_paragraph(
            arena_text(arena,
                       tr("Change is the plan less %s, in one replication with "
                          "%s (seed %llu). deskcast %s."),
                       page->report->labels[0], same,
                       (unsigned long long)c->seed, DESKCAST_VERSION),
            INDENT, page->width, page->out);
        return;
    }
    table_paragraph(
        arena_text(arena,
                   tr("Change is the plan less %s; ± is half its %s confidence "
                      "interval, from differences between replications with "
                      "%s (%u replications, seed %llu). Where the interval "
                      "holds 0 there is no clear difference. %s deskcast %s."),
                   page->report->labels[0],
                   words_confidence(arena, c->each_confidence_frac), same,
                   c->replications, (unsigned long long)c->seed,
                   term_words(TERM_SAVED), DESKCAST_VERSION),
        INDENT, page->width, page->out);
}

/* Every plan has the same channels but for those that one adds; of any. */
static void note_terms(const struct page *page)
{
    bool has_tickets = false;
    for (size_t p = 0; p < page->comparison->n_plans; p++) {
        has_tickets |=
            run_report_has_way(page->comparison->plans[p]->centre, WAY_TICKET);
    }
    if (has_tickets) {
        table_paragraph(term_words(TERM_TICKET_CLOCK), INDENT, page->width,
                        page->out);
        table_paragraph(term_words(TERM_REQUESTER_WAIT), INDENT, page->width,
                        page->out);
    }
}

static void note_simultaneous(const struct page *page)
{
    const struct comparison *c = page->comparison;
    struct arena *arena = page->arena;
    const char *each = words_confidence(arena, c->each_confidence_frac);
    const char *together = compare_words_together(
        arena, c->n_plans - 1, c->confidence_frac, c->each_confidence_frac);
    if (c->until_clear) {
        table_paragraph(
            arena_text(arena,
                       tr("It could look %u times, at fixed numbers of "
                          "replications; each interval is at %s, so that a "
                          "plan that changes nothing is called different in "
                          "at most %s of such comparisons. Decided by the "
                          "service level and mean wait of every channel."),
                       c->n_looks, each,
                       words_confidence(arena, 1 - c->confidence_frac)),
            INDENT, page->width, page->out);
    } else if (together && c->replications > 1) {
        table_paragraph(arena_text(arena, "%s %s", together,
                                   tr("Rows are not adjusted for each other.")),
                        INDENT, page->width, page->out);
    }
}

static void note_launches(const struct page *page)
{
    uint32_t replications = 0;
    for (size_t p = 0; p < page->comparison->n_plans; p++) {
        const struct results *plan = page->comparison->plans[p];
        if (plan->n_launches > 0) {
            replications = plan->launches[0].replications;
        }
    }
    if (replications > 0) {
        table_paragraph(compare_launches_note(replications, page->arena),
                        INDENT, page->width, page->out);
    }
}

static void note_end(const struct page *page)
{
    const struct comparison *c = page->comparison;
    if (c->interrupted) {
        table_paragraph(tr("Stopped early: these are the replications that "
                           "were finished."),
                        INDENT, page->width, page->out);
    } else if (c->until_clear && !c->converged) {
        table_paragraph(tr("Not every plan became clearly different in as "
                           "many replications as are allowed."),
                        INDENT, page->width, page->out);
    }
}

void table_of_comparison(const struct compare_report *report, int width,
                         bool colours, struct text *out)
{
    struct page page = { .report = report,
                         .comparison = report->comparison,
                         .arena = out->arena,
                         .width = width,
                         .colours = colours,
                         .out = out };
    print_title(&page);
    for (page.other = 1; page.other < page.comparison->n_plans; page.other++) {
        print_plan(&page);
    }
    note_end(&page);
    note_simultaneous(&page);
    note_terms(&page);
    note_launches(&page);
    note_interval(&page);
}
