-- First steps of passkey ceremonies, each good for one answer within minutes.
CREATE TABLE ceremony (
    id       TEXT   NOT NULL PRIMARY KEY,
    began_at BIGINT NOT NULL,
    body     JSONB  NOT NULL
);
