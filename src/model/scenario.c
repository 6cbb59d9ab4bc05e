/*
 * scenario.c - from a file's name to a centre: read, change, complete, read
 * into structs, list.
 */
#include "model/scenario.h"

#include "base/file.h"
#include "base/language.h"
#include "model/checks.h"
#include "model/complaints.h"
#include "model/reader.h"
#include "model/resolved.h"
#include "model/set_path.h"
#include "model/source_text.h"
#include "model/value_config.h"

#include <assert.h>
#include <string.h>

/* "plan.cfg#later" is plan.cfg and "later"; "plan.cfg" has no variant. */
static const char *split_variant(const char *named, struct arena *arena,
                                 const char **out_variant)
{
    const char *hash = strrchr(named, '#');
    *out_variant = hash ? hash + 1 : NULL;
    return hash ? arena_copy_bytes(arena, named, (size_t)(hash - named))
                : named;
}

static void no_variant(struct reader *reader, const struct value *variants,
                       const char *name)
{
    const size_t most = variants ? variants->n : 0;
    const char **names = arena_alloc(reader->arena, most + 1, sizeof *names);
    size_t n = 0;
    for (const struct value *each = most ? variants->first : NULL; each;
         each = each->next) {
        names[n++] = each->name;
    }
    const char *hint = complaint_guess(name, names, n, reader->arena);
    if (!hint) {
        hint = n == 0 ? tr("variants are defined under 'variants'")
                      : arena_text(reader->arena, tr("there are %s"),
                                   complaint_choices(names, n, reader->arena));
    }
    complain(reader->complaints, "E-REFERENCE", (struct place){ 0 }, hint, "%s",
             *name ? arena_text(reader->arena, tr("there is no variant \"%s\""),
                                name)
                   : tr("the name of the variant after # is missing"));
}

static void apply_variant(struct reader *reader, const struct value *variant)
{
    const char *name = variant->name;
    const struct value *set = value_find(variant, "set");
    if (!set || set->type != VALUE_LIST) {
        return; /* told when the variants are read */
    }
    for (const struct value *each = set->first; each; each = each->next) {
        const struct setter setter = { .arena = reader->arena,
                                       .complaints = reader->complaints,
                                       .root = reader->root,
                                       .source = arena_text(reader->arena,
                                                            "variant %s", name),
                                       .at = each->at };
        if (each->type == VALUE_TEXT) {
            set_path(&setter, each->text);
        }
    }
}

static struct place command_place(struct reader *reader, const char *option,
                                  const char *text)
{
    const char *label = arena_text(reader->arena, "%s \"%s\"", option, text);
    return (struct place){ .line = source_add_line(reader->source, label, "") };
}

static void apply_command(struct reader *reader,
                          const struct scenario_request *request)
{
    struct setter setter = { .arena = reader->arena,
                             .complaints = reader->complaints,
                             .root = reader->root };
    for (size_t i = 0; i < request->n_sets; i++) {
        setter.source = "--set";
        setter.at = command_place(reader, "--set", request->sets[i]);
        set_path(&setter, request->sets[i]);
    }
    for (size_t i = 0; i < request->n_volumes; i++) {
        setter.source = "--volumes";
        setter.at = command_place(reader, "--volumes", request->volumes[i]);
        set_volume(&setter, request->volumes[i]);
    }
}

/* Of the tree as it stands; told later when it is none of them. B2C fills in
 * most, so that little is missing then. */
static enum audience find_audience(const struct reader *reader, bool *found)
{
    const struct value *said = value_find(reader->root, "audience");
    for (enum audience audience = AUDIENCE_B2C; audience <= AUDIENCE_NONE;
         audience++) {
        if (said && said->type == VALUE_TEXT &&
            strcmp(said->text, audience_name(audience)) == 0) {
            *found = true;
            return audience;
        }
    }
    return AUDIENCE_B2C;
}

static void add_warnings(struct reader *reader)
{
    const char **paths = NULL;
    const char **sentences = NULL;
    size_t n = 0;
    scenario_plausibility(reader->centre, reader->arena, &paths, &sentences,
                          &n);
    for (size_t i = 0; i < n; i++) {
        const struct value *value =
            set_path_find(reader->root, paths[i], reader->arena);
        const struct place at = value->name ? value->key : value->at;
        complain_softly(reader->complaints, "W-PLAUSIBLE", at, NULL, "%s: %s",
                        paths[i], sentences[i]);
    }
}

static bool read_tree(struct reader *reader)
{
    if (!source_read(reader->source, reader->complaints)) {
        return false;
    }
    reader->root = value_read(reader->source, reader->complaints);
    if (reader->root && reader->root->n == 0 &&
        complaints_count(reader->complaints) == 0) {
        complain(reader->complaints, "E-EMPTY", (struct place){ 0 },
                 "deskcast init writes a scenario to begin with",
                 "the file says nothing");
        return false;
    }
    return reader->root != NULL;
}

static void read_root(struct reader *reader)
{
    reader->audience = find_audience(reader, &reader->has_audience);
    complete_scenario(reader);
    reader_read(reader);
}

/* What is drawn must be right wherever it falls: all at its least, all at its
 * most, and what launches take of too little. Each is read into a centre that
 * nobody uses. */
