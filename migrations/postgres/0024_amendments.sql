-- Amendments of contracts: other weekly hours from a day on. What came before stays as it was.
CREATE TABLE contract_amendments (
    contract_id    UUID NOT NULL REFERENCES contracts (id),
    starts         DATE NOT NULL,
    weekly_minutes BIGINT NOT NULL CHECK (weekly_minutes BETWEEN 1 AND 2880),
    -- Where the signed paper is.
    paper          TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (contract_id, starts)
);
