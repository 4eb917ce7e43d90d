-- capability: column: attoptions (n_distinct)
--- before
CREATE TABLE t (a int, b int);
ALTER TABLE t ALTER b SET (n_distinct = -0.5);
--- after
CREATE TABLE t (a int, b int);
ALTER TABLE t ALTER a SET (n_distinct = 100, n_distinct_inherited = 200);
