-- capability: privileges: column grant
--- before
CREATE TABLE t (a int, b int);
GRANT SELECT (a) ON t TO app_reader;
--- after
CREATE TABLE t (a int, b int);
GRANT SELECT (b), UPDATE (a, b) ON t TO app_reader;
