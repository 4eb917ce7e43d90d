-- capability: domain: default / not null / constraints
--- before
CREATE DOMAIN d AS int DEFAULT 1 CONSTRAINT pos CHECK (VALUE > 0);
CREATE TABLE t (a d);
--- rows
INSERT INTO t VALUES (50);
--- after
CREATE DOMAIN d AS int DEFAULT 2 NOT NULL CONSTRAINT pos CHECK (VALUE > 1) CONSTRAINT small CHECK (VALUE < 100);
CREATE TABLE t (a d);
