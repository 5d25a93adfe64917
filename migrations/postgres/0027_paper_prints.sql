-- Each time a paper is given out: the first is the original, those after say "duplicata"; all are known by their hash.
CREATE TABLE paper_prints (
    id         UUID PRIMARY KEY NOT NULL,
    paper_id   UUID NOT NULL REFERENCES papers (id),
    -- 1 for the original.
    number     BIGINT NOT NULL CHECK (number > 0),
    -- SHA-256 of the file, in hexadecimal.
    hash       TEXT NOT NULL CHECK (LENGTH(hash) = 64),
    printed_at TIMESTAMPTZ NOT NULL,
    printed_by UUID REFERENCES people (id),
    UNIQUE (paper_id, number)
);
CREATE INDEX paper_prints_by_hash ON paper_prints (hash);
CREATE TRIGGER paper_prints_stay BEFORE UPDATE ON paper_prints FOR EACH ROW
WHEN (OLD.printed_by IS NOT DISTINCT FROM NEW.printed_by) EXECUTE FUNCTION only_added_to();
CREATE TRIGGER paper_prints_kept BEFORE DELETE ON paper_prints FOR EACH ROW EXECUTE FUNCTION only_added_to();
