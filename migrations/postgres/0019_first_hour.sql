-- The first hour: where the ecopole lies, asked once, and which steps of the guide somebody does without. What is done is told by what exists.
ALTER TABLE ecopole ADD COLUMN latitude_e7 BIGINT CHECK (latitude_e7 BETWEEN -900000000 AND 900000000);
ALTER TABLE ecopole ADD COLUMN longitude_e7 BIGINT CHECK (longitude_e7 BETWEEN -1800000000 AND 1800000000);

CREATE TABLE guide_skips (
    step       TEXT PRIMARY KEY NOT NULL,
    skipped_at TIMESTAMPTZ NOT NULL
);
