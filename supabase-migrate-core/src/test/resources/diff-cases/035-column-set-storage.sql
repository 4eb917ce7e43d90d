-- capability: column: SET STORAGE
--- before
CREATE TABLE t (a text, b text);
ALTER TABLE t ALTER b SET STORAGE MAIN;
--- rows
INSERT INTO t VALUES ('a', 'b');
--- after
CREATE TABLE t (a text, b text);
ALTER TABLE t ALTER a SET STORAGE EXTERNAL;
