#include "report/run_files.h"

#include "base/file.h"
#include "report/json.h"
#include "report/run_csv.h"
#include "report/sqlite.h"
#include "report/two_threads.h"

const char run_files_names[] =
    "run.json, summary.csv, interval.csv, days.csv, results.sqlite, "
    "plan.used.cfg";

struct run_files {
    struct arena *arena;
    struct output_folder *folder;
    struct sqlite_results *db;
};

bool run_files_open(struct output_folder *folder, const struct centre *centre,
                    struct arena *arena, struct run_files **out,
                    struct error *err)
{
    struct run_files *files = arena_alloc(arena, 1, sizeof *files);
    files->arena = arena;
    files->folder = folder;
    struct file_writer *writer = NULL;
    if (!output_folder_add(folder, "results.sqlite", &writer, err) ||
        !sqlite_open_results(writer, centre, arena, &files->db, err)) {
        output_folder_drop(folder);
        return false;
    }
    *out = files;
    return true;
}

void run_files_add_replication(struct run_files *files, uint32_t replication,
                               const struct sample *sample)
{
    sqlite_add_replication(files->db, replication, sample);
}

/* What is written beside the database, all of it open. */
struct plain_files {
    FILE *summary, *intervals, *days, *plan, *json;
};

static bool open_plain(struct output_folder *folder, struct plain_files *out,
                       struct error *err)
{
    const struct {
        const char *name;
        FILE **stream;
    } files[] = {
        { "summary.csv", &out->summary }, { "interval.csv", &out->intervals },
        { "days.csv", &out->days },       { "plan.used.cfg", &out->plan },
        { "run.json", &out->json },
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct file_writer *writer = NULL;
        if (!output_folder_add(folder, files[i].name, &writer, err)) {
            return false;
        }
        *files[i].stream = file_writer_stream(writer);
    }
    return true;
}

static void write_tables(const struct plain_files *files,
                         const struct run_report *report,
                         struct csv_format format)
{
    struct csv_writer csv = csv_writer_start(files->summary, format);
    run_csv_summary(report, &csv);
    csv = csv_writer_start(files->intervals, format);
    run_csv_intervals(report, &csv);
    csv = csv_writer_start(files->days, format);
    run_csv_days(report, &csv);
}

static void write_json(FILE *stream, const struct run_report *report,
                       struct arena *arena)
{
    struct text text;
    text_start(&text, arena);
    json_t *json = json_of_run(report);
    json_add_text(json, &text);
    json_decref(json);
    (void)fwrite(text.bytes, 1, text.length, stream);
}

/* The tables need no memory of their own, so that a second thread writes them
 * beside the database. */
static bool write_all(const struct run_files *files,
                      const struct plain_files *plain,
                      const struct run_report *report, struct csv_format format,
                      struct error *err)
{
    bool good = true;
#pragma omp parallel sections num_threads(two_threads())
    {
#pragma omp section
        {
            good = sqlite_finish_results(files->db, report, err);
            write_json(plain->json, report, files->arena);
            (void)fputs(report->scenario->resolved, plain->plan);
        }
#pragma omp section
        write_tables(plain, report, format);
    }
    return good;
}

bool run_files_finish(struct run_files *files, const struct run_report *report,
                      struct csv_format format, struct error *err)
{
    struct plain_files plain;
    if (open_plain(files->folder, &plain, err) &&
        write_all(files, &plain, report, format, err)) {
        return output_folder_commit(files->folder, err);
    }
    run_files_drop(files);
    return false;
}

void run_files_drop(struct run_files *files)
{
    sqlite_drop_results(files->db);
    output_folder_drop(files->folder);
}
