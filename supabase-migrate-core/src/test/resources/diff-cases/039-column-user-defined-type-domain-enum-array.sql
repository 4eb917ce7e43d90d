-- capability: column: user-defined type (domain / enum array)
--- before
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN posint AS int CHECK (VALUE > 0);
CREATE TABLE t (k int, m text[]);
--- rows
INSERT INTO t VALUES (1, '{sad,ok}');
--- after
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN posint AS int CHECK (VALUE > 0);
CREATE TABLE t (k posint, m mood[] DEFAULT '{ok}');
