-- capability: column: set/drop NOT NULL
--- before
CREATE TABLE t (a int NOT NULL, b int);
--- rows
INSERT INTO t VALUES (1, 1);
--- after
CREATE TABLE t (a int, b int NOT NULL);
