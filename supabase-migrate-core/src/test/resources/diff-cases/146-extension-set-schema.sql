-- capability: extension: SET SCHEMA
--- before
CREATE SCHEMA extensions;
CREATE EXTENSION citext;
CREATE TABLE t (a citext);
--- rows
INSERT INTO t VALUES ('Ab');
--- after
CREATE SCHEMA extensions;
CREATE EXTENSION citext SCHEMA extensions;
CREATE TABLE t (a extensions.citext);
