-- capability: policy: create
--- before
CREATE TABLE t (a int, owner text);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
--- after
CREATE TABLE t (a int, owner text);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY "Users see ""own"" rows" ON t FOR SELECT TO app_reader, app_owner USING (owner = current_user);
CREATE POLICY write_own ON t AS RESTRICTIVE FOR INSERT WITH CHECK (owner = current_user AND EXISTS (SELECT 1 FROM t x WHERE x.a = t.a));