static void check_ends(const struct reader *reader)
{
    static const struct {
        enum pick pick;
        bool is_adverse;
        const char *future;
    } ends[] = {
        { PICK_LOW, false,
          N_("a future with every uncertain value at its low") },
        { PICK_HIGH, false,
          N_("a future with every uncertain value at its high") },
        { PICK_HIGH, true,
          N_("a future with launches at their high and the others at their "
             "low") },
    };
    const size_t before = complaints_count(reader->complaints);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct reader other = *reader;
        if (reader->n_uncertain == 0 ||
            complaints_count(reader->complaints) > before) {
            break;
        }
        other.centre = arena_alloc(reader->arena, 1, sizeof(struct centre));
        other.is_picking = true;
        other.pick = ends[i].pick;
        other.is_adverse = ends[i].is_adverse;
        complaints_set_context(reader->complaints, tr(ends[i].future));
        reader_read(&other);
    }
    complaints_set_context(reader->complaints, NULL);
}

static void apply_asked(struct reader *reader, const char *name)
{
    const struct value *variants = value_find(reader->root, "variants");
    const struct value *variant = value_find(variants, name);
    if (variant) {
        apply_variant(reader, variant);
    } else {
        no_variant(reader, variants, name);
    }
}

/* Variants that are not asked for must be right too. Each is read into a
 * centre of its own, that only sentences use, beside none of the others: there
 * may be many. */
static void check_variants(const struct reader *reader,
                           struct value *as_written)
{
    const struct value *variants = value_find(as_written, "variants");
    if (!variants) {
        return;
    }
    struct centre *centre = reader->centre;
    struct variant *list =
        arena_alloc(reader->arena, centre->n_variants, sizeof *list);
    size_t n = 0;
    value_remove(as_written, variants);
    for (const struct value *each = variants->first; each; each = each->next) {
        struct reader other = {
            .arena = reader->arena,
            .source = reader->source,
            .complaints = reader->complaints,
            .root = value_copy(reader->arena, as_written),
            .centre = arena_alloc(reader->arena, 1, sizeof(struct centre)),
        };
        complaints_set_context(
            reader->complaints,
            arena_text(reader->arena, tr("the variant %s"), each->name));
        apply_variant(&other, each);
        read_root(&other);
        list[n] = centre->variants[n];
        list[n++].centre = other.centre;
    }
    complaints_set_context(reader->complaints, NULL);
    centre->variants = list;
}

static void read_all(struct reader *reader,
                     const struct scenario_request *request,
                     const char *variant, const char **out_language)
{
    if (!read_tree(reader)) {
        return;
    }
    struct value *as_written = value_copy(reader->arena, reader->root);
    if (variant) {
        apply_asked(reader, variant);
    }
    apply_command(reader, request);
    const struct value *language =
        value_find(value_find(reader->root, "plan"), "language");
    if (language && language->type == VALUE_TEXT) {
        *out_language = language->text;
    }
    read_root(reader);
    if (complaints_count(reader->complaints) == 0) {
        check_ends(reader);
    }
    if (complaints_count(reader->complaints) > 0) {
        return;
    }
    if (!variant && request->n_sets == 0 && request->n_volumes == 0) {
        check_variants(reader, as_written);
    }
    add_warnings(reader);
}

bool scenario_load(const struct scenario_request *request, struct arena *arena,
                   struct scenario *out, struct problems *problems)
{
    struct source *source = arena_alloc(arena, 1, sizeof *source);
    const char *variant = NULL;
    const char *file = split_variant(request->file, arena, &variant);
    source_start(source, file, arena);
    struct complaints *complaints = complaints_start(source, arena);
    struct reader reader = { .arena = arena,
                             .source = source,
                             .complaints = complaints,
                             .centre =
                                 arena_alloc(arena, 1, sizeof(struct centre)) };
    *out = (struct scenario){ 0 };
    read_all(&reader, request, variant, &out->language);
    complaints_settle(complaints, problems, &out->warnings);
    for (size_t i = 0; i < N_LANGUAGES; i++) {
        out->warnings_in[i] = out->warnings;
    }
    if (complaints_count(complaints) > 0) {
        return false;
    }
    out->centre = reader.centre;
    out->file = file;
    out->sha256_hex = source->sha256_hex;
    out->variant = variant;
    out->settings =
        resolved_settings(reader.root, source, arena, &out->n_settings);
    out->resolved = resolved_text(reader.root, source, arena);
    return true;
}

const char *origin_name(enum origin origin)
{
    static const char *const names[] = {
        [ORIGIN_FILE] = "file",         [ORIGIN_COMMAND] = "command",
        [ORIGIN_AUDIENCE] = "audience", [ORIGIN_KIND] = "kind",
        [ORIGIN_LANGUAGE] = "language", [ORIGIN_ASSUMPTION] = "assumption"
    };
    return names[origin];
}

const char *scenario_variant_title(const struct scenario *scenario)
{
    const struct centre *centre = scenario->centre;
    for (size_t i = 0; scenario->variant && i < centre->n_variants; i++) {
        if (strcmp(centre->variants[i].name, scenario->variant) == 0) {
            return centre->variants[i].title;
        }
    }
    return NULL;
}
