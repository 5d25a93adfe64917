-- A correction of a validated month may say its day: then it stands in its week, and on the line of the contract that ran.
ALTER TABLE month_corrections ADD COLUMN day DATE;
