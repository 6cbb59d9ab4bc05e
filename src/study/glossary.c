#include "study/glossary.h"

#include "base/language.h"
#include "base/text.h"
#include "model/defaults.h"
#include "study/results.h"
#include "study/self_service.h"

#include <string.h>

/* One result, of whichever list. */
struct entry {
    const char *key;
    const char *unit;
    const char *label;
    const char *owner;
};

enum { ENTRIES_AT_MOST = 160 };

struct entries {
    size_t n;
    struct entry list[ENTRIES_AT_MOST];
};

static void add(struct entries *entries, const char *key, const char *unit,
                const char *label, const char *owner)
{
    if (entries->n < ENTRIES_AT_MOST) {
        entries->list[entries->n++] = (struct entry){ key, unit, label, owner };
    }
}

static void add_all(struct entries *entries)
{
    size_t n = 0;
    const struct measure *measures = measure_list(&n);
    for (size_t i = 0; i < n; i++) {
        add(entries, measures[i].key, measures[i].unit, measures[i].label,
            N_("a result of channels"));
    }
    const struct team_measure *of_teams = team_measure_list(&n);
    for (size_t i = 0; i < n; i++) {
        add(entries, of_teams[i].key, of_teams[i].unit, of_teams[i].label,
            N_("a result of teams"));
    }
    const struct centre_measure *of_centre = centre_measure_list(&n);
    for (size_t i = 0; i < n; i++) {
        add(entries, of_centre[i].key, of_centre[i].unit, of_centre[i].label,
            N_("a result of the centre"));
    }
    const struct help_measure *of_help = help_measure_list(&n);
    for (size_t i = 0; i < n; i++) {
        add(entries, of_help[i].summary_key, of_help[i].unit, of_help[i].label,
            N_("a result of the help centre"));
    }
}

static const char *note_on(const char *key)
{
    static const struct {
        const char *key;
        const char *note;
    } notes[] = {
        { "occupancy",
          N_("Busy is an agent with at least one contact in hand, or wrapping "
             "up: with chats also while every customer is typing. Utilisation "
             "counts only the work itself.") },
        { "utilisation",
          N_("Talking, writing, wrapping up. Occupancy also counts the time "
             "in which an agent holds chats whose customers are typing.") },
        { "mean_in_service",
          N_("Wrap-up is left out: by Little's law it is the arrivals "
             "answered an hour times the conversation's length, not times the "
             "whole handling time.") },
        { "mean_handle_s",
          N_("Conversation and wrap-up; of a chat, what the agent writes, not "
             "how long it lasts.") },
        { "chat_duration_s",
          N_("From the answer to the last message; neither wrap-up nor the "
             "place that waits for a customer who is gone counts.") },
        { "backlog_end",
          N_("At midnight after the plan's last day. After a weekend without "
             "agents it is larger than on a Friday evening, without growing "
             "from week to week.") },
        { "prevented_at_start",
          N_("As if no article came, went stale or was lost since. Where "
             "volume_counts is \"contacts\", the volume lacks them.") },
        { "prevented_since_start",
          N_("What is prevented less prevented_at_start: below 0 where "
             "articles go stale.") },
        { "service_level",
          N_("In time of all offered, unless service_level_counts says "
             "otherwise.") },
        { "cost_per_contact",
          N_("What the agents cost in the plan, divided by the contacts that "
             "they answered in it: calls, chats and tickets alike, a ticket "
             "once however many replies it takes. Who hung up is not among "
             "them, nor a ticket without a reply yet.") },
        { "abandonment",
          N_("Callers who hung up, and visitors of a chat or a counter who "
             "left.") },
    };
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        if (strcmp(notes[i].key, key) == 0) {
            return notes[i].note;
        }
    }
    return NULL;
}

/* "wait_over" is "wait_over.20" too, and "phone.wait_p90_s" a "wait_p90_s". */
static bool is_called(const char *key, const char *name)
{
    const size_t n = strlen(name);
    const size_t n_key = strlen(key);
    const bool begins =
        strncmp(key, name, n) == 0 && (key[n] == '\0' || key[n] == '.');
    return begins || (n > n_key && name[n - n_key - 1] == '.' &&
                      strcmp(name + n - n_key, key) == 0);
}

static const char *explain_kind(const struct kind *kind, struct arena *arena)
{
    static const char *const works[] = {
        [WAY_CALL] = N_("answered once, by an agent who does nothing else"),
        [WAY_CHAT] = N_("answered by an agent who may hold several"),
        [WAY_TICKET] = N_("waits in a backlog until it is solved"),
    };
    return arena_text(
        arena,
        tr("%s (a kind of channel)\n"
           "    %s.\n"
           "    write      channels = { %s = { ... }; }, or kind = "
           "\"%s\" in a channel of another name\n"),
        kind->name, tr(works[kind->way]), kind->name, kind->name);
}

const char *glossary_explain(const char *name, struct arena *arena)
{
    const struct kind *kind = kind_find(name);
    struct entries *entries = arena_alloc(arena, 1, sizeof *entries);
    struct text text;
    if (kind) {
        return explain_kind(kind, arena);
    }
    add_all(entries);
    text_start(&text, arena);
    for (size_t i = 0; i < entries->n; i++) {
        const struct entry *entry = &entries->list[i];
        if (is_called(entry->key, name)) {
            const char *note = note_on(entry->key);
            text_add(&text, tr("%s (%s)\n    %s\n    unit       %s\n"),
                     entry->key, tr(entry->owner), tr(entry->label),
                     tr(entry->unit));
            text_add(&text, "%s%s%s", note ? "    " : "", note ? tr(note) : "",
                     note ? "\n" : "");
        }
    }
    return text.length > 0 ? text.bytes : NULL;
}

const char *glossary_nearest(const char *name, struct arena *arena)
{
    struct entries *entries = arena_alloc(arena, 1, sizeof *entries);
    size_t n_kinds = 0;
    const struct kind *kinds = kind_list(&n_kinds);
    add_all(entries);
    const char **names =
        arena_alloc(arena, entries->n + n_kinds, sizeof *names);
    for (size_t i = 0; i < entries->n; i++) {
        names[i] = entries->list[i].key;
    }
    for (size_t i = 0; i < n_kinds; i++) {
        names[entries->n + i] = kinds[i].name;
    }
    return text_nearest(name, names, entries->n + n_kinds);
}
