/*
 * sqlite_schema.h - the tables of results.sqlite.
 */
#ifndef REPORT_SQLITE_SCHEMA_H
#define REPORT_SQLITE_SCHEMA_H

/* Statements in the order in which they run; ends with NULL. */
extern const char *const sqlite_schema[];

#endif
