#include "cli/run_wishes.h"

#include "base/file.h"
#include "base/units.h"
#include <omp.h>
#include <string.h>

enum { SETS_AT_MOST = 4, RUNS_AT_MOST = 10000000, THREADS_AT_MOST = 1024 };

const char *run_wishes_folder_of(const char *file, struct arena *arena)
{
    const char *variant = strrchr(file, '#');
    const size_t n = variant ? (size_t)(variant - file) : strlen(file);
    const char *stem = file_stem(arena, arena_copy_bytes(arena, file, n));
    return variant && variant[1]
               ? arena_text(arena, "%s-%s-out", stem, variant + 1)
               : arena_text(arena, "%s-out", stem);
}

static bool read_folder(const char *folder, struct run_wishes *out,
                        struct error *err)
{
    if (*folder == '\0') {
        (void)fail(err, "--out has no name");
        return fail_hint(err, "write a folder's name, or none for no files");
    }
    out->folder = strcmp(folder, "none") == 0 ? NULL : folder;
    return true;
}

static bool read_file(struct session *session, struct run_wishes *out,
                      struct error *err)
{
    const struct options *options = &session->options;
    if (options->n_arguments == 0 || options->arguments[0][0] == '\0') {
        (void)fail(err, "which scenario?");
        return fail_hint(err, "write deskcast run plan.cfg; deskcast init "
                              "writes a first one");
    }
    if (options->n_arguments > 1) {
        (void)fail(err, "run takes one scenario, and \"%s\" is a second",
                   options->arguments[1]);
        return fail_hint(err, "run them one after the other");
    }
    out->file = options->arguments[0];
    const bool replay = options_has(options, OPTION_REPLICATION);
    const char *folder = options_value(
        options, OPTION_OUT_FOLDER,
        replay ? "none" : run_wishes_folder_of(out->file, session->arena));
    if (!read_folder(folder, out, err)) {
        return false;
    }
    out->trace = options_value(options, OPTION_TRACE, NULL);
    if (out->trace && *out->trace == '\0') {
        (void)fail(err, "--trace has no name");
        return fail_hint(err, "write a file's name, such as calls.csv");
    }
    return true;
}

static void add_set(struct run_wishes *wishes, const char **sets,
                    const char *text)
{
    sets[wishes->n_sets++] = text;
}

static bool read_precision(struct session *session, struct run_wishes *out,
                           const char **sets, struct error *err)
{
    const char *text = options_value(&session->options, OPTION_PRECISION, NULL);
    if (!text) {
        return true;
    }
    double precision_frac = 0.0;
    if (!units_read_share(text, &precision_frac, err)) {
        return false;
    }
    if (!(precision_frac > 0.0 && precision_frac < 1.0)) {
        (void)fail(err, "--precision cannot be \"%s\"", text);
        return fail_hint(err, "write a share such as 1%% or 3%%");
    }
    add_set(out, sets,
            arena_text(session->arena, "study.precision = %s",
                       units_write_share(session->arena, precision_frac)));
    return true;
}

static bool read_runs(struct session *session, struct run_wishes *out,
                      const char **sets, struct error *err)
{
    const struct options *options = &session->options;
    const char *text = options_value(options, OPTION_RUNS, NULL);
    if (!text) {
        return true;
    }
    if (strcmp(text, "auto") == 0) {
        out->until_precise = true;
        return true;
    }
    unsigned long long runs = 0;
    if (!options_whole_number(options, OPTION_RUNS, 1, RUNS_AT_MOST, &runs,
                              err)) {
        return fail_hint(err, "write a number from 1 to %d, or auto",
                         (int)RUNS_AT_MOST);
    }
    out->exactly = !options_has(options, OPTION_PRECISION);
    add_set(out, sets,
            arena_text(session->arena,
                       out->exactly ? "study.replications = %llu"
                                    : "study.at_most = %llu",
                       runs));
    return true;
}

static bool read_numbers(struct session *session, struct run_wishes *out,
                         const char **sets, struct error *err)
{
    const struct options *options = &session->options;
    unsigned long long seed = 0;
    unsigned long long threads = 0;
    unsigned long long replication = 0;
    if (!options_whole_number(options, OPTION_SEED, 0, INT64_MAX, &seed, err) ||
        !options_whole_number(options, OPTION_THREADS, 1, THREADS_AT_MOST,
                              &threads, err) ||
        !options_whole_number(options, OPTION_REPLICATION, 0, RUNS_AT_MOST,
                              &replication, err)) {
        return false;
    }
    if (options_has(options, OPTION_SEED)) {
        add_set(out, sets,
                arena_text(session->arena, "study.seed = %llu", seed));
    }
    out->n_threads = (uint32_t)threads;
    if (threads > 0) {
        omp_set_num_threads((int)threads); /* what is written keeps to it too */
    }
    out->one_replication = options_has(options, OPTION_REPLICATION);
    out->replication = (uint32_t)replication;
    return true;
}

static bool read_csv(const struct options *options, struct run_wishes *out,
                     struct error *err)
{
    const char *excel = options_value(options, OPTION_EXCEL, "");
    const bool dutch = strcmp(excel, "nl") == 0;
    const char *separator =
        options_value(options, OPTION_CSV_SEP, dutch ? ";" : ",");
    const char *mark =
        options_value(options, OPTION_DECIMAL, dutch ? "comma" : "point");
    out->csv = (struct csv_format){
        .separator = (char)(strcmp(separator, "tab") == 0 ? '\t' : *separator),
        .decimal_mark = (char)(strcmp(mark, "comma") == 0 ? ',' : '.'),
        .byte_order_mark = *excel != '\0',
        .crlf = *excel != '\0',
    };
    if (out->csv.separator == out->csv.decimal_mark) {
        (void)fail(err, "a comma cannot be both decimal mark and separator");
        return fail_hint(err, "add --csv-sep \";\"");
    }
    return true;
}

static bool read_study(struct session *session, struct run_wishes *out,
                       struct error *err)
{
    const char **sets = arena_alloc(session->arena, SETS_AT_MOST, sizeof *sets);
    out->sets = sets;
    return read_numbers(session, out, sets, err) &&
           read_precision(session, out, sets, err) &&
           read_runs(session, out, sets, err) &&
           read_csv(&session->options, out, err);
}

bool run_wishes_read(struct session *session, struct run_wishes *out,
                     struct error *err)
{
    *out = (struct run_wishes){ .n_sets = 0 };
    return read_file(session, out, err) && read_study(session, out, err);
}

bool run_wishes_read_several(struct session *session, struct run_wishes *out,
                             struct error *err)
{
    *out = (struct run_wishes){ .n_sets = 0 };
    const char *folder =
        options_value(&session->options, OPTION_OUT_FOLDER, "compare-out");
    return read_folder(folder, out, err) && read_study(session, out, err);
}
