/* deskcast completion: scripts for three shells, from the same tables that
 * drive parsing. */
#include "cli/command.h"

#include "base/language.h"

#include <string.h>

static void add_options(struct text *out, const struct command *command)
{
    for (const enum option *o = command->options; *o != N_OPTIONS; o++) {
        text_add(out, " --%s", option_rule(*o)->name);
    }
    text_add(out, " --lang --help");
}

static void add_commands(struct text *out)
{
    size_t n = 0;
    const struct command *commands = command_list(&n);
    for (size_t i = 0; i < n; i++) {
        text_add(out, "%s%s", i ? " " : "", commands[i].name);
    }
}

static void add_choices(struct text *out, const char *choices)
{
    for (const char *at = choices; *at; at++) {
        text_add(out, "%c", *at == '|' ? ' ' : *at);
    }
}

/* One `case` branch for each option whose values are known. */
static void add_value_cases(struct text *out)
{
    for (int o = 0; o < N_OPTIONS; o++) {
        const struct option_rule *rule = option_rule((enum option)o);
        if (rule->choices && !strchr(rule->choices, ';')) {
            text_add(out, "        --%s) words=\"", rule->name);
            add_choices(out, rule->choices);
            text_add(out, "\" ;;\n");
        }
    }
}

static void add_command_cases(struct text *out)
{
    size_t n = 0;
    const struct command *commands = command_list(&n);
    for (size_t i = 0; i < n; i++) {
        text_add(out, "            %s) words=\"", commands[i].name);
        if (commands[i].words) {
            text_add(out, "%s", commands[i].words);
        }
        if (strcmp(commands[i].name, "help") == 0) {
            add_commands(out);
        }
        add_options(out, &commands[i]);
        text_add(out, "\" ;;\n");
    }
}

/* bash and zsh share the choice of words: `previous` and `command` in, `words`
 * out. */
static void add_choice_of_words(struct text *out)
{
    text_add(out, "    case $previous in\n");
    add_value_cases(out);
    text_add(out, "        *) case $command in\n");
    add_command_cases(out);
    text_add(out, "            *) words=\"");
    add_commands(out);
    text_add(out, "\" ;;\n        esac ;;\n    esac\n");
}

static void add_bash(struct text *out)
{
    text_add(out, "_deskcast() {\n"
                  "    local words=\"\" command=\"\"\n"
                  "    local current=\"${COMP_WORDS[COMP_CWORD]}\"\n"
                  "    local previous=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
                  "    [ \"$COMP_CWORD\" -gt 1 ] && "
                  "command=\"${COMP_WORDS[1]}\"\n");
    add_choice_of_words(out);
    text_add(out, "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
                  "}\n"
                  "complete -o default -F _deskcast deskcast\n");
}

static void add_zsh(struct text *out)
{
    text_add(out, "#compdef deskcast\n"
                  "_deskcast() {\n"
                  "    local words_known=\"\" command=\"\" previous=\"\"\n"
                  "    previous=\"${words[CURRENT-1]}\"\n"
                  "    [ \"$CURRENT\" -gt 2 ] && command=\"${words[2]}\"\n"
                  "    _deskcast_words() {\n"
                  "    local words=\"\"\n");
    add_choice_of_words(out);
    text_add(out, "    print -r -- \"$words\"\n"
                  "    }\n"
                  "    words_known=\"$(_deskcast_words)\"\n"
                  "    compadd -- ${=words_known}\n"
                  "    _files\n"
                  "}\n"
                  "if [ \"$funcstack[1]\" = _deskcast ]; then\n"
                  "    _deskcast\n"
                  "else\n"
                  "    compdef _deskcast deskcast\n"
                  "fi\n");
}

/* An apostrophe inside single quotes of fish. */
static void add_quoted(struct text *out, const char *words)
{
    text_add(out, "'");
    for (const char *at = words; *at; at++) {
        text_add(out, "%s%c", *at == '\'' || *at == '\\' ? "\\" : "", *at);
    }
    text_add(out, "'");
}

static void add_fish_option(struct text *out, const struct command *command,
                            enum option option)
{
    const struct option_rule *rule = option_rule(option);
    text_add(out,
             "complete -c deskcast -n '__fish_seen_subcommand_from %s' -l %s",
             command->name, rule->name);
    if (rule->letter) {
        text_add(out, " -s %c", rule->letter);
    }
    if (rule->value) {
        text_add(out, " -r");
    }
    if (rule->choices) {
        text_add(out, " -f -a '");
        add_choices(out, rule->choices);
        text_add(out, "'");
    }
    text_add(out, " -d ");
    add_quoted(out, tr(rule->help));
    text_add(out, "\n");
}

static void add_fish(struct text *out)
{
    size_t n = 0;
    const struct command *commands = command_list(&n);
    for (size_t i = 0; i < n; i++) {
        text_add(out, "complete -c deskcast -n __fish_use_subcommand -a %s -d ",
                 commands[i].name);
        add_quoted(out, tr(commands[i].summary));
        text_add(out, "\n");
        if (commands[i].words) {
            text_add(out,
                     "complete -c deskcast -f -n "
                     "'__fish_seen_subcommand_from %s' -a '%s'\n",
                     commands[i].name, commands[i].words);
        }
        for (const enum option *o = commands[i].options; *o != N_OPTIONS; o++) {
            add_fish_option(out, &commands[i], *o);
        }
        add_fish_option(out, &commands[i], OPTION_LANG);
        add_fish_option(out, &commands[i], OPTION_HELP);
    }
}

int command_completion(struct session *session)
{
    const struct options *options = &session->options;
    const char *shell = options->n_arguments == 1 ? options->arguments[0] : "";
    if (strcmp(shell, "bash") == 0) {
        add_bash(&session->output);
    } else if (strcmp(shell, "zsh") == 0) {
        add_zsh(&session->output);
    } else if (strcmp(shell, "fish") == 0) {
        add_fish(&session->output);
    } else {
        struct error err;
        (void)fail(&err,
                   *shell ? tr("there is no completion for \"%s\"")
                          : tr("for which shell?"),
                   shell);
        (void)fail_hint(&err, "write deskcast completion bash, zsh or fish");
        return session_fail(session, STATUS_WRONG, &err);
    }
    return STATUS_DONE;
}
