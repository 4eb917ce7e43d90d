-- capability: index: expression column statistics target
--- before
CREATE TABLE t (a int);
CREATE INDEX i ON t ((a + 1), (a * 2));
--- after
CREATE TABLE t (a int);
CREATE INDEX i ON t ((a + 1), (a * 2));
ALTER INDEX i ALTER COLUMN 2 SET STATISTICS 321;
