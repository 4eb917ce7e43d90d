-- capability: view: security_invoker / security_barrier
-- from: 15
--- before
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w WITH (security_barrier) AS SELECT a FROM t;
--- after
CREATE TABLE t (a int);
CREATE VIEW v WITH (security_invoker = true) AS SELECT a FROM t;
CREATE VIEW w AS SELECT a FROM t;
