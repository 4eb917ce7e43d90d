-- Ten changes of the schema that benchmarks/catalog/schema.sql makes.
ALTER TABLE app_1.t_1 ADD COLUMN note text;
ALTER TABLE app_1.t_2 ALTER COLUMN title SET NOT NULL;
ALTER TABLE app_2.t_3 DROP COLUMN body;
CREATE INDEX t_4_title ON app_2.t_4 (title);
DROP POLICY "remove own" ON app_3.t_5;
CREATE POLICY "read all" ON app_3.t_6 FOR SELECT USING (true);
CREATE OR REPLACE VIEW app_4.v_1 AS SELECT id, title, amount FROM app_4.t_1 WHERE state = 'open';
CREATE OR REPLACE FUNCTION app_5.f_1() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.body := NULL; RETURN NEW; END';
ALTER TYPE app_6.state ADD VALUE 'gone';
GRANT TRUNCATE ON app_7.t_7 TO anon;
