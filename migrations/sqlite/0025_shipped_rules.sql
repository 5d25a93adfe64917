-- What the program ships with stays to be read beside what is agreed. Where it was written over, what was written counts from the day after, and
-- the shipped line stands again.
CREATE TABLE shipped_rules (rule TEXT NOT NULL, value BIGINT NOT NULL, severity TEXT NOT NULL, source TEXT NOT NULL, basis TEXT NOT NULL);
INSERT INTO shipped_rules (rule, value, severity, source, basis) VALUES
    ('absence', 0, 'refuse', 'Absence accordée', 'plan'),
    ('availability', 0, 'ask', 'Disponibilités de la personne', 'plan'),
    ('average_hours', 2640, 'refuse', 'Code du travail L3121-22', 'law'),
    ('break_after', 360, 'refuse', 'Code du travail L3121-16', 'law'),
    ('break_length', 20, 'refuse', 'Code du travail L3121-16', 'law'),
    ('change_notice', 7, 'ask', 'Code du travail L3123-31', 'law'),
    ('complementary_share', 10, 'ask', 'Code du travail L3123-28', 'law'),
    ('consecutive_days', 6, 'ask', 'Règle de la maison : jours de suite', 'house'),
    ('contract_dates', 0, 'refuse', 'Contrat de travail', 'plan'),
    ('contract_hours', 0, 'ask', 'Contrat de travail', 'plan'),
    ('day_hours', 600, 'refuse', 'Code du travail L3121-18', 'law'),
    ('day_rest', 660, 'refuse', 'Code du travail L3131-1', 'law'),
    ('day_span', 780, 'refuse', 'Code du travail L3131-1', 'law'),
    ('early_before', 420, 'hint', 'Règle de la maison : équité', 'house'),
    ('early_starts', 3, 'hint', 'Règle de la maison : équité', 'house'),
    ('full_time_week', 2100, 'refuse', 'Code du travail L3123-9', 'law'),
    ('head_max', 0, 'ask', 'Besoins du créneau', 'plan'),
    ('head_min', 0, 'hint', 'Besoins du créneau', 'plan'),
    ('holiday', 0, 'ask', 'Code du travail L3133-1', 'law'),
    ('hours_drift', 120, 'hint', 'Code du travail L3123-13', 'law'),
    ('interruption_length', 120, 'ask', 'Code du travail L3123-30', 'law'),
    ('interruptions', 1, 'ask', 'Code du travail L3123-30', 'law'),
    ('labour_day', 0, 'refuse', 'Code du travail L3133-4 (sauf L3133-6)', 'law'),
    ('lead', 0, 'hint', 'Besoins du créneau', 'plan'),
    ('limit', 0, 'refuse', 'Code du travail L4624-3 et L1225-9', 'law'),
    ('minor_break_after', 270, 'refuse', 'Code du travail L3162-3', 'law'),
    ('minor_break_length', 30, 'refuse', 'Code du travail L3162-3', 'law'),
    ('minor_day_hours', 480, 'refuse', 'Code du travail L3162-1', 'law'),
    ('minor_day_rest', 720, 'refuse', 'Code du travail L3164-1', 'law'),
    ('minor_holiday', 0, 'refuse', 'Code du travail L3164-6', 'law'),
    ('minor_night_from', 1320, 'refuse', 'Code du travail L3163-1', 'law'),
    ('minor_night_until', 360, 'refuse', 'Code du travail L3163-1', 'law'),
    ('minor_rest_days', 0, 'ask', 'Code du travail L3164-2', 'law'),
    ('minor_week_hours', 2100, 'refuse', 'Code du travail L3162-1', 'law'),
    ('night_from', 1260, 'hint', 'Code du travail L3122-2', 'law'),
    ('night_length', 180, 'hint', 'Code du travail L3122-5', 'law'),
    ('night_until', 360, 'hint', 'Code du travail L3122-2', 'law'),
    ('nights_a_week', 2, 'hint', 'Code du travail L3122-5', 'law'),
    ('overlap', 0, 'refuse', 'Une personne, un endroit', 'plan'),
    ('restriction', 0, 'refuse', 'Restriction de sécurité', 'plan'),
    ('skills', 0, 'ask', 'Besoins du créneau', 'plan'),
    ('sunday', 0, 'ask', 'Code du travail L3132-3', 'law'),
    ('sundays_in_row', 3, 'refuse', 'Code rural L714-1', 'law'),
    ('week_days', 6, 'refuse', 'Code du travail L3132-1', 'law'),
    ('week_hours', 2880, 'refuse', 'Code du travail L3121-20', 'law'),
    ('week_rest', 2100, 'refuse', 'Code du travail L3132-2', 'law'),
    ('weekends', 2, 'hint', 'Règle de la maison : équité', 'house'),
    ('young_day_rest', 840, 'refuse', 'Code du travail L3164-1', 'law'),
    ('young_night_from', 1200, 'refuse', 'Code du travail L3163-1', 'law');
UPDATE rule_parameters
SET starts = '2000-01-02'
WHERE starts = '2000-01-01'
  AND NOT EXISTS (
      SELECT 1
      FROM shipped_rules
      WHERE shipped_rules.rule = rule_parameters.rule AND shipped_rules.value = rule_parameters.value
        AND shipped_rules.severity = rule_parameters.severity AND shipped_rules.source = rule_parameters.source
        AND shipped_rules.basis = rule_parameters.basis
  );
INSERT INTO rule_parameters (rule, starts, value, severity, source, basis)
SELECT rule, '2000-01-01', value, severity, source, basis
FROM shipped_rules
WHERE NOT EXISTS (SELECT 1 FROM rule_parameters WHERE rule_parameters.rule = shipped_rules.rule AND starts = '2000-01-01');
DROP TABLE shipped_rules;

-- When a secret was shown that waits for its first code: it is shown again for a while, and not for ever.
ALTER TABLE second_factors ADD COLUMN offered_at TIMESTAMP;
