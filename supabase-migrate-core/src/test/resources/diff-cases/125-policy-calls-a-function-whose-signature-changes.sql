-- capability: policy: calls a function whose signature changes
--- before
CREATE TABLE t (a int);
CREATE FUNCTION allowed(x int) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT x > 0';
CREATE POLICY p ON t USING (allowed(a));
--- after
CREATE TABLE t (a int);
CREATE FUNCTION allowed(x int, strictly boolean) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT x > 0 AND strictly';
CREATE POLICY p ON t USING (allowed(a, true));
