-- capability: index: create
--- before
CREATE TABLE t (a int, b int);
--- after
CREATE TABLE t (a int, b int);
CREATE INDEX t_ab ON t (a DESC NULLS LAST, b);
