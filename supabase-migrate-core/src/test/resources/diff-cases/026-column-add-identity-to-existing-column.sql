-- capability: column: add identity to existing column
--- before
CREATE TABLE t (a int, b text);
--- rows
INSERT INTO t VALUES (5, 'x'), (9, 'y');
--- after
CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY, b text);
