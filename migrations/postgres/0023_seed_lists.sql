-- What lists of seed ask for again and again, kept where it changes; `archipel check` proves each.

-- A lot's newest sample and its last test that is over.
ALTER TABLE seed_lots ADD COLUMN last_sample UUID REFERENCES seed_samples (id);
ALTER TABLE seed_lots ADD COLUMN last_test UUID REFERENCES germinations (id);
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

CREATE FUNCTION newest_seed_sample() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE seed_lots
    SET last_sample = (SELECT id FROM seed_samples WHERE lot_id = NEW.lot_id ORDER BY taken_at DESC, id DESC LIMIT 1)
    WHERE id = NEW.lot_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER seed_samples_newest AFTER INSERT ON seed_samples FOR EACH ROW EXECUTE FUNCTION newest_seed_sample();

CREATE FUNCTION last_germination() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE seed_lots
    SET last_test = (
            SELECT id FROM germinations WHERE lot_id = NEW.lot_id AND closed_on IS NOT NULL ORDER BY closed_on DESC, id DESC LIMIT 1
        ),
        tested_on = (SELECT MAX(closed_on) FROM germinations WHERE lot_id = NEW.lot_id)
    WHERE id = NEW.lot_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER germinations_over_at_once AFTER INSERT ON germinations FOR EACH ROW
WHEN (NEW.closed_on IS NOT NULL) EXECUTE FUNCTION last_germination();
CREATE TRIGGER germinations_over AFTER UPDATE OF closed_on ON germinations FOR EACH ROW EXECUTE FUNCTION last_germination();

-- The row is looked at under a lock that those who change lots share: what is being reckoned meanwhile is waited for, and then dropped.
CREATE FUNCTION seed_want_of_lot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM seed_varieties WHERE variety_id = NEW.variety_id FOR KEY SHARE;
    UPDATE seed_varieties SET want_until = NULL WHERE variety_id = NEW.variety_id AND want_until IS NOT NULL;
    IF TG_OP = 'UPDATE' AND OLD.variety_id <> NEW.variety_id THEN
        PERFORM 1 FROM seed_varieties WHERE variety_id = OLD.variety_id FOR KEY SHARE;
        UPDATE seed_varieties SET want_until = NULL WHERE variety_id = OLD.variety_id AND want_until IS NOT NULL;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER seed_want_new_lot AFTER INSERT ON seed_lots FOR EACH ROW EXECUTE FUNCTION seed_want_of_lot();
CREATE TRIGGER seed_want_lot AFTER UPDATE OF variety_id, balance, state, doubtful, packet, year, last_test ON seed_lots
FOR EACH ROW EXECUTE FUNCTION seed_want_of_lot();

CREATE FUNCTION seed_want_of_test() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1
    FROM seed_varieties
    WHERE variety_id = (SELECT variety_id FROM seed_lots WHERE id = NEW.lot_id)
    FOR KEY SHARE;
    UPDATE seed_varieties
    SET want_until = NULL
    WHERE variety_id = (SELECT variety_id FROM seed_lots WHERE id = NEW.lot_id) AND want_until IS NOT NULL;
    RETURN NULL;
END
$$;
CREATE TRIGGER seed_want_counted AFTER UPDATE OF germinated ON germinations FOR EACH ROW
WHEN (NEW.closed_on IS NOT NULL) EXECUTE FUNCTION seed_want_of_test();

CREATE FUNCTION seed_want_of_variety() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.want_until = NULL;
    RETURN NEW;
END
$$;
CREATE TRIGGER seed_want_reserve BEFORE UPDATE OF reserve ON seed_varieties FOR EACH ROW
WHEN (OLD.reserve <> NEW.reserve) EXECUTE FUNCTION seed_want_of_variety();

CREATE FUNCTION seed_want_of_species() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1
    FROM seed_varieties
    WHERE variety_id IN (SELECT id FROM varieties WHERE species_id = NEW.id)
    ORDER BY variety_id
    FOR KEY SHARE;
    UPDATE seed_varieties
    SET want_until = NULL
    WHERE variety_id IN (SELECT id FROM varieties WHERE species_id = NEW.id) AND want_until IS NOT NULL;
    RETURN NULL;
END
$$;
CREATE TRIGGER seed_want_species AFTER UPDATE OF keeps_years, germination_min ON species
FOR EACH ROW EXECUTE FUNCTION seed_want_of_species();

CREATE FUNCTION seed_want_of_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM seed_varieties WHERE variety_id = NEW.id FOR KEY SHARE;
    UPDATE seed_varieties SET want_until = NULL WHERE variety_id = NEW.id AND want_until IS NOT NULL;
    RETURN NULL;
END
$$;
CREATE TRIGGER seed_want_variety AFTER UPDATE OF species_id ON varieties FOR EACH ROW
WHEN (OLD.species_id <> NEW.species_id) EXECUTE FUNCTION seed_want_of_name();
