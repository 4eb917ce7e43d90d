-- capability: column: type change (implicit cast)
--- before
CREATE TABLE t (a int, b varchar(20));
--- rows
INSERT INTO t VALUES (7, 'seven'), (NULL, NULL);
--- after
CREATE TABLE t (a bigint, b text);
