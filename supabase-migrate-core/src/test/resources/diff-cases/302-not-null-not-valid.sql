-- capability: not null: NOT VALID and NO INHERIT
-- from: 18
--- before
CREATE TABLE t (id int, a text);
CREATE TABLE p (x int);
CREATE TABLE c () INHERITS (p);
--- rows
INSERT INTO t VALUES (1, 'x');
--- after
CREATE TABLE t (id int, a text);
ALTER TABLE t ADD CONSTRAINT a_there NOT NULL a NOT VALID;
CREATE TABLE p (x int CONSTRAINT x_here NOT NULL NO INHERIT);
CREATE TABLE c () INHERITS (p);
