-- capability: policy: blocks a column type change
--- before
CREATE TABLE t (a varchar(10));
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t TO app_reader USING (a = 'x');
COMMENT ON POLICY p ON t IS 'only x';
--- rows
INSERT INTO t VALUES ('x');
--- after
CREATE TABLE t (a text);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t TO app_reader USING (a = 'x');
COMMENT ON POLICY p ON t IS 'only x';
