-- What a correction of a validated month does to pay, as it was reckoned when it was noted. None of those noted before.
ALTER TABLE month_corrections ADD COLUMN effect TEXT;
