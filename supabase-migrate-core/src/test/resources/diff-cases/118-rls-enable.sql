-- capability: RLS: enable
--- before
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (a > 0);
--- after
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (a > 0);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
