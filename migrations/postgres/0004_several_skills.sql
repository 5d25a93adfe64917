-- A shift and its template may need several skills, each for a number of people.

CREATE TABLE shift_skills (
    shift_id UUID NOT NULL REFERENCES shifts (id),
    skill_id UUID NOT NULL REFERENCES skills (id),
    heads    BIGINT NOT NULL CHECK (heads > 0),
    PRIMARY KEY (shift_id, skill_id)
);
CREATE TABLE template_skills (
    template_id UUID NOT NULL REFERENCES shift_templates (id),
    skill_id    UUID NOT NULL REFERENCES skills (id),
    heads       BIGINT NOT NULL CHECK (heads > 0),
    PRIMARY KEY (template_id, skill_id)
);
INSERT INTO shift_skills (shift_id, skill_id, heads)
SELECT id, skill_id, skill_heads FROM shifts WHERE skill_id IS NOT NULL AND skill_heads > 0;
INSERT INTO template_skills (template_id, skill_id, heads)
SELECT id, skill_id, skill_heads FROM shift_templates WHERE skill_id IS NOT NULL AND skill_heads > 0;

ALTER TABLE shifts DROP COLUMN skill_id;
ALTER TABLE shifts DROP COLUMN skill_heads;
ALTER TABLE shift_templates DROP COLUMN skill_id;
ALTER TABLE shift_templates DROP COLUMN skill_heads;
