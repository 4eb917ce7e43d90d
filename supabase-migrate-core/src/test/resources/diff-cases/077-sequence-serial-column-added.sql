-- capability: sequence: serial column added
--- before
CREATE TABLE t (a text);
--- rows
INSERT INTO t VALUES ('x'), ('y');
--- after
CREATE TABLE t (a text, id bigserial PRIMARY KEY);
