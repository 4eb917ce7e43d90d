-- capability: column: type change with a default present
--- before
CREATE TABLE t (k int PRIMARY KEY, a text DEFAULT '5', b int DEFAULT 3);
--- rows
INSERT INTO t VALUES (1, '42', 1), (2, DEFAULT, DEFAULT);
--- after
CREATE TABLE t (k int PRIMARY KEY, a int DEFAULT 5, b text DEFAULT 'three');
