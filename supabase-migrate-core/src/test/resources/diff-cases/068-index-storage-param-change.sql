-- capability: index: storage param change
--- before
CREATE TABLE t (a int);
CREATE INDEX i ON t (a) WITH (deduplicate_items = off);
--- after
CREATE TABLE t (a int);
CREATE INDEX i ON t (a) WITH (fillfactor = 60);
