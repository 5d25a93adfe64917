-- The seed exchange, further on: who keeps a variety, where it is grown on, what it was taken for, rules with their dates, pictures.

-- When seed plants flower here: two varieties that flower together cross.
ALTER TABLE species ADD COLUMN flower_months BIGINT NOT NULL DEFAULT 0 CHECK (flower_months BETWEEN 0 AND 4095);

-- Pictures of a variety.
CREATE TABLE seed_pictures (
    id         BLOB PRIMARY KEY NOT NULL,
    variety_id BLOB NOT NULL REFERENCES seed_varieties (variety_id),
    alt        TEXT NOT NULL CHECK (alt <> ''),
    large      BLOB NOT NULL,
    small      BLOB NOT NULL,
    width      BIGINT NOT NULL,
    height     BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX seed_pictures_by_variety ON seed_pictures (variety_id);

-- The photo of a germination test, on which what came up is touched.
CREATE TABLE germination_photos (
    germination_id BLOB PRIMARY KEY NOT NULL REFERENCES germinations (id),
    large          BLOB NOT NULL,
    width          BIGINT NOT NULL,
    height         BIGINT NOT NULL,
    created_at     TIMESTAMP NOT NULL
);

-- Who keeps a variety alive in a garden: two for each, if there are.
CREATE TABLE seed_guardians (
    id          BLOB PRIMARY KEY NOT NULL,
    variety_id  BLOB NOT NULL REFERENCES seed_varieties (variety_id),
    name        TEXT NOT NULL CHECK (name <> ''),
    email       TEXT NOT NULL DEFAULT '',
    commune     TEXT NOT NULL DEFAULT '',
    lang        TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('proposed', 'active', 'paused', 'ended')),
    -- What they asked help for; empty when it was given.
    help        TEXT NOT NULL DEFAULT '',
    -- The season about which they were last reminded.
    reminded    BIGINT,
    created_at  TIMESTAMP NOT NULL,
    updated_at  TIMESTAMP NOT NULL,
    version     BIGINT NOT NULL CHECK (version > 0)
);
CREATE INDEX seed_guardians_by_variety ON seed_guardians (variety_id);
CREATE INDEX seed_guardians_by_state ON seed_guardians (state, created_at);
CREATE INDEX seed_guardians_by_email ON seed_guardians (email);
CREATE UNIQUE INDEX seed_guardians_once ON seed_guardians (variety_id, email) WHERE email <> '' AND state <> 'ended';

-- Private links; only their hash is kept.
CREATE TABLE seed_guardian_links (
    hash        BLOB PRIMARY KEY NOT NULL,
    guardian_id BLOB NOT NULL REFERENCES seed_guardians (id),
    by_mail     BOOLEAN NOT NULL
);
CREATE INDEX seed_guardian_links_by_guardian ON seed_guardian_links (guardian_id);

-- What a guardian says of a season: a line a year, which may be written anew.
CREATE TABLE seed_diary (
    guardian_id BLOB NOT NULL REFERENCES seed_guardians (id),
    year        BIGINT NOT NULL CHECK (year BETWEEN 1990 AND 2200),
    outcome     TEXT NOT NULL CHECK (outcome IN ('saved', 'grown', 'failed', 'rested')),
    plants      BIGINT CHECK (plants BETWEEN 1 AND 100000),
    note        TEXT NOT NULL DEFAULT '',
    written_at  TIMESTAMP NOT NULL,
    PRIMARY KEY (guardian_id, year)
);

-- Where a variety is to be grown on: a year, a place of ours or a guardian's garden, and what came of it.
CREATE TABLE seed_regenerations (
    id          BLOB PRIMARY KEY NOT NULL,
    variety_id  BLOB NOT NULL REFERENCES seed_varieties (variety_id),
    lot_id      BLOB REFERENCES seed_lots (id),
    -- The year in which it flowers.
    year        BIGINT NOT NULL CHECK (year BETWEEN 1990 AND 2200),
    plot_id     BLOB REFERENCES plots (id),
    bed_id      BLOB REFERENCES beds (id),
    guardian_id BLOB REFERENCES seed_guardians (id),
    plants      BIGINT CHECK (plants BETWEEN 1 AND 100000),
    state       TEXT NOT NULL CHECK (state IN ('planned', 'sown', 'harvested', 'given_up')),
    -- The lot that came of it.
    harvest_id  BLOB UNIQUE REFERENCES seed_lots (id),
    note        TEXT NOT NULL DEFAULT '',
    created_at  TIMESTAMP NOT NULL,
    updated_at  TIMESTAMP NOT NULL,
    version     BIGINT NOT NULL CHECK (version > 0),
    CHECK (bed_id IS NULL OR plot_id IS NOT NULL),
    CHECK ((state = 'harvested') = (harvest_id IS NOT NULL))
);
CREATE INDEX seed_regenerations_by_year ON seed_regenerations (year, state);
CREATE INDEX seed_regenerations_by_variety ON seed_regenerations (variety_id);
CREATE INDEX seed_regenerations_by_lot ON seed_regenerations (lot_id) WHERE lot_id IS NOT NULL;
CREATE INDEX seed_regenerations_by_plot ON seed_regenerations (plot_id) WHERE plot_id IS NOT NULL;
CREATE INDEX seed_regenerations_by_bed ON seed_regenerations (bed_id) WHERE bed_id IS NOT NULL;
CREATE INDEX seed_regenerations_by_guardian ON seed_regenerations (guardian_id) WHERE guardian_id IS NOT NULL;

