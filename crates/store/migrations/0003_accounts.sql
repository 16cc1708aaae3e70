-- People and how they prove who they are. Bodies are kept as the accounts crate writes them.
CREATE TABLE person (
    id   TEXT  NOT NULL PRIMARY KEY,
    body JSONB NOT NULL
);

-- Password hash and one-time-code secret, encrypted with the store's own key.
CREATE TABLE secret (
    person TEXT  NOT NULL PRIMARY KEY REFERENCES person (id),
    sealed BYTEA NOT NULL
);

CREATE TABLE passkey (
    credential TEXT  NOT NULL PRIMARY KEY,
    person     TEXT  NOT NULL REFERENCES person (id),
    body       JSONB NOT NULL
);

-- Failures to sign in, for names that belong to nobody as well.
CREATE TABLE attempts (
    name TEXT  NOT NULL PRIMARY KEY,
    body JSONB NOT NULL
);

CREATE TABLE appointment (
    id      TEXT  NOT NULL PRIMARY KEY,
    person  TEXT  NOT NULL REFERENCES person (id),
    lent_by TEXT  NOT NULL,
    body    JSONB NOT NULL
);
CREATE INDEX appointment_person ON appointment (person);

CREATE TABLE session (
    token  TEXT  NOT NULL PRIMARY KEY,
    person TEXT  NOT NULL REFERENCES person (id),
    body   JSONB NOT NULL
);
CREATE INDEX session_person ON session (person);
