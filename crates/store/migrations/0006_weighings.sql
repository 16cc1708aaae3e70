-- What stood against somebody when a case was last looked at, encrypted like what was declared: the next look is
-- compared with it.
CREATE TABLE weighing (
    case_id    TEXT   NOT NULL,
    person     TEXT   NOT NULL,
    weighed_at BIGINT NOT NULL,
    sealed     BYTEA  NOT NULL,
    PRIMARY KEY (case_id, person)
);
CREATE INDEX weighing_person ON weighing (person);
