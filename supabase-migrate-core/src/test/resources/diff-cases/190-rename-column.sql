-- capability: rename: column
--- before
CREATE TABLE t (id int PRIMARY KEY, old_col text NOT NULL);
CREATE INDEX t_c ON t (old_col);
CREATE VIEW v AS SELECT old_col FROM t;
--- rows
INSERT INTO t VALUES (1, 'x');
--- hints
-- rename: column public.t.old_col -> new_col
--- after
CREATE TABLE t (id int PRIMARY KEY, new_col text NOT NULL);
CREATE INDEX t_c ON t (new_col);
CREATE VIEW v AS SELECT new_col FROM t;
