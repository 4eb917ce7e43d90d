-- capability: table: toast.* storage params
--- before
CREATE TABLE t (a text);
--- rows
INSERT INTO t VALUES (repeat('x', 100));
--- after
CREATE TABLE t (a text) WITH (toast.autovacuum_enabled = false, toast.autovacuum_vacuum_threshold = 100);
