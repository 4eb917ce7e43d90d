-- capability: constraint: primary key columns change
--- before
CREATE TABLE t (a int, b int NOT NULL, PRIMARY KEY (a));
--- rows
INSERT INTO t VALUES (1, 1), (2, 1);
--- after
CREATE TABLE t (a int NOT NULL, b int, PRIMARY KEY (a, b));
