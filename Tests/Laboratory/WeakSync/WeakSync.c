// Preloaded into `dosed` it undoes the one setting that the ledger's safety hangs on, to show that the laboratory
// notices. The program itself has no such switch, and reads each setting back: so this acts after the last of them.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <sqlite3.h>
#include <string.h>

typedef int Execute(sqlite3 *, const char *, int (*)(void *, int, char **, char **), void *, char **);

int sqlite3_exec(sqlite3 *database, const char *sql, int (*row)(void *, int, char **, char **), void *context,
                 char **error) {
    Execute *execute = (Execute *)dlsym(RTLD_NEXT, "sqlite3_exec");
    if (strcmp(sql, "BEGIN IMMEDIATE") == 0)
        execute(database, "PRAGMA synchronous = NORMAL", NULL, NULL, NULL);
    return execute(database, sql, row, context, error);
}
