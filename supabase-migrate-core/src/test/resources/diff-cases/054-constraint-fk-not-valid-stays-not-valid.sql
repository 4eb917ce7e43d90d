-- capability: constraint: FK NOT VALID stays NOT VALID
--- before
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE c (a int);
--- rows
INSERT INTO c VALUES (99);
--- after
CREATE TABLE p (a int PRIMARY KEY);
CREATE TABLE c (a int);
ALTER TABLE c ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p NOT VALID;
