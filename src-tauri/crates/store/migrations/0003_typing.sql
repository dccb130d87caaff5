-- What is being typed and is not kept yet, so that a program that ends in the middle of a word costs nobody more than
-- that word. The one table whose rows come and go: it is no part of the record, and nothing in it was meant to be kept.
-- `field` is the name of a field, or of a place that is none (a comment, the name of a version).
CREATE TABLE typing (
  framework INTEGER NOT NULL REFERENCES framework (key),
  node BLOB NOT NULL CHECK (length(node) = 16),
  field TEXT NOT NULL CHECK (field <> ''),
  at INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (framework, node, field)
) STRICT, WITHOUT ROWID;
