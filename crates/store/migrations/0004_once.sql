-- What is begun on one page and finished on the next, each good for one answer: passkey ceremonies,
-- forms that must not be sent twice.
CREATE TABLE once (
    id       TEXT   NOT NULL PRIMARY KEY,
    began_at BIGINT NOT NULL,
    body     JSONB  NOT NULL
);
CREATE INDEX once_began_at ON once (began_at);
