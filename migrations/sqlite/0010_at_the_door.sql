-- Seats given to people who came without a booking in place of some who did not come: the room holds no more than before.
ALTER TABLE workshop_dates ADD COLUMN stand_ins BIGINT NOT NULL DEFAULT 0 CHECK (stand_ins >= 0);
