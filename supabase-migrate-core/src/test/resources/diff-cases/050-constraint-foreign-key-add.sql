-- capability: constraint: foreign key add
--- before
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE c (a int, p int);
--- rows
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (1, 1);
--- after
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE c (a int, p int REFERENCES p);
