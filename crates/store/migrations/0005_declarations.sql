-- What people declare as interests, encrypted with the store's own key; the newest of a person counts.
CREATE TABLE declaration (
    id          TEXT   NOT NULL PRIMARY KEY,
    person      TEXT   NOT NULL,
    declared_at BIGINT NOT NULL,
    sealed      BYTEA  NOT NULL
);
CREATE INDEX declaration_person ON declaration (person);

-- Who opened a declaration: a person in a role, or the matching itself.
CREATE TABLE declaration_reading (
    id      TEXT   NOT NULL PRIMARY KEY,
    person  TEXT   NOT NULL,
    reader  TEXT   NOT NULL,
    role    TEXT   NOT NULL,
    case_id TEXT   NOT NULL,
    read_at BIGINT NOT NULL
);
CREATE INDEX declaration_reading_person ON declaration_reading (person);
