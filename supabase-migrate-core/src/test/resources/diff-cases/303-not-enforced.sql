-- capability: constraint: NOT ENFORCED
-- from: 18
--- before
CREATE TABLE t (id int PRIMARY KEY, a int CONSTRAINT positive CHECK (a > 0));
CREATE TABLE u (t int CONSTRAINT of_t REFERENCES t);
--- rows
INSERT INTO t VALUES (1, 2);
INSERT INTO u VALUES (1);
--- after
CREATE TABLE t (id int PRIMARY KEY, a int CONSTRAINT positive CHECK (a > 0) NOT ENFORCED);
CREATE TABLE u (t int CONSTRAINT of_t REFERENCES t NOT ENFORCED);
