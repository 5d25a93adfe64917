-- Seats given to people who came without a booking in place of some who did not come: the room holds no more than before.
ALTER TABLE workshop_dates ADD COLUMN stand_ins BIGINT NOT NULL DEFAULT 0 CHECK (stand_ins >= 0);

-- What was paid for a booking, kept where payments are written: what is to be given back is found without adding up all payments ever.
ALTER TABLE bookings ADD COLUMN paid_cents BIGINT NOT NULL DEFAULT 0;
ALTER TABLE bookings ADD COLUMN paid_units BIGINT NOT NULL DEFAULT 0;
UPDATE bookings
SET paid_cents = (SELECT COALESCE(SUM(cents), 0) FROM workshop_payments WHERE booking_id = bookings.id),
    paid_units = (SELECT COALESCE(SUM(units), 0) FROM workshop_payments WHERE booking_id = bookings.id)
WHERE id IN (SELECT booking_id FROM workshop_payments);
CREATE TRIGGER workshop_payments_summed AFTER INSERT ON workshop_payments
BEGIN
    UPDATE bookings SET paid_cents = paid_cents + NEW.cents, paid_units = paid_units + NEW.units WHERE id = NEW.booking_id;
END;
CREATE INDEX bookings_overpaid ON bookings (id)
WHERE paid_cents > CASE WHEN state IN ('cancelled', 'expired') THEN 0 ELSE due_cents END
   OR paid_units > CASE WHEN state IN ('cancelled', 'expired') THEN 0 ELSE due_units END;

-- Numbers are asked for a period.
CREATE INDEX workshop_dates_by_day ON workshop_dates (day);

-- The rules look at the weeks around a plan: workshops led and absences of years ago are not read.
CREATE INDEX engagements_of_workshops ON engagements (ends_at) WHERE kind = 'workshop';
CREATE INDEX absences_by_end ON absences (ends_at);
