#include "report/run_files.h"

#include "base/file.h"
#include "report/json.h"
#include "report/run_csv.h"
#include "report/sqlite.h"

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

static bool add_text(struct run_files *files, const char *name,
                     const struct text *text, struct error *err)
{
    struct file_writer *writer = NULL;
    if (!output_folder_add(files->folder, name, &writer, err)) {
        return false;
    }
    (void)fwrite(text->bytes, 1, text->length, file_writer_stream(writer));
    return true;
}

static bool add_json(struct run_files *files, const struct run_report *report,
                     struct error *err)
{
    struct text text;
    text_start(&text, files->arena);
    json_t *json = json_of_run(report);
    json_add_text(json, &text);
    json_decref(json);
    return add_text(files, "run.json", &text, err);
}

static bool add_plan(struct run_files *files, const struct run_report *report,
                     struct error *err)
{
    struct text text;
    text_start(&text, files->arena);
    text_add(&text, "%s", report->scenario->resolved);
    return add_text(files, "plan.used.cfg", &text, err);
}

static bool start_csv(struct run_files *files, const char *name,
                      struct csv_format format, struct csv_writer *out,
                      struct error *err)
{
    struct file_writer *writer = NULL;
    if (!output_folder_add(files->folder, name, &writer, err)) {
        return false;
    }
    *out = csv_writer_start(file_writer_stream(writer), format);
    return true;
}

static bool add_tables(struct run_files *files, const struct run_report *report,
                       struct csv_format format, struct error *err)
{
    struct csv_writer csv;
    if (!start_csv(files, "summary.csv", format, &csv, err)) {
        return false;
    }
    run_csv_summary(report, &csv);
    if (!start_csv(files, "interval.csv", format, &csv, err)) {
        return false;
    }
    run_csv_intervals(report, &csv);
    if (!start_csv(files, "days.csv", format, &csv, err)) {
        return false;
    }
    run_csv_days(report, &csv);
    return true;
}

bool run_files_finish(struct run_files *files, const struct run_report *report,
                      struct csv_format format, struct error *err)
{
    if (sqlite_finish_results(files->db, report, err) &&
        add_tables(files, report, format, err) &&
        add_plan(files, report, err) && add_json(files, report, err)) {
        return output_folder_commit(files->folder, err);
    }
    output_folder_drop(files->folder);
    return false;
}

void run_files_drop(struct run_files *files)
{
    sqlite_drop_results(files->db);
    output_folder_drop(files->folder);
}
