import SQLite

/// The tables of the ledger; migrations are only ever added at the end.
///
/// Instants are milliseconds since 1970-01-01T00:00:00Z, amounts thousandths of their unit, dates and times as people
/// write them, so that the file can be read in ten years with nothing but `sqlite3`. What is asked for by column or
/// index has a column; whatever else an event has to say is in `detail`.
nonisolated let ledgerSchema = Schema(
    // "dose" in ASCII.
    applicationID: 0x646f_7365,
    migrations: [
        """
        CREATE TABLE record (
            number INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            boot TEXT NOT NULL,
            boottime INTEGER NOT NULL,
            is_clock_trusted INTEGER NOT NULL CHECK (is_clock_trusted IN (0, 1)),
            by TEXT NOT NULL CHECK (by IN ('daemon', 'button', 'command')),
            request TEXT,
            event TEXT NOT NULL,
            medication TEXT,
            date TEXT,
            time TEXT,
            planned INTEGER,
            due INTEGER,
            amount INTEGER,
            intake INTEGER,
            until INTEGER,
            reason TEXT,
            cause TEXT,
            undoes INTEGER REFERENCES record (number),
            plan TEXT
        ) STRICT;
        CREATE INDEX record_date ON record (date) WHERE date IS NOT NULL;
        CREATE INDEX record_trusted_at ON record (at) WHERE is_clock_trusted;
        CREATE INDEX record_plan ON record (number) WHERE event = 'plan_adopted';
        CREATE INDEX record_undoes ON record (undoes) WHERE undoes IS NOT NULL;
        CREATE TRIGGER record_is_never_updated BEFORE UPDATE ON record
        BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
        CREATE TRIGGER record_is_never_deleted BEFORE DELETE ON record
        BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
        """,
        """
        CREATE INDEX record_course ON record (number)
            WHERE event IN ('held', 'resumed', 'stepped_back', 'placed');
        """,
        """
        ALTER TABLE record ADD COLUMN checksum INTEGER;
        """,
        .program(LedgerOfSchema3.carryOver),
        """
        CREATE INDEX record_stock ON record (number) WHERE event = 'stock';
        ALTER TABLE record ADD COLUMN computer TEXT;
        ALTER TABLE record ADD COLUMN name TEXT;
        CREATE UNIQUE INDEX record_name ON record (name) WHERE name IS NOT NULL;
        """,
    ])
