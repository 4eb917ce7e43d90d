-- capability: index: opclass + collation
--- before
CREATE TABLE t (a text);
CREATE INDEX i ON t (a);
--- after
CREATE TABLE t (a text);
CREATE INDEX i ON t (a COLLATE "C" text_pattern_ops);
