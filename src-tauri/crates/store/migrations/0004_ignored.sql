-- Findings that a person does not want to see: of a rule, of one node (or, NULL, of all), about one word (or, NULL, about
-- any). Of several entries for the same three the last counts; that something is to be seen again is an entry too.
CREATE TABLE ignored (
  key INTEGER PRIMARY KEY,
  framework INTEGER NOT NULL REFERENCES framework (key),
  code TEXT NOT NULL CHECK (code <> ''),
  node BLOB CHECK (node IS NULL OR length(node) = 16),
  word TEXT CHECK (word IS NULL OR word <> ''),
  ignored INTEGER NOT NULL CHECK (ignored IN (0, 1)),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX ignored_framework ON ignored (framework);

CREATE TRIGGER ignored_stays_1 BEFORE UPDATE ON ignored BEGIN SELECT RAISE (ABORT, 'what was ignored is never changed'); END;
CREATE TRIGGER ignored_stays_2 BEFORE DELETE ON ignored BEGIN SELECT RAISE (ABORT, 'what was ignored is never removed'); END;
