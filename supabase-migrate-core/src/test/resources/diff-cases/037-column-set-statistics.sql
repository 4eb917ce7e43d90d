-- capability: column: SET STATISTICS
--- before
CREATE TABLE t (a int, b int);
ALTER TABLE t ALTER b SET STATISTICS 10;
--- after
CREATE TABLE t (a int, b int);
ALTER TABLE t ALTER a SET STATISTICS 500;
