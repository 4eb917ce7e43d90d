-- capability: policy: USING / WITH CHECK change
--- before
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (a > 0) WITH CHECK (a > 0);
--- after
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (a > 1) WITH CHECK (a > 2);
