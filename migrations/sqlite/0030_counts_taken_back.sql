-- A count of a tray that was wrong is taken back by a line of the opposite number, once.
DROP TRIGGER germination_counted;
DROP TRIGGER germination_counts_stay;
DROP TRIGGER germination_counts_kept;
DROP INDEX germination_counts_by_test;
ALTER TABLE germination_counts RENAME TO counts_before;
CREATE TABLE germination_counts (
    id             BLOB PRIMARY KEY NOT NULL,
    germination_id BLOB NOT NULL REFERENCES germinations (id),
    day            DATE NOT NULL,
    germinated     BIGINT NOT NULL CHECK (germinated <> 0),
    counted_at     TIMESTAMP NOT NULL,
    reverses       BLOB UNIQUE REFERENCES germination_counts (id),
    CHECK ((germinated < 0) = (reverses IS NOT NULL))
);
INSERT INTO germination_counts (id, germination_id, day, germinated, counted_at)
SELECT id, germination_id, day, germinated, counted_at FROM counts_before;
DROP TABLE counts_before;
CREATE INDEX germination_counts_by_test ON germination_counts (germination_id, day);
CREATE TRIGGER germination_counted AFTER INSERT ON germination_counts
BEGIN
    UPDATE germinations SET germinated = germinated + NEW.germinated WHERE id = NEW.germination_id;
END;
CREATE TRIGGER germination_counts_stay BEFORE UPDATE ON germination_counts
BEGIN
    SELECT RAISE(ABORT, 'counts of germination are only added to');
END;
CREATE TRIGGER germination_counts_kept BEFORE DELETE ON germination_counts
BEGIN
    SELECT RAISE(ABORT, 'counts of germination are only added to');
END;
