#include "cli/erlang_chat.h"

#include "base/language.h"
#include "base/units.h"
#include "cli/erlang_chat_play.h"
#include "cli/erlang_chat_words.h"
#include <string.h>

/* "1.0, 1.7, 2.5" */
static bool read_rates(const char *text, struct chat_question *out,
                       struct error *err)
{
    char word[64];
    out->at_once = 0;
    for (const char *at = text;; at++) {
        const size_t n = strcspn(at, ",");
        double rate = 0.0;
        if (n < sizeof word && out->at_once < CHATS_AT_ONCE_MOST) {
            memcpy(word, at, n);
            word[n] = '\0';
            const char *from = word + strspn(word, " ");
            if (units_read_number(from, &rate, NULL) && rate > 0.0) {
                out->rates[out->at_once++] = rate;
            }
        }
        if (!(rate > 0.0)) {
            (void)fail(err, "--rate \"%s\" is no list of speeds", text);
            return fail_hint(err,
                             "write the speed with 1, 2 and 3 chats, at "
                             "most %d: \"1.0, 1.7, 2.5\"",
                             CHATS_AT_ONCE_MOST);
        }
        at += n;
        if (!*at) {
            return true;
        }
    }
}

/* Each other chat makes all of them longer by the same share. */
static bool read_slowdown(const char *text, unsigned long long at_once,
                          struct chat_question *out, struct error *err)
{
    double slowdown = 0.0;
    if (at_once == 0) {
        (void)fail(err, "how many chats may an agent hold?");
        return fail_hint(err, "add --chats-at-once 3");
    }
    if (!units_read_share(text, &slowdown, err)) {
        return false;
    }
    if (slowdown < 0.0) {
        return fail(err, "a chat does not get shorter by others beside it");
    }
    out->at_once = (uint32_t)at_once;
    for (uint32_t k = 0; k < out->at_once; k++) {
        out->rates[k] = (k + 1) / (1.0 + slowdown * k);
    }
    return true;
}

bool erlang_chat_read(const struct options *options,
                      struct erlang_question *question,
                      struct chat_question *out, struct error *err)
{
    const char *rate = options_value(options, OPTION_RATE, NULL);
    const char *slowdown = options_value(options, OPTION_SLOWDOWN, NULL);
    unsigned long long at_once = 0;
    memset(out, 0, sizeof *out);
    if (!options_whole_number(options, OPTION_CHATS_AT_ONCE, 1,
                              CHATS_AT_ONCE_MOST, &at_once, err)) {
        return false;
    }
    if (!rate == !slowdown) {
        (void)fail(err, rate ? tr("--rate and --slowdown say the same")
                             : tr("how fast is an agent with several chats?"));
        return fail_hint(err, rate ? tr("leave one of the two out")
                                   : tr("add --rate \"1.0, 1.7, 2.5\", or "
                                        "--slowdown \"20 %%\""));
    }
    if (rate ? !read_rates(rate, out, err)
             : !read_slowdown(slowdown, at_once, out, err)) {
        return false;
    }
    if (at_once > 0 && at_once != out->at_once) {
        (void)fail(err, "--rate names %u speeds for %llu chats at once",
                   out->at_once, at_once);
        return fail_hint(err, "name one for each number of chats, or leave "
                              "--chats-at-once out");
    }
    out->handle_s = question->queue.handle_s;
    question->queue.handle_s /= out->at_once;
    out->shortcut = *question;
    return true;
}

void erlang_chat_answer(struct session *session,
                        const struct chat_question *question, uint32_t agents)
{
    struct arena *arena = session->arena;
    struct chat_finding finding = {
        .agents = agents,
        .results = erlang_chat_play(question, agents, arena),
    };
    if (question->shortcut.agents_given == 0) {
        finding.enough = erlang_chat_enough(question, agents, finding.results,
                                            &finding.with_enough, arena);
    }
    if (options_has(&session->options, OPTION_JSON)) {
        erlang_chat_json(question, &finding, &session->output);
    } else {
        erlang_chat_text(question, &finding, session->terminal.width,
                         &session->output);
    }
}
