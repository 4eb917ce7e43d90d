-- capability: column: generated virtual
-- from: 18
--- before
CREATE TABLE t (id int, double int GENERATED ALWAYS AS (id * 2) VIRTUAL, stored int GENERATED ALWAYS AS (id + 1) STORED);
CREATE VIEW v AS SELECT id, double FROM t;
--- rows
INSERT INTO t VALUES (1);
--- after
CREATE TABLE t (id int, double int GENERATED ALWAYS AS (id * 3) VIRTUAL, stored int GENERATED ALWAYS AS (id + 1) VIRTUAL,
    extra text GENERATED ALWAYS AS (id::text) VIRTUAL);
CREATE VIEW v AS SELECT id, double FROM t;
