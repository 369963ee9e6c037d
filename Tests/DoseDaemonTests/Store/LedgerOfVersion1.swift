/// A ledger as the first version made it, frozen: whatever comes later must open it and read the same.
nonisolated let ledgerOfVersion1 = """
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

    INSERT INTO record (number, at, boot, boottime, is_clock_trusted, by, request, event,
        medication, date, time, planned, due, amount, intake, until, reason, cause, undoes, plan)
    VALUES
    (1, 1796083200000, 'b', 1000, 1, 'daemon', NULL, 'plan_adopted',
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'ledger-lost', NULL, 'version = 1'),
    (2, 1796137200000, 'b', 2000, 1, 'daemon', NULL, 'raised',
        'baclofen', '2026-12-01', '15:00', 20000, 1796137200000, NULL, NULL, 1796140800000, NULL, NULL, NULL, NULL),
    (3, 1796137260000, 'b', 3000, 1, 'button', 'snooze.1f', 'snoozed',
        'baclofen', '2026-12-01', '15:00', 20000, 1796137200000, NULL, NULL, 1796137860000, NULL, NULL, NULL, NULL),
    (4, 1796137320000, 'b', 4000, 1, 'button', 'taken.2e', 'taken',
        'baclofen', '2026-12-01', '15:00', 20000, 1796137200000, 20000, 1796137320000, NULL, NULL, NULL, NULL, NULL),
    (5, 1796144400000, 'b', 5000, 1, 'daemon', NULL, 'raised',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, 1796148000000, NULL, NULL, NULL, NULL),
    (6, 1796144460000, 'b', 6000, 1, 'command', 'r-6', 'skipped',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, NULL, 'nausea', NULL, NULL, NULL),
    (7, 1796144520000, 'b', 7000, 1, 'command', 'r-7', 'undone',
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 6, NULL),
    (8, 1796144580000, 'b', 8000, 1, 'command', 'r-8', 'extra_intake',
        'baclofen', '2026-12-01', NULL, NULL, NULL, 5000, 1796130000000, NULL, NULL, NULL, NULL, NULL),
    (9, 1796144640000, 'b', 9000, 1, 'daemon', NULL, 'missed',
        'other', '2026-12-01', '15:00', 1500, 1796137200000, NULL, NULL, NULL, NULL, 'clock-step', NULL, NULL),
    (10, 1796144700000, 'b', 9500, 1, 'daemon', NULL, 'superseded',
        'other', '2026-12-01', '17:00', 1500, 1796144400000, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (11, 4102444800000, 'c', 10, 0, 'daemon', NULL, 'raised',
        'other', '2026-12-02', '15:00', 1500, 1796223600000, NULL, NULL, 1796227200000, NULL, NULL, NULL, NULL);
    """
