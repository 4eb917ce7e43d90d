-- capability: policy: comment
--- before
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (true);
--- after
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (true);
COMMENT ON POLICY p ON t IS 'open';
