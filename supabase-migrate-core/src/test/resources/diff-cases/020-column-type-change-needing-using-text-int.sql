-- capability: column: type change needing USING (text -> int)
--- before
CREATE TABLE t (k int PRIMARY KEY, a text);
--- rows
INSERT INTO t VALUES (1, '42'), (2, NULL);
--- after
CREATE TABLE t (k int PRIMARY KEY, a int);
