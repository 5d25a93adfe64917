-- What receipts of workshops say of value added tax, kept with each payment: a receipt is printed as it was given.
ALTER TABLE workshop_settings ADD COLUMN vat_bp BIGINT NOT NULL DEFAULT 0 CHECK (vat_bp BETWEEN 0 AND 3000);
ALTER TABLE workshop_settings ADD COLUMN vat_wording TEXT NOT NULL DEFAULT '';
ALTER TABLE workshop_payments ADD COLUMN vat_bp BIGINT NOT NULL DEFAULT 0 CHECK (vat_bp BETWEEN 0 AND 3000);
ALTER TABLE workshop_payments ADD COLUMN vat_wording TEXT NOT NULL DEFAULT '';
-- Who charges no tax on sales has said so already.
UPDATE workshop_settings
SET vat_wording = COALESCE((SELECT wording FROM sale_settings WHERE id = 1 AND regime <> 'liable'), '');
