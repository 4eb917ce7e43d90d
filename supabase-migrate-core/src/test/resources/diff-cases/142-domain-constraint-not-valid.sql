-- capability: domain: constraint NOT VALID
--- before
CREATE DOMAIN d AS int;
CREATE TABLE t (a d);
--- rows
INSERT INTO t VALUES (-1);
--- after
CREATE DOMAIN d AS int;
CREATE TABLE t (a d);
ALTER DOMAIN d ADD CONSTRAINT pos CHECK (VALUE > 0) NOT VALID;
