-- Each time a paper is given out: the first is the original, those after say "duplicata"; all are known by their hash.
CREATE TABLE paper_prints (
    id         BLOB PRIMARY KEY NOT NULL,
    paper_id   BLOB NOT NULL REFERENCES papers (id),
    -- 1 for the original.
    number     BIGINT NOT NULL CHECK (number > 0),
    -- SHA-256 of the file, in hexadecimal.
    hash       TEXT NOT NULL CHECK (LENGTH(hash) = 64),
    printed_at TIMESTAMP NOT NULL,
    printed_by BLOB REFERENCES people (id),
    UNIQUE (paper_id, number)
);
CREATE INDEX paper_prints_by_hash ON paper_prints (hash);
CREATE TRIGGER paper_prints_stay BEFORE UPDATE ON paper_prints
WHEN OLD.printed_by IS NEW.printed_by
BEGIN
    SELECT RAISE(ABORT, 'the table paper_prints is only added to');
END;
CREATE TRIGGER paper_prints_kept BEFORE DELETE ON paper_prints
BEGIN
    SELECT RAISE(ABORT, 'the table paper_prints is only added to');
END;
