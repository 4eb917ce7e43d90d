-- capability: column: generated -> plain (DROP EXPRESSION)
--- before
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED);
--- rows
INSERT INTO t VALUES (3);
--- after
CREATE TABLE t (a int, b int);
