-- What people said the columns, sheets and headings of foreign files are, by the shape of the file: proposed again for the
-- next file of that shape. Of several entries for one shape the last counts.
CREATE TABLE mapping (
  key INTEGER PRIMARY KEY,
  shape TEXT NOT NULL CHECK (shape <> ''),
  mapping TEXT NOT NULL CHECK (json_valid (mapping)),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX mapping_shape ON mapping (shape, key);

CREATE TRIGGER mapping_stays_1 BEFORE UPDATE ON mapping BEGIN SELECT RAISE (ABORT, 'what was said of a file is never changed'); END;
CREATE TRIGGER mapping_stays_2 BEFORE DELETE ON mapping BEGIN SELECT RAISE (ABORT, 'what was said of a file is never removed'); END;
