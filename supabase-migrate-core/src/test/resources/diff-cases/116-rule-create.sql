-- capability: rule: create
--- before
CREATE TABLE t (a int);
CREATE TABLE audit (a int);
--- after
CREATE TABLE t (a int);
CREATE TABLE audit (a int);
CREATE RULE log_it AS ON INSERT TO t WHERE NEW.a > 0 DO ALSO (INSERT INTO audit VALUES (NEW.a); UPDATE audit SET a = a + 1);
