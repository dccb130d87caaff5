-- What a framework was started from, as it was called at that moment: a starter framework of the program, or a state of
-- a framework in this library. A framework that was not started from anything has no row.
CREATE TABLE origin (
  framework INTEGER PRIMARY KEY REFERENCES framework (key),
  kind TEXT NOT NULL CHECK (kind IN ('starter', 'framework')),
  -- The id of the framework it was copied from. No foreign key: the row says what was, wherever the rows go.
  source BLOB CHECK (source IS NULL OR length(source) = 16),
  -- The id of the version that was copied; NULL: its draft.
  version BLOB CHECK (version IS NULL OR length(version) = 16),
  -- The name of the starter; empty for a framework.
  starter TEXT NOT NULL,
  -- What the source was titled then.
  title TEXT NOT NULL,
  -- What the version was named then: of a framework's version, or of the program that brought the starter.
  version_name TEXT NOT NULL,
  at INTEGER NOT NULL,
  CHECK ((kind = 'starter') = (starter <> '')),
  CHECK ((kind = 'framework') = (source IS NOT NULL))
) STRICT;

CREATE TRIGGER origin_stays_1 BEFORE UPDATE ON origin BEGIN SELECT RAISE (ABORT, 'an origin is never changed'); END;
CREATE TRIGGER origin_stays_2 BEFORE DELETE ON origin BEGIN SELECT RAISE (ABORT, 'an origin is never removed'); END;
