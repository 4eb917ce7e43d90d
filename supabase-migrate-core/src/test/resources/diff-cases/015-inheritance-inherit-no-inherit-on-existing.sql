-- capability: inheritance: INHERIT / NO INHERIT on existing
--- before
CREATE TABLE animal (id int, name text);
CREATE TABLE dog (id int, name text, good boolean);
CREATE TABLE cat () INHERITS (animal);
--- rows
INSERT INTO dog VALUES (1, 'rex', true);
INSERT INTO cat VALUES (2, 'tom');
--- after
CREATE TABLE animal (id int, name text);
CREATE TABLE dog (id int, name text, good boolean);
ALTER TABLE dog INHERIT animal;
CREATE TABLE cat (id int, name text);
