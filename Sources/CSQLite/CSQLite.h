#pragma once
#include <sqlite3.h>

/// Binds a copy of the text.
///
/// This function is necessary because `SQLITE_TRANSIENT`, a number cast to a function pointer, is
/// not imported into Swift.
static inline int csqlite_bind_text(
    sqlite3_stmt *statement, int index, const char *text, sqlite3_uint64 bytes) {
    return sqlite3_bind_text64(statement, index, text, bytes, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Turns one of the connection's `SQLITE_DBCONFIG_` switches on (1) or off (0).
///
/// This function is necessary because `sqlite3_db_config` is variadic, and variadic functions are
/// not imported into Swift.
static inline int csqlite_db_config(sqlite3 *database, int option, int on) {
    return sqlite3_db_config(database, option, on, (int *)0);
}
