-- One file for both databases: only types and constraints that SQLite and PostgreSQL read alike.

-- The event table is the truth. `leaf` holds the bytes exactly as they are hashed into the ledger.
CREATE TABLE event (
    idx       BIGINT NOT NULL PRIMARY KEY,
    case_id   TEXT   NOT NULL,
    n         BIGINT NOT NULL,
    at_us     BIGINT NOT NULL,
    act       TEXT   NOT NULL,
    leaf      BYTEA  NOT NULL,
    leaf_hash BYTEA  NOT NULL,
    UNIQUE (case_id, n)
);

-- What the leaves commit to, encrypted. The only table of the case file that is ever changed, and
-- only to erase.
CREATE TABLE payload (
    idx    BIGINT NOT NULL PRIMARY KEY REFERENCES event (idx),
    sealed BYTEA  NOT NULL
);

-- The tree as it stands; one row. Touching it first is what makes writers take turns.
CREATE TABLE head (
    id       BIGINT NOT NULL PRIMARY KEY,
    turn     BIGINT NOT NULL,
    size     BIGINT NOT NULL,
    frontier BYTEA  NOT NULL,
    last_us  BIGINT NOT NULL
);

-- One root for one size, for ever: what may be signed.
CREATE TABLE tree_head (
    size BIGINT NOT NULL PRIMARY KEY,
    root BYTEA  NOT NULL
);

-- Read model of the register: one row a case, written in the transaction of its events, and
-- rebuilt from them at will.
CREATE TABLE case_summary (
    case_id     TEXT   NOT NULL PRIMARY KEY,
    n           BIGINT NOT NULL,
    institution TEXT   NOT NULL,
    partner     TEXT   NOT NULL,
    stage       TEXT   NOT NULL,
    opened_us   BIGINT NOT NULL,
    changed_us  BIGINT NOT NULL,
    search      TEXT   NOT NULL,
    summary     JSONB  NOT NULL
);
CREATE INDEX case_summary_partner ON case_summary (partner);
CREATE INDEX case_summary_changed ON case_summary (changed_us);
