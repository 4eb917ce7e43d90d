-- capability: tablespace of a table (needs tablespace ts1)
--- before
CREATE TABLE t (a int PRIMARY KEY);
--- rows
INSERT INTO t VALUES (1);
--- after
CREATE TABLE t (a int PRIMARY KEY USING INDEX TABLESPACE ts1) TABLESPACE ts1;
