#include "cli/help.h"

#include "base/language.h"

#include <string.h>

enum { OPTION_COLUMNS = 24 };

void help_overview(struct text *out)
{
    size_t n = 0;
    const struct command *commands = command_list(&n);
    text_add(out, "%s",
             tr("deskcast plans the staffing of customer-support centres by "
                "simulation.\n\n"
                "usage: deskcast COMMAND [OPTION]... [ARGUMENT]...\n\n"));
    for (size_t i = 0; i < n; i++) {
        text_add(out, "  %-12s%s\n", commands[i].name, tr(commands[i].summary));
    }
    text_add(out, "%s",
             tr("\nFirst steps:\n\n"
                "  deskcast init phone      write phone.cfg, a scenario\n"
                "  deskcast run phone.cfg   simulate it\n\n"
                "deskcast COMMAND --help explains a command and gives "
                "examples.\n"));
}

/* Words of `line`, filled up to `width`, further lines indented. */
static void add_filled(struct text *out, const char *line, size_t indent,
                       size_t width)
{
    size_t at = indent;
    while (*line) {
        const size_t length = strcspn(line, " ");
        const size_t columns = text_characters(line, length);
        if (at > indent && at + 1 + columns > width) {
            text_add(out, "\n%*s", (int)indent, "");
            at = indent;
        } else if (at > indent) {
            text_add(out, " ");
            at++;
        }
        text_add_bytes(out, line, length);
        at += columns;
        line += length + (line[length] == ' ');
    }
    text_add(out, "\n");
}

static void add_option(struct text *out, enum option option, int width)
{
    const struct option_rule *rule = option_rule(option);
    struct text head;
    text_start(&head, out->arena);
    if (rule->letter) {
        text_add(&head, "  -%c, --%s", rule->letter, rule->name);
    } else {
        text_add(&head, "      --%s", rule->name);
    }
    if (rule->value) {
        text_add(&head, " %s", rule->value);
    }
    const bool fits = head.length + 2 <= OPTION_COLUMNS;
    text_add(out, "%s%s%*s", head.bytes, fits ? "" : "\n",
             fits ? OPTION_COLUMNS - (int)head.length : OPTION_COLUMNS, "");
    struct text help;
    text_start(&help, out->arena);
    text_add(&help, "%s", tr(rule->help));
    if (rule->choices) {
        text_add(&help, " (%s)", rule->choices);
    }
    if (rule->repeatable) {
        text_add(&help, "%s", tr("; may be repeated"));
    }
    add_filled(out, help.bytes, OPTION_COLUMNS, (size_t)width);
}

void help_command(struct text *out, const struct command *command, int width)
{
    text_add(out, tr("%s.\n\nusage: deskcast %s"), tr(command->summary),
             command->name);
    if (command->options[0] != N_OPTIONS) {
        text_add(out, "%s", tr(" [OPTION]..."));
    }
    if (*command->arguments) {
        text_add(out, " %s", command->arguments);
    }
    text_add(out, "\n");
    if (command->details) {
        text_add(out, "\n%s\n", tr(command->details));
    }
    text_add(out, "%s", tr("\nOptions:\n"));
    for (const enum option *o = command->options; *o != N_OPTIONS; o++) {
        add_option(out, *o, width);
    }
    add_option(out, OPTION_LANG, width);
    add_option(out, OPTION_HELP, width);
    text_add(out, "%s", tr("\nExamples:\n"));
    for (const char *const *e = command->examples; *e; e += 2) {
        text_add(out, "  %s\n      %s\n", e[0], tr(e[1]));
    }
}
