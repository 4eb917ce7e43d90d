-- capability: not null: a name of its own
-- from: 18
--- before
CREATE TABLE t (id int NOT NULL, a text CONSTRAINT a_there NOT NULL, b text);
--- rows
INSERT INTO t VALUES (1, 'x', 'y');
--- after
CREATE TABLE t (id int CONSTRAINT id_there NOT NULL, a text CONSTRAINT a_given NOT NULL, b text CONSTRAINT b_there NOT NULL);
COMMENT ON CONSTRAINT b_there ON t IS 'since today';