-- What a lot was found to be, after it was taken for something else.
CREATE TABLE seed_redeterminations (
    id           BLOB PRIMARY KEY NOT NULL,
    lot_id       BLOB NOT NULL REFERENCES seed_lots (id),
    from_variety BLOB NOT NULL REFERENCES seed_varieties (variety_id),
    to_variety   BLOB NOT NULL REFERENCES seed_varieties (variety_id),
    why          TEXT NOT NULL CHECK (why <> ''),
    found_on     DATE NOT NULL,
    recorded_at  TIMESTAMP NOT NULL,
    recorded_by  BLOB REFERENCES people (id),
    CHECK (from_variety <> to_variety)
);
CREATE INDEX seed_redeterminations_by_lot ON seed_redeterminations (lot_id, recorded_at);
CREATE INDEX seed_redeterminations_by_author ON seed_redeterminations (recorded_by) WHERE recorded_by IS NOT NULL;
-- A lot grown from one that turned out to be something else: nobody has looked at it since.
ALTER TABLE seed_lots ADD COLUMN doubtful BOOLEAN NOT NULL DEFAULT FALSE;

-- Lots of which a packet can be given, for the catalogue; and lots by their age, for the keeper's list.
CREATE INDEX seed_lots_to_give ON seed_lots (variety_id)
WHERE state = 'stored' AND packet > 0 AND NOT treated AND NOT doubtful AND balance - held - reserve >= packet;
-- The catalogue is read by vegetable and variety, a page at a time.
CREATE INDEX species_by_name ON species (search_text);
CREATE INDEX varieties_by_name ON varieties (species_id, search_text, id, name);
CREATE INDEX seed_lots_by_age ON seed_lots (state, year, code);

-- Seed that was brought for seed that was given.
CREATE TABLE seed_swaps (
    move_id BLOB PRIMARY KEY NOT NULL REFERENCES seed_moves (id),
    lot_id  BLOB NOT NULL UNIQUE REFERENCES seed_lots (id)
);

-- Under which derogation seed that is not organic was sown on organic ground.
ALTER TABLE seed_moves ADD COLUMN derogation TEXT NOT NULL DEFAULT '';

CREATE INDEX seed_moves_by_cause ON seed_moves (cause, happened_at, commune);

-- What is refused, asked about or said, from which day on, and where that is written.
CREATE TABLE seed_rules (
    id         BLOB PRIMARY KEY NOT NULL,
    rule       TEXT NOT NULL CHECK (rule IN ('professional', 'passport', 'derogation')),
    starts     DATE NOT NULL,
    severity   TEXT NOT NULL CHECK (severity IN ('off', 'ask', 'refuse')),
    source     TEXT NOT NULL CHECK (source <> ''),
    created_at TIMESTAMP NOT NULL,
    UNIQUE (rule, starts)
);
INSERT INTO seed_rules (id, rule, starts, severity, source, created_at) VALUES
    (x'01900000000070008000000000005e01', 'professional', '2020-06-12', 'ask', 'Code rural L661-8, loi 2020-699 art. 10', '2026-11-28 00:00:00'),
    (x'01900000000070008000000000005e02', 'passport', '2019-12-14', 'ask', 'Règlement (UE) 2016/2031 art. 79, règlement (UE) 2019/2072', '2026-11-28 00:00:00'),
    (x'01900000000070008000000000005e03', 'derogation', '2022-01-01', 'ask', 'Règlement (UE) 2018/848 annexe II partie I 1.8.5', '2026-11-28 00:00:00');

-- What each printer is off by, in hundredths of a millimetre.
CREATE TABLE label_printers (
    id         BLOB PRIMARY KEY NOT NULL,
    name       TEXT NOT NULL UNIQUE CHECK (name <> ''),
    offset_x   BIGINT NOT NULL CHECK (offset_x BETWEEN -1000 AND 1000),
    offset_y   BIGINT NOT NULL CHECK (offset_y BETWEEN -1000 AND 1000),
    pitch      BIGINT NOT NULL CHECK (pitch BETWEEN -1000 AND 1000),
    created_at TIMESTAMP NOT NULL,
    version    BIGINT NOT NULL CHECK (version > 0)
);

-- Lists of varieties are brought as files too.
DROP TABLE staged_imports;
CREATE TABLE staged_imports (
    id         BLOB PRIMARY KEY NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('people', 'land', 'seeds')),
    person_id  BLOB REFERENCES people (id),
    content    TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    bytes      BLOB NOT NULL DEFAULT x'',
    name       TEXT NOT NULL DEFAULT '',
    columns    TEXT NOT NULL DEFAULT ''
);
CREATE TABLE new_import_mappings (
    kind       TEXT NOT NULL CHECK (kind IN ('people', 'land', 'seeds')),
    heading    BLOB NOT NULL,
    columns    TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (kind, heading)
);
INSERT INTO new_import_mappings SELECT kind, heading, columns, updated_at FROM import_mappings;
DROP TABLE import_mappings;
ALTER TABLE new_import_mappings RENAME TO import_mappings;
