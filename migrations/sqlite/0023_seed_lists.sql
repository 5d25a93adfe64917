-- What lists of seed ask for again and again, kept where it changes; `archipel check` proves each.

-- A lot's newest sample and its last test that is over.
ALTER TABLE seed_lots ADD COLUMN last_sample BLOB REFERENCES seed_samples (id);
ALTER TABLE seed_lots ADD COLUMN last_test BLOB REFERENCES germinations (id);
ALTER TABLE seed_lots ADD COLUMN tested_on DATE;
UPDATE seed_lots
SET last_sample = (SELECT id FROM seed_samples WHERE lot_id = seed_lots.id ORDER BY taken_at DESC, id DESC LIMIT 1),
    last_test = (
        SELECT id FROM germinations WHERE lot_id = seed_lots.id AND closed_on IS NOT NULL ORDER BY closed_on DESC, id DESC LIMIT 1
    ),
    tested_on = (SELECT MAX(closed_on) FROM germinations WHERE lot_id = seed_lots.id);

-- Lots that a test may be worth its seeds of, by variety; and the few that something is the matter with.
CREATE INDEX seed_lots_to_test ON seed_lots (variety_id, year, tested_on, state, balance) WHERE state = 'stored' AND balance > 0;
CREATE INDEX seed_lots_low ON seed_lots (state, balance, reserve) WHERE balance < reserve;
CREATE INDEX seed_lots_doubtful ON seed_lots (state, doubtful) WHERE doubtful;

-- Why a variety should be grown on, and the last day of which that is known: it ages by itself. Nothing known: to be reckoned.
ALTER TABLE seed_varieties ADD COLUMN want TEXT CHECK (want IN ('ages', 'little', 'nothing_left'));
ALTER TABLE seed_varieties ADD COLUMN want_until DATE;
CREATE INDEX seed_varieties_by_want ON seed_varieties (want) WHERE want IS NOT NULL;
CREATE INDEX seed_varieties_by_want_until ON seed_varieties (want_until);

CREATE TRIGGER seed_samples_newest AFTER INSERT ON seed_samples
BEGIN
    UPDATE seed_lots
    SET last_sample = (SELECT id FROM seed_samples WHERE lot_id = NEW.lot_id ORDER BY taken_at DESC, id DESC LIMIT 1)
    WHERE id = NEW.lot_id;
END;
CREATE TRIGGER germinations_over_at_once AFTER INSERT ON germinations WHEN NEW.closed_on IS NOT NULL
BEGIN
    UPDATE seed_lots
    SET last_test = (
            SELECT id FROM germinations WHERE lot_id = NEW.lot_id AND closed_on IS NOT NULL ORDER BY closed_on DESC, id DESC LIMIT 1
        ),
        tested_on = (SELECT MAX(closed_on) FROM germinations WHERE lot_id = NEW.lot_id)
    WHERE id = NEW.lot_id;
END;
CREATE TRIGGER germinations_over AFTER UPDATE OF closed_on ON germinations
BEGIN
    UPDATE seed_lots
    SET last_test = (
            SELECT id FROM germinations WHERE lot_id = NEW.lot_id AND closed_on IS NOT NULL ORDER BY closed_on DESC, id DESC LIMIT 1
        ),
        tested_on = (SELECT MAX(closed_on) FROM germinations WHERE lot_id = NEW.lot_id)
    WHERE id = NEW.lot_id;
END;

CREATE TRIGGER seed_want_new_lot AFTER INSERT ON seed_lots
BEGIN
    UPDATE seed_varieties SET want_until = NULL WHERE variety_id = NEW.variety_id AND want_until IS NOT NULL;
END;
CREATE TRIGGER seed_want_lot AFTER UPDATE OF variety_id, balance, state, doubtful, packet, year, last_test ON seed_lots
BEGIN
    UPDATE seed_varieties SET want_until = NULL WHERE variety_id IN (OLD.variety_id, NEW.variety_id) AND want_until IS NOT NULL;
END;
CREATE TRIGGER seed_want_counted AFTER UPDATE OF germinated ON germinations WHEN NEW.closed_on IS NOT NULL
BEGIN
    UPDATE seed_varieties
    SET want_until = NULL
    WHERE variety_id = (SELECT variety_id FROM seed_lots WHERE id = NEW.lot_id) AND want_until IS NOT NULL;
END;
CREATE TRIGGER seed_want_reserve AFTER UPDATE OF reserve ON seed_varieties WHEN OLD.reserve <> NEW.reserve
BEGIN
    UPDATE seed_varieties SET want_until = NULL WHERE variety_id = NEW.variety_id AND want_until IS NOT NULL;
END;
CREATE TRIGGER seed_want_species AFTER UPDATE OF keeps_years, germination_min ON species
BEGIN
    UPDATE seed_varieties
    SET want_until = NULL
    WHERE variety_id IN (SELECT id FROM varieties WHERE species_id = NEW.id) AND want_until IS NOT NULL;
END;
CREATE TRIGGER seed_want_variety AFTER UPDATE OF species_id ON varieties WHEN OLD.species_id <> NEW.species_id
BEGIN
    UPDATE seed_varieties SET want_until = NULL WHERE variety_id = NEW.id AND want_until IS NOT NULL;
END;
