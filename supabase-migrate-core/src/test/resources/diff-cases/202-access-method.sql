-- capability: access method: for tables and indexes
--- common
CREATE TABLE t (id int);
--- before
CREATE ACCESS METHOD tree TYPE INDEX HANDLER bthandler;
COMMENT ON ACCESS METHOD tree IS 'another tree';
--- rows
INSERT INTO t VALUES (1);
--- after
CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE u (id int) USING pile;
CREATE MATERIALIZED VIEW m USING pile AS SELECT 1 AS a;
CREATE ACCESS METHOD tree TYPE INDEX HANDLER hashhandler;
