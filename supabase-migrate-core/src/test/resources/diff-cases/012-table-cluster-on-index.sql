-- capability: table: CLUSTER ON index
--- before
CREATE TABLE t (a int PRIMARY KEY, b int);
CREATE INDEX t_b ON t (b);
--- after
CREATE TABLE t (a int PRIMARY KEY, b int);
CREATE INDEX t_b ON t (b);
ALTER TABLE t CLUSTER ON t_b;
