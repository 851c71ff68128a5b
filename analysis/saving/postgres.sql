-- What Kizuna keeps in PostgreSQL 12 or newer. `kizuna store import` makes it where it is missing; a
-- database administrator may make it instead, with a role that Kizuna itself does not have:
-- docs/operations.md.

-- The files of the data sets, as they would lie in a folder: "record/hosts.csv".
CREATE TABLE IF NOT EXISTS kizuna_files (
  file text PRIMARY KEY,
  content bytea NOT NULL,
  digest text NOT NULL GENERATED ALWAYS AS (encode(sha256(content), 'hex')) STORED
);

-- The journal: each save with its entry, which is JSON.
CREATE TABLE IF NOT EXISTS kizuna_saves (
  id bigint PRIMARY KEY,
  entry bytea NOT NULL
);

-- The files that a save has changed, as they were before it.
CREATE TABLE IF NOT EXISTS kizuna_backups (
  save bigint NOT NULL REFERENCES kizuna_saves ON DELETE CASCADE,
  file text NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (save, file)
);

-- What waits beside them: uploads, drafts, sign-outs.
CREATE TABLE IF NOT EXISTS kizuna_kept (
  kind text NOT NULL,
  name text NOT NULL,
  content bytea NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kind, name)
);

-- One row, from which each server sees at each run whether the data are others.
CREATE TABLE IF NOT EXISTS kizuna_version (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  number bigint NOT NULL DEFAULT 0,
  changed timestamptz NOT NULL DEFAULT now()
);
INSERT INTO kizuna_version DEFAULT VALUES ON CONFLICT DO NOTHING;
