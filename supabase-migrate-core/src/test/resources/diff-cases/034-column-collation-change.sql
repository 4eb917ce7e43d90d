-- capability: column: collation change
--- before
CREATE TABLE t (a text COLLATE "C", b text);
CREATE INDEX t_a ON t (a);
--- rows
INSERT INTO t VALUES ('ä', 'b');
--- after
CREATE TABLE t (a text, b text COLLATE "POSIX");
CREATE INDEX t_a ON t (a);
