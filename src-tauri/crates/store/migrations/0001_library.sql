-- The library. What people wrote is only ever added to; see decisions/0002-store.md.

-- A framework in the library. Only `removed` (off the shelf since, in ms) may change.
CREATE TABLE framework (
  key INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  created INTEGER NOT NULL,
  removed INTEGER,
  origin BLOB CHECK (origin IS NULL OR length(origin) = 16)
) STRICT;

-- The name of a record within a framework; the same record may occur in several frameworks.
CREATE TABLE node (
  key INTEGER PRIMARY KEY,
  framework INTEGER NOT NULL REFERENCES framework (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  UNIQUE (framework, id)
) STRICT;

-- Every text that ever was, once. `hash` (the first 4 bytes of its BLAKE3) finds it; whole texts are compared, so a
-- collision costs nothing but time. A text that came of another one keeps only what is new in the middle:
-- substr(base, 1, head) || body || substr(base, -tail), in characters. The base of a text has no base itself.
CREATE TABLE text (
  key INTEGER PRIMARY KEY,
  hash INTEGER NOT NULL,
  body TEXT NOT NULL,
  base INTEGER REFERENCES text (key),
  head INTEGER,
  tail INTEGER
) STRICT;
CREATE INDEX text_hash ON text (hash);

-- Every state a record ever had. `fields` (see src/table/fields.rs) NULL: it was removed. The index holds (node, seq).
CREATE TABLE revision (
  seq INTEGER PRIMARY KEY,
  node INTEGER NOT NULL REFERENCES node (key),
  parent INTEGER REFERENCES node (key),
  kind INTEGER NOT NULL,
  place INTEGER NOT NULL,
  fields BLOB
) STRICT;
CREATE INDEX revision_node ON revision (node);

-- Who worked on something here: a name costs its length once, and a byte or two wherever it is meant.
CREATE TABLE person (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

-- What can be done: the verbs of the step log.
CREATE TABLE verb (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

-- The step log. The key is the seq of the last of its `size` revisions. kind: 0 begin, 1 do, 2 undo, 3 redo.
-- A step stands on top of its stack (undo: that of what can be done again; do and redo: that of what can be undone);
-- `below` comes on top of it when this step is taken off again, `other` is on top of the other stack; both as how far
-- back from `key`, as is `about`, the revision of the node that the step was about. `author` NULL: nobody knows who
-- it was.
CREATE TABLE edit (
  framework INTEGER NOT NULL REFERENCES framework (key),
  key INTEGER NOT NULL REFERENCES revision (seq),
  size INTEGER NOT NULL,
  at INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
  verb INTEGER NOT NULL REFERENCES verb (key),
  about INTEGER,
  words TEXT,
  below INTEGER,
  other INTEGER,
  author INTEGER REFERENCES person (key),
  PRIMARY KEY (framework, key)
) STRICT, WITHOUT ROWID;

-- Named states: all revisions of the framework's nodes with seq up to `seq`.
CREATE TABLE version (
  key INTEGER PRIMARY KEY,
  framework INTEGER NOT NULL REFERENCES framework (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  seq INTEGER NOT NULL REFERENCES revision (seq),
  parent INTEGER REFERENCES version (key),
  at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'in review', 'published', 'retired')),
  effective TEXT,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  author TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  note TEXT NOT NULL,
  UNIQUE (framework, name)
) STRICT;

-- A colleague's state that was taken in. `theirs` is a lineage of its own, off the shelf; `base` is the step both started
-- from, `before` the last step of the draft before theirs came into it.
CREATE TABLE review (
  key INTEGER PRIMARY KEY,
  framework INTEGER NOT NULL REFERENCES framework (key),
  theirs INTEGER NOT NULL UNIQUE REFERENCES framework (key),
  base INTEGER NOT NULL REFERENCES revision (seq),
  before INTEGER NOT NULL REFERENCES revision (seq),
  at INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX review_framework ON review (framework);

-- That a person has decided a conflict of a review, by its number there; the last entry counts. What they chose stands
-- in the draft.
CREATE TABLE decision (
  key INTEGER PRIMARY KEY,
  review INTEGER NOT NULL REFERENCES review (key),
  conflict INTEGER NOT NULL,
  decided INTEGER NOT NULL CHECK (decided IN (0, 1)),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX decision_review ON decision (review);

-- What a person decided of two nodes when comparing one framework with another, or with itself: that they are the same
-- thing, or are not. Of several entries for the same two the last counts.
CREATE TABLE pair (
  key INTEGER PRIMARY KEY,
  old_framework INTEGER NOT NULL REFERENCES framework (key),
  new_framework INTEGER NOT NULL REFERENCES framework (key),
  old BLOB NOT NULL CHECK (length(old) = 16),
  new BLOB NOT NULL CHECK (length(new) = 16),
  together INTEGER NOT NULL CHECK (together IN (0, 1)),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX pair_frameworks ON pair (old_framework, new_framework);

-- What people say about nodes. Only added to: that a comment was settled, opened again or taken back is a row of its
-- own, which answers it. No foreign key on `reply_to`: a colleague's answer may come before what it answers.
CREATE TABLE comment (
  key INTEGER PRIMARY KEY,
  framework INTEGER NOT NULL REFERENCES framework (key),
  id BLOB NOT NULL CHECK (length(id) = 16),
  node INTEGER NOT NULL REFERENCES node (key),
  reply_to BLOB CHECK (reply_to IS NULL OR length(reply_to) = 16),
  at INTEGER NOT NULL,
  author INTEGER REFERENCES person (key),
  kind TEXT NOT NULL CHECK (kind IN ('said', 'resolved', 'reopened', 'removed')),
  body TEXT NOT NULL,
  UNIQUE (framework, id)
) STRICT;

-- The words of all drafts as they are now; the rowid is the key of the node.
CREATE VIRTUAL TABLE search USING fts5 (
  words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER text_stays_1 BEFORE UPDATE ON text BEGIN SELECT RAISE (ABORT, 'texts are never changed'); END;
CREATE TRIGGER text_stays_2 BEFORE DELETE ON text BEGIN SELECT RAISE (ABORT, 'texts are never removed'); END;
CREATE TRIGGER node_stays_1 BEFORE UPDATE ON node BEGIN SELECT RAISE (ABORT, 'nodes are never changed'); END;
CREATE TRIGGER node_stays_2 BEFORE DELETE ON node BEGIN SELECT RAISE (ABORT, 'nodes are never removed'); END;
CREATE TRIGGER revision_stays_1 BEFORE UPDATE ON revision BEGIN SELECT RAISE (ABORT, 'revisions are never changed'); END;
CREATE TRIGGER revision_stays_2 BEFORE DELETE ON revision BEGIN SELECT RAISE (ABORT, 'revisions are never removed'); END;
CREATE TRIGGER edit_stays_1 BEFORE UPDATE ON edit BEGIN SELECT RAISE (ABORT, 'the step log is never changed'); END;
CREATE TRIGGER edit_stays_2 BEFORE DELETE ON edit BEGIN SELECT RAISE (ABORT, 'the step log is never shortened'); END;
CREATE TRIGGER person_stays_1 BEFORE UPDATE ON person BEGIN SELECT RAISE (ABORT, 'people keep their names'); END;
CREATE TRIGGER person_stays_2 BEFORE DELETE ON person BEGIN SELECT RAISE (ABORT, 'people are never removed'); END;
CREATE TRIGGER comment_stays_1 BEFORE UPDATE ON comment BEGIN SELECT RAISE (ABORT, 'comments are never changed'); END;
CREATE TRIGGER comment_stays_2 BEFORE DELETE ON comment BEGIN SELECT RAISE (ABORT, 'comments are never removed'); END;
CREATE TRIGGER version_stays_1 BEFORE UPDATE ON version BEGIN SELECT RAISE (ABORT, 'versions are never changed'); END;
CREATE TRIGGER version_stays_2 BEFORE DELETE ON version BEGIN SELECT RAISE (ABORT, 'versions are never removed'); END;
CREATE TRIGGER framework_stays_1 BEFORE UPDATE OF key, id, created, origin ON framework
  BEGIN SELECT RAISE (ABORT, 'a framework keeps its name'); END;
CREATE TRIGGER framework_stays_2 BEFORE DELETE ON framework BEGIN SELECT RAISE (ABORT, 'frameworks are never deleted'); END;
CREATE TRIGGER review_stays_1 BEFORE UPDATE ON review BEGIN SELECT RAISE (ABORT, 'reviews are never changed'); END;
CREATE TRIGGER review_stays_2 BEFORE DELETE ON review BEGIN SELECT RAISE (ABORT, 'reviews are never removed'); END;
CREATE TRIGGER decision_stays_1 BEFORE UPDATE ON decision BEGIN SELECT RAISE (ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_stays_2 BEFORE DELETE ON decision BEGIN SELECT RAISE (ABORT, 'decisions are never removed'); END;
CREATE TRIGGER pair_stays_1 BEFORE UPDATE ON pair BEGIN SELECT RAISE (ABORT, 'pairs are never changed'); END;
CREATE TRIGGER pair_stays_2 BEFORE DELETE ON pair BEGIN SELECT RAISE (ABORT, 'pairs are never removed'); END;
