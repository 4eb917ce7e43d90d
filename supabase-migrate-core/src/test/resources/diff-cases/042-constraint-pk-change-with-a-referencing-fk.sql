-- capability: constraint: PK change with a referencing FK
--- before
CREATE TABLE p (a int NOT NULL UNIQUE, b int NOT NULL, PRIMARY KEY (b));
CREATE TABLE c (b int REFERENCES p (b));
--- rows
INSERT INTO p VALUES (1, 10);
INSERT INTO c VALUES (10);
--- after
CREATE TABLE p (a int NOT NULL UNIQUE, b int NOT NULL UNIQUE, PRIMARY KEY (a, b));
CREATE TABLE c (b int REFERENCES p (b));
