-- What is asked every day and would be counted over years of a ledger, kept where the ledger is written; `archipel check` proves each.

-- The year at the ecopole in which seed moved. What was written before: its time zone is that of the installations there are, an hour ahead of
-- UTC when a year begins.
DROP TRIGGER seed_moves_stay ON seed_moves;
ALTER TABLE seed_moves ADD COLUMN year BIGINT NOT NULL DEFAULT 0;
UPDATE seed_moves SET year = EXTRACT(YEAR FROM (happened_at AT TIME ZONE 'UTC') + INTERVAL '1 hour')::BIGINT;
CREATE TRIGGER seed_moves_stay BEFORE UPDATE ON seed_moves FOR EACH ROW
WHEN (OLD.recorded_by IS NOT DISTINCT FROM NEW.recorded_by) EXECUTE FUNCTION only_added_to();

-- How many times seed of a variety was given, lent or swapped in a year, by commune; what was taken back left out.
CREATE TABLE seed_given (
    year       BIGINT NOT NULL CHECK (year > 0),
    variety_id UUID NOT NULL REFERENCES varieties (id),
    commune    TEXT NOT NULL,
    times      BIGINT NOT NULL CHECK (times >= 0),
    PRIMARY KEY (year, variety_id, commune)
);
CREATE INDEX seed_given_by_variety ON seed_given (variety_id);
INSERT INTO seed_given (year, variety_id, commune, times)
SELECT seed_moves.year, seed_lots.variety_id, seed_moves.commune, COUNT(*)
FROM seed_moves
JOIN seed_lots ON seed_lots.id = seed_moves.lot_id
WHERE seed_moves.cause IN ('gift', 'loan', 'swap')
  AND NOT EXISTS (SELECT 1 FROM seed_moves AS later WHERE later.reverses = seed_moves.id)
GROUP BY seed_moves.year, seed_lots.variety_id, seed_moves.commune;

-- A lot that turns out to be of another variety takes with it what was given of it.
CREATE VIEW seed_given_of_lot AS
SELECT seed_moves.lot_id, seed_moves.year, seed_moves.commune, COUNT(*) AS times
FROM seed_moves
WHERE seed_moves.cause IN ('gift', 'loan', 'swap')
  AND NOT EXISTS (SELECT 1 FROM seed_moves AS later WHERE later.reverses = seed_moves.id)
GROUP BY seed_moves.lot_id, seed_moves.year, seed_moves.commune;

CREATE FUNCTION count_given_seed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.cause = 'reversal' THEN
        UPDATE seed_given
        SET times = times - 1
        FROM seed_moves AS was
        JOIN seed_lots ON seed_lots.id = was.lot_id
        WHERE was.id = NEW.reverses AND was.cause IN ('gift', 'loan', 'swap')
          AND seed_given.year = was.year AND seed_given.variety_id = seed_lots.variety_id AND seed_given.commune = was.commune;
    ELSE
        INSERT INTO seed_given (year, variety_id, commune, times)
        SELECT NEW.year, variety_id, NEW.commune, 1 FROM seed_lots WHERE id = NEW.lot_id
        ON CONFLICT (year, variety_id, commune) DO UPDATE SET times = seed_given.times + 1;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER seed_given_counted AFTER INSERT ON seed_moves FOR EACH ROW
WHEN (NEW.cause IN ('gift', 'loan', 'swap', 'reversal')) EXECUTE FUNCTION count_given_seed();

CREATE FUNCTION move_given_seed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE seed_given
    SET times = seed_given.times - gone.times
    FROM seed_given_of_lot AS gone
    WHERE gone.lot_id = NEW.id AND seed_given.variety_id = OLD.variety_id
      AND seed_given.year = gone.year AND seed_given.commune = gone.commune;
    INSERT INTO seed_given (year, variety_id, commune, times)
    SELECT year, NEW.variety_id, commune, times FROM seed_given_of_lot WHERE lot_id = NEW.id
    ON CONFLICT (year, variety_id, commune) DO UPDATE SET times = seed_given.times + excluded.times;
    RETURN NULL;
END
$$;
CREATE TRIGGER seed_given_moves AFTER UPDATE OF variety_id ON seed_lots FOR EACH ROW
WHEN (OLD.variety_id <> NEW.variety_id) EXECUTE FUNCTION move_given_seed();

-- What came with a list of jars that were there before is none of what residents brought in a year.
ALTER TABLE seed_lots ADD COLUMN listed BOOLEAN NOT NULL DEFAULT FALSE;
