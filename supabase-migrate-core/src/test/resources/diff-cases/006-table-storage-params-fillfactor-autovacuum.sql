-- capability: table: storage params (fillfactor, autovacuum_*)
--- before
CREATE TABLE t (a int) WITH (fillfactor = 90);
--- rows
INSERT INTO t SELECT generate_series(1, 50);
--- after
CREATE TABLE t (a int) WITH (fillfactor = 70, autovacuum_enabled = false, autovacuum_vacuum_scale_factor = 0.05);
