-- capability: constraint: add primary key
--- before
CREATE TABLE t (a int NOT NULL, b int);
--- rows
INSERT INTO t VALUES (1, 1), (2, 1);
--- after
CREATE TABLE t (a int NOT NULL, b int, CONSTRAINT t_key PRIMARY KEY (a));
