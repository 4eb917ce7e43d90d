-- capability: policy: WITH CHECK removed
--- before
CREATE TABLE t (a int);
CREATE POLICY p ON t FOR UPDATE USING (a > 0) WITH CHECK (a > 5);
--- after
CREATE TABLE t (a int);
CREATE POLICY p ON t FOR UPDATE USING (a > 0);
