-- capability: domain: base type change while used
--- before
CREATE DOMAIN d AS int CONSTRAINT pos CHECK (VALUE > 0);
CREATE TABLE t (k int, a d DEFAULT 5);
CREATE VIEW v AS SELECT a FROM t;
--- rows
INSERT INTO t VALUES (1, 7);
--- after
CREATE DOMAIN d AS bigint CONSTRAINT pos CHECK (VALUE > 0);
CREATE TABLE t (k int, a d DEFAULT 5);
CREATE VIEW v AS SELECT a FROM t;
