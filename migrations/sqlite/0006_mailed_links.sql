-- Whether a private link was sent by e-mail. Only such a link shows that the address is the person's own: one that the program showed on
-- the screen neither confirms a booking nor makes an accepted offer count where the workshop asks for confirmation.
ALTER TABLE booking_links ADD COLUMN by_mail BOOLEAN NOT NULL DEFAULT TRUE;
