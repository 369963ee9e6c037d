/// A ledger as this program made it before version 4 of the tables, frozen: a record of every event.
///
/// Record 19 is not as it was written, 20 is from before there were checksums, and 21 was made under a doubtful clock.
nonisolated let ledgerOfVersion3 = """
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
    , checksum INTEGER) STRICT;
    CREATE INDEX record_date ON record (date) WHERE date IS NOT NULL;
    CREATE INDEX record_trusted_at ON record (at) WHERE is_clock_trusted;
    CREATE INDEX record_plan ON record (number) WHERE event = 'plan_adopted';
    CREATE INDEX record_undoes ON record (undoes) WHERE undoes IS NOT NULL;
    CREATE TRIGGER record_is_never_updated BEFORE UPDATE ON record
    BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER record_is_never_deleted BEFORE DELETE ON record
    BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
    CREATE INDEX record_course ON record (number)
        WHERE event IN ('held', 'resumed', 'stepped_back');

    INSERT INTO record (number, at, boot, boottime, is_clock_trusted, by, request, event, medication,
        date, time, planned, due, amount, intake, until, reason, cause, undoes, plan, checksum)
    VALUES
    (1, 1796144400000, 'a boot', 1796143400000, 1, 'daemon', NULL, 'plan_adopted',
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, CAST(x'76657273696f6e203d20310a23204261636c6f66c3a86e650a' AS TEXT), -8300420488880883465),
    (2, 1796144460000, 'a boot', 1796143460000, 1, 'daemon', NULL, 'plan_adopted',
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'ledger-lost', NULL, '', -4207889118243599934),
    (3, 1796144520000, 'a boot', 1796143520000, 1, 'daemon', NULL, 'raised',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, 1796148000000, NULL, NULL, NULL, NULL, -6126524707473115986),
    (4, 1796144580000, 'a boot', 1796143580000, 1, 'daemon', NULL, 'snoozed',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, 1796145000000, NULL, NULL, NULL, NULL, -4196132122726005981),
    (5, 1796144640000, 'a boot', 1796143640000, 1, 'button', 'taken.1f', 'taken',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, 12500, 1796144460000, NULL, NULL, NULL, NULL, NULL, 3790436434833086238),
    (6, 1796144700000, 'a boot', 1796143700000, 1, 'daemon', NULL, 'skipped',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 3772291250526908295),
    (7, 1796144760000, 'a boot', 1796143760000, 1, 'daemon', NULL, 'skipped',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, NULL, '', NULL, NULL, NULL, -8600490864498661174),
    (8, 1796144820000, 'a boot', 1796143820000, 1, 'command', CAST(x'c3a900e280ae' AS TEXT), 'skipped',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, NULL, CAST(x'6e617573c3a9650a001b5b324a273b2044524f50205441424c45207265636f72643b202d2d' AS TEXT), NULL, NULL, NULL, -1134683833890680095),
    (9, 1796144880000, 'a boot', 1796143880000, 1, 'daemon', NULL, 'superseded',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 5933067272870920334),
    (10, 1796144940000, 'a boot', 1796143940000, 1, 'daemon', NULL, 'extra_intake',
        'baclofen', '2026-12-01', NULL, NULL, NULL, 10000, 1796155200000, NULL, NULL, NULL, NULL, NULL, -6666896359999389313),
    (11, 1796145000000, 'a boot', 1796144000000, 1, 'daemon', NULL, 'held',
        'baclofen', '2026-12-02', '00:00', NULL, NULL, NULL, NULL, NULL, 'nausée, 30 mg of Baclofène', NULL, NULL, NULL, 752128719076953981),
    (12, 1796145060000, 'a boot', 1796144060000, 1, 'daemon', NULL, 'resumed',
        'baclofen', '2026-12-05', '00:00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 6496498013097808249),
    (13, 1796145120000, 'a boot', 1796144120000, 1, 'daemon', NULL, 'stepped_back',
        'baclofen', '2026-12-05', '16:45', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, -3967165252013848988),
    (14, 1796145180000, 'a boot', 1796144180000, 1, 'daemon', NULL, 'undone',
        NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 5, NULL, 2153060298672279789),
    (15, 1796145240000, 'a boot', 1796144240000, 1, 'daemon', NULL, 'missed',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, NULL, NULL, 'unanswered', NULL, NULL, -8471930600042258433),
    (16, 1796145300000, 'a boot', 1796144300000, 1, 'daemon', NULL, 'missed',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, NULL, NULL, 'unattended', NULL, NULL, 4577312556539740196),
    (17, 1796145360000, 'a boot', 1796144360000, 1, 'daemon', NULL, 'missed',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, NULL, NULL, 'clock-step', NULL, NULL, 1019959721545225715),
    (18, 1796145420000, 'a boot', 1796144420000, 1, 'daemon', NULL, 'missed',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, NULL, NULL, 'spacing', NULL, NULL, 4832732478057073603),
    (19, 1796146800000, 'a boot', 1796145800000, 1, 'daemon', NULL, 'skipped',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, NULL, 'as told by nobody', NULL, NULL, NULL, -2474511852215413594),
    (20, 1796146860000, 'a boot', 1796145860000, 1, 'daemon', NULL, 'superseded',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (21, 7258118340000, 'a boot', 7258117340000, 0, 'daemon', NULL, 'raised',
        'baclofen', '2026-12-01', '17:00', 30000, 1796144400000, NULL, NULL, 1796148000000, NULL, NULL, NULL, NULL, 7824991943395423081);
    """
