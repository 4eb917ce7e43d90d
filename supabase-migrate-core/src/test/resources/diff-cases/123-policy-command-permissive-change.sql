-- capability: policy: command / permissive change
--- before
CREATE TABLE t (a int);
CREATE POLICY p ON t FOR SELECT USING (a > 0);
CREATE POLICY q ON t USING (a > 0);
--- after
CREATE TABLE t (a int);
CREATE POLICY p ON t FOR DELETE USING (a > 0);
CREATE POLICY q ON t AS RESTRICTIVE USING (a > 0);
