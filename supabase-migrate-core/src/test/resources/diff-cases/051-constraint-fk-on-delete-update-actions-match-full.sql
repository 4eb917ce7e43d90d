-- capability: constraint: FK on delete/update actions, MATCH FULL
--- before
CREATE TABLE p (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE c (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p);
--- rows
INSERT INTO p VALUES (1, 2);
INSERT INTO c VALUES (1, 2);
--- after
CREATE TABLE p (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE c (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p MATCH FULL ON DELETE CASCADE ON UPDATE SET NULL);
