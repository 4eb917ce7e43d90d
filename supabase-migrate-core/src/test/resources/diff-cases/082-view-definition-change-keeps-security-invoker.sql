-- capability: view: definition change keeps security_invoker
-- from: 15
--- before
CREATE TABLE t (a int, b int);
CREATE VIEW v WITH (security_invoker = on) AS SELECT a FROM t;
--- after
CREATE TABLE t (a int, b int);
CREATE VIEW v WITH (security_invoker = on) AS SELECT b AS other FROM t;
