/* Hours, a volume for each channel and a team are a complete scenario, for any
 * mix of channels and every audience. */
#include "base/file.h"
#include "base/text.h"
#include "model/defaults.h"
#include "model/scenario.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>

enum { BYTES_AT_MOST = 1 << 16 };
static const char *const audiences[] = { "b2c", "b2b", "internal", "small" };

static const struct centre *load(const char *file, struct arena *arena)
{
    const struct scenario_request request = { .file = file };
    struct scenario scenario;
    struct problems problems = { 0 };
    if (!scenario_load(&request, arena, &scenario, &problems)) {
        fail_test("%s", problem_text(&problems.list[0], "error", arena));
    }
    if (scenario.warnings.n > 0) {
        fail_test("%s",
                  problem_text(&scenario.warnings.list[0], "warning", arena));
    }
    assert_null(scenario_unsimulated(&scenario, arena));
    return scenario.centre;
}

static const struct centre *load_text(const char *text, struct arena *arena)
{
    const char *folder = getenv("DESKCAST_TMP");
    const char *path = arena_text(arena, "%s/ten.cfg", folder ? folder : ".");
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    const struct centre *centre = load(path, arena);
    (void)remove(path);
    return centre;
}

static void test_ten_lines_are_ten_lines(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    char *text = NULL;
    size_t n = 0;
    assert_true(file_read("scenarios/ten_lines.cfg", BYTES_AT_MOST, arena,
                          &text, &n, NULL));
    size_t n_lines = 0;
    for (const char *line = text; *line;) {
        const size_t length = strcspn(line, "\n");
        n_lines += *line != '#' && length > 0;
        line += length + (line[length] == '\n');
    }
    assert_int_equal(n_lines, 10);
    arena_destroy(arena);
}

static void test_what_ten_lines_leave_out_is_plausible(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct centre *centre = load("scenarios/ten_lines.cfg", arena);
    const double day_s = 86400.0;
    assert_int_equal(centre->n_channels, 4);
    assert_near(centre->plan.warm_up_s, 14 * day_s, 0);
    const struct channel *chat = &centre->channels[1];
    assert_near(chat->chat.messages_mean, 4.8, 0);
    assert_true(chat->chat.compose.mean_s >= 20.0 &&
                chat->chat.compose.mean_s <= 60.0);
    assert_true(chat->chat.customer_reply.mean_s >= 30.0 &&
                chat->chat.customer_reply.mean_s <= 90.0);
    assert_int_equal(centre->teams[0].chats_at_once, 2);
    for (size_t i = 2; i < 4; i++) {
        const struct channel *channel = &centre->channels[i];
        assert_true(channel->any_time);
        assert_true(channel->ticket.customer_reply.mean_s >= 3600.0);
        assert_true(channel->ticket.reopen_probability > 0.0);
        assert_false(channel->ticket.contacts_again);
        assert_true(channel->target.set && channel->target.open_hours);
        assert_near(channel->target.within_s, 8 * 3600.0, 0);
    }
    const double mail_s = centre->channels[2].handle_time.mean_s;
    assert_true(mail_s >= 300.0 && mail_s <= 540.0);
    arena_destroy(arena);
}

static void test_every_kind_of_every_audience_needs_a_volume_only(void **state)
{
    (void)state;
    size_t n = 0;
    const struct kind *kinds = kind_list(&n);
    for (size_t a = 0; a < sizeof audiences / sizeof *audiences; a++) {
        struct arena *arena = arena_create();
        struct text text;
        text_start(&text, arena);
        text_add(&text,
                 "audience = \"%s\";\n"
                 "opening_hours = ( { days = \"mon-fri\"; from = \"09:00\"; "
                 "to = \"17:00\"; } );\nchannels = {\n",
                 audiences[a]);
        for (size_t i = 0; i < n; i++) {
            text_add(&text, "%s = { volume = \"100 / week\"; };\n",
                     kinds[i].name);
        }
        text_add(&text, "};\nteams = { desk = { agents = 12; serves = [ ");
        for (size_t i = 0; i < n; i++) {
            text_add(&text, "%s\"%s\"", i ? ", " : "", kinds[i].name);
        }
        text_add(&text, " ]; }; };\n");
        const struct centre *centre = load_text(text.bytes, arena);
        assert_int_equal(centre->n_channels, n);
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(centre->channels[i].way, kinds[i].way);
            assert_true(centre->channels[i].target.set);
        }
        arena_destroy(arena);
    }
}

static void test_a_kind_of_ones_own_is_like_another(void **state)
{
    (void)state;
    struct arena *arena = arena_create();
    const struct centre *centre = load_text(
        "audience = \"b2c\";\n"
        "opening_hours = \"always\";\n"
        "kinds = { telegram = { like = \"messaging\"; handle_time = \"4 min\";"
        " }; };\n"
        "channels = { telegram = { volume = \"300 / week\"; };\n"
        "  sales = { kind = \"telegram\"; volume = \"100 / week\"; }; };\n"
        "teams = { desk = { serves = [ \"telegram\", \"sales\" ];\n"
        "  agents = 3; }; };\n",
        arena);
    for (size_t i = 0; i < 2; i++) {
        const struct channel *channel = &centre->channels[i];
        assert_string_equal(channel->kind, "telegram");
        assert_int_equal(channel->way, WAY_TICKET);
        assert_near(channel->handle_time.mean_s, 240.0, 0);
        assert_near(channel->ticket.customer_reply.mean_s, 7200.0, 0);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ten_lines_are_ten_lines),
        cmocka_unit_test(test_what_ten_lines_leave_out_is_plausible),
        cmocka_unit_test(test_every_kind_of_every_audience_needs_a_volume_only),
        cmocka_unit_test(test_a_kind_of_ones_own_is_like_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
