-- capability: extension: new table column of an extension type
--- before
CREATE TABLE t (k int);
--- rows
INSERT INTO t VALUES (1);
--- after
CREATE EXTENSION hstore;
CREATE TABLE t (k int, h hstore DEFAULT 'a=>1'::hstore);
CREATE INDEX t_h ON t USING gist (h);
