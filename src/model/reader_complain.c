/*
 * reader_complain.c - wrong values, each told with its path and what to write.
 */
#include "model/reader.h"

#include "base/language.h"
#include "base/text.h"

#include <string.h>

const char *reader_shown(const struct value *value, struct arena *arena)
{
    switch (value->type) {
    case VALUE_GROUP:
        return tr("a block { }");
    case VALUE_LIST:
        return value->is_array ? tr("a list [ ]") : tr("a list ( )");
    case VALUE_TEXT:
    case VALUE_WHOLE:
    case VALUE_DECIMAL:
    case VALUE_TRUTH:
        break;
    }
    return value_text(value, arena);
}

void reader_cannot(struct reader *reader, const struct field *field,
                   const char *hint)
{
    if (field->value->broken) {
        return;
    }
    complain(reader->complaints, "E-UNIT", field->value->at, hint,
             "cannot read %s for %s", reader_shown(field->value, reader->arena),
             field->path);
}

void reader_cannot_because(struct reader *reader, const struct field *field,
                           const struct error *err)
{
    const enum schema_type type = field->row->type;
    const char *hint = err->hint[0] ? err->hint : NULL;
    const bool says_what = type == SCHEMA_CLOCK || type == SCHEMA_DATE ||
                           type == SCHEMA_DAYS || type == SCHEMA_CLOCKS ||
                           type == SCHEMA_HOLIDAYS;
    if (err->unreadable && !says_what) {
        reader_cannot(reader, field, hint);
        return;
    }
    complain(reader->complaints, says_what ? "E-DATE" : "E-UNIT",
             field->value->at, hint, "%s", err->message);
}

bool reader_has_thousands(struct reader *reader, const struct field *field)
{
    enum { DECIMALS_AT_MOST = 2 };
    const char *text = field->value->text;
    const size_t before = strspn(text, "0123456789");
    const size_t after =
        text[before] == '.' ? strspn(text + before + 1, "0123456789") : 0;
    if (before < 1 || before > 3 || text[0] == '0' || after != 3) {
        return false;
    }
    const char *rest = text + before + 1 + after;
    complain(reader->complaints, "E-RANGE", field->value->at,
             arena_text(reader->arena,
                        tr("write \"%.*s%s\" for thousands, and \"%.*s%s\" for "
                           "a decimal point"),
                        (int)before, text, text + before + 1,
                        (int)before + 1 + DECIMALS_AT_MOST, text, rest),
             "%s: \"%.60s\" could be two numbers", field->path, text);
    return true;
}

bool reader_is_text(struct reader *reader, const struct field *field)
{
    if (field->value->broken) {
        return false;
    }
    if (field->value->type == VALUE_TEXT) {
        return true;
    }
    if (field->value->origin == ORIGIN_COMMAND &&
        field->row->type == SCHEMA_TEXT && field->value->type != VALUE_GROUP &&
        field->value->type != VALUE_LIST) {
        field->value->text = value_text(field->value, reader->arena);
        field->value->type = VALUE_TEXT; /* --set title = 2027 */
        return true;
    }
    reader_cannot(reader, field,
                  arena_text(reader->arena, tr("write %s"),
                             schema_wanted(field->row, reader->arena)));
    return false;
}

/* Of "channel", "team" and "shift". */
static const char *plural_of(const char *sort)
{
    static const char *const plurals[] = { N_("channels"), N_("teams"),
                                           N_("shifts") };
    size_t i = 0;
    while (i + 1 < sizeof plurals / sizeof *plurals &&
           strncmp(plurals[i], sort, strlen(sort)) != 0) {
        i++;
    }
    return plurals[i];
}

/* The names but the one of the channel that the value stands in: no channel
 * sends to itself. */
static size_t without_itself(struct reader *reader, const struct field *field,
                             const char *const **names, size_t n)
{
    const char **others = arena_alloc(reader->arena, n + 1, sizeof *others);
    size_t n_others = 0;
    for (size_t i = 0; i < n; i++) {
        const char *block =
            arena_text(reader->arena, "channels.%s.", (*names)[i]);
        if (strncmp(field->path, block, strlen(block)) != 0) {
            others[n_others++] = (*names)[i];
        }
    }
    *names = others;
    return n_others;
}

bool reader_find_name(struct reader *reader, const struct field *field,
                      const char *sort, const char *const *names, size_t n,
                      uint32_t *out)
{
    if (!reader_is_text(reader, field)) {
        return false;
    }
    const char *word = field->value->text;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(names[i], word) == 0) {
            *out = (uint32_t)i;
            return true;
        }
    }
    n = without_itself(reader, field, &names, n);
    const char *near = text_nearest(word, names, n);
    struct text hint;
    text_start(&hint, reader->arena);
    if (near) {
        text_add(&hint, tr("%s are defined under '%ss'; did you mean \"%s\"?"),
                 tr(plural_of(sort)), sort, near);
    } else if (n > 0 && n <= NAMES_TO_LIST) {
        text_add(&hint, tr("%s are defined under '%ss': write %s"),
                 tr(plural_of(sort)), sort,
                 complaint_choices(names, n, reader->arena));
    } else {
        text_add(&hint, tr("%s are defined under '%ss'"), tr(plural_of(sort)),
                 sort);
    }
    complain(reader->complaints, "E-REFERENCE", field->value->at, hint.bytes,
             "there is no %s \"%s\"", tr(sort), word);
    return false;
}

bool reader_choice(struct reader *reader, const struct field *field, int *out)
{
    if (!reader_is_text(reader, field)) {
        return false;
    }
    size_t n = 0;
    const char *const *choices = schema_choices(field->row, reader->arena, &n);
    for (size_t i = 0; i < n; i++) {
        if (strcmp(choices[i], field->value->text) == 0) {
            *out = (int)i;
            return true;
        }
    }
    const char *near = text_nearest(field->value->text, choices, n);
    const char *hint =
        near ? arena_text(reader->arena, tr("did you mean \"%s\"?"), near)
             : arena_text(reader->arena, tr("write %s"),
                          complaint_choices(choices, n, reader->arena));
    complain(reader->complaints, "E-CHOICE", field->value->at, hint,
             "\"%s\" is not known for %s", field->value->text, field->path);
    return false;
}
