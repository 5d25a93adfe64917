-- The land: terrains, plots with their organic status, beds, trees and bushes, points; photos and notes on any of them.
-- Geometry is GeoJSON text in WGS84; surfaces are square metres, lengths centimetres.

CREATE TABLE sites (
    id                  BLOB PRIMARY KEY NOT NULL,
    name                TEXT NOT NULL CHECK (name <> ''),
    commune             TEXT NOT NULL DEFAULT '',
    address             TEXT NOT NULL DEFAULT '',
    lender              TEXT NOT NULL CHECK (lender IN ('intercommunality', 'landlord', 'other')),
    lender_name         TEXT NOT NULL DEFAULT '',
    agreement_starts    DATE,
    agreement_ends      DATE,
    agreement_reference TEXT NOT NULL DEFAULT '',
    water               TEXT NOT NULL DEFAULT '',
    access              TEXT NOT NULL DEFAULT '',
    declared_m2         BIGINT CHECK (declared_m2 BETWEEN 1 AND 10000000),
    search_text         TEXT NOT NULL,
    created_at          TIMESTAMP NOT NULL,
    updated_at          TIMESTAMP NOT NULL,
    archived_at         TIMESTAMP,
    version             BIGINT NOT NULL CHECK (version > 0),
    CHECK (agreement_ends IS NULL OR agreement_starts IS NULL OR agreement_ends >= agreement_starts)
);
CREATE INDEX sites_by_name ON sites (search_text, id);

CREATE TABLE plots (
    id          BLOB PRIMARY KEY NOT NULL,
    site_id     BLOB NOT NULL REFERENCES sites (id),
    name        TEXT NOT NULL CHECK (name <> ''),
    kind        TEXT NOT NULL CHECK (kind IN ('open_field', 'polytunnel', 'orchard', 'hedge', 'compost', 'building', 'public')),
    geometry    TEXT NOT NULL,
    area_m2     BIGINT NOT NULL CHECK (area_m2 > 0),
    soil_note   TEXT NOT NULL DEFAULT '',
    search_text TEXT NOT NULL,
    created_at  TIMESTAMP NOT NULL,
    updated_at  TIMESTAMP NOT NULL,
    archived_at TIMESTAMP,
    version     BIGINT NOT NULL CHECK (version > 0)
);
CREATE INDEX plots_by_site ON plots (site_id, search_text);
CREATE INDEX plots_by_name ON plots (search_text, id);

-- A plot's organic status is a timeline: each line holds from its day until the next line's.
CREATE TABLE plot_statuses (
    plot_id     BLOB NOT NULL REFERENCES plots (id),
    starts      DATE NOT NULL,
    status      TEXT NOT NULL CHECK (status IN ('not_organic', 'C1', 'C2', 'C3', 'AB')),
    certificate TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (plot_id, starts)
);

CREATE TABLE beds (
    id             BLOB PRIMARY KEY NOT NULL,
    plot_id        BLOB NOT NULL REFERENCES plots (id),
    code           TEXT NOT NULL CHECK (code <> ''),
    position       BIGINT NOT NULL,
    length_cm      BIGINT NOT NULL CHECK (length_cm BETWEEN 10 AND 100000),
    width_cm       BIGINT NOT NULL CHECK (width_cm BETWEEN 10 AND 10000),
    orientation    BIGINT NOT NULL CHECK (orientation BETWEEN 0 AND 179),
    geometry       TEXT,
    created_at     TIMESTAMP NOT NULL,
    updated_at     TIMESTAMP NOT NULL,
    archived_at    TIMESTAMP,
    version        BIGINT NOT NULL CHECK (version > 0)
);
CREATE INDEX beds_by_plot ON beds (plot_id, position);
CREATE UNIQUE INDEX beds_code ON beds (plot_id, code) WHERE archived_at IS NULL;

CREATE TABLE trees (
    id          BLOB PRIMARY KEY NOT NULL,
    plot_id     BLOB NOT NULL REFERENCES plots (id),
    species     TEXT NOT NULL CHECK (species <> ''),
    variety     TEXT NOT NULL DEFAULT '',
    rootstock   TEXT NOT NULL DEFAULT '',
    form        TEXT NOT NULL CHECK (form IN ('standard', 'half_standard', 'bush', 'espalier', 'shrub')),
    planted     DATE,
    state       TEXT NOT NULL CHECK (state IN ('young', 'healthy', 'weak', 'dead', 'removed')),
    note        TEXT NOT NULL DEFAULT '',
    geometry    TEXT NOT NULL,
    created_at  TIMESTAMP NOT NULL,
    updated_at  TIMESTAMP NOT NULL,
    archived_at TIMESTAMP,
    version     BIGINT NOT NULL CHECK (version > 0)
);
CREATE INDEX trees_by_plot ON trees (plot_id, species);

CREATE TABLE points (
    id          BLOB PRIMARY KEY NOT NULL,
    site_id     BLOB NOT NULL REFERENCES sites (id),
    kind        TEXT NOT NULL CHECK (kind IN ('water', 'gate', 'shed', 'pick_up')),
    name        TEXT NOT NULL DEFAULT '',
    geometry    TEXT NOT NULL,
    created_at  TIMESTAMP NOT NULL,
    updated_at  TIMESTAMP NOT NULL,
    archived_at TIMESTAMP,
    version     BIGINT NOT NULL CHECK (version > 0)
);
CREATE INDEX points_by_site ON points (site_id, kind);

CREATE TABLE notes (
    id          BLOB PRIMARY KEY NOT NULL,
    record_kind TEXT NOT NULL CHECK (record_kind IN ('site', 'plot', 'bed', 'tree', 'point')),
    record_id   BLOB NOT NULL,
    author_id   BLOB REFERENCES people (id),
    noted_on    DATE NOT NULL,
    body        TEXT NOT NULL CHECK (body <> ''),
    created_at  TIMESTAMP NOT NULL
);
CREATE INDEX notes_by_record ON notes (record_id, noted_on);

CREATE TABLE photos (
    id          BLOB PRIMARY KEY NOT NULL,
    record_kind TEXT NOT NULL CHECK (record_kind IN ('site', 'plot', 'bed', 'tree', 'point')),
    record_id   BLOB NOT NULL,
    author_id   BLOB REFERENCES people (id),
    taken_on    DATE NOT NULL,
    caption     TEXT NOT NULL,
    width       BIGINT NOT NULL,
    height      BIGINT NOT NULL,
    small       BLOB NOT NULL,
    created_at  TIMESTAMP NOT NULL
);
CREATE INDEX photos_by_record ON photos (record_id, taken_on);

-- The large picture lies apart, so that lists of photos do not drag it along.
CREATE TABLE photo_files (
    photo_id BLOB PRIMARY KEY NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    large    BLOB NOT NULL
);
