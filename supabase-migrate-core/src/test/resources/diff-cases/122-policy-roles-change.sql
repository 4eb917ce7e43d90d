-- capability: policy: roles change
--- before
CREATE TABLE t (a int);
CREATE POLICY p ON t USING (true);
--- after
CREATE TABLE t (a int);
CREATE POLICY p ON t TO app_reader, app_owner USING (true);
