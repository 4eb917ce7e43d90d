-- 2,000 tables in 20 schemas, 8,000 policies, and what real projects have beside them.
DO $$
BEGIN
    IF to_regrole('anon') IS NULL THEN
        CREATE ROLE anon;
    END IF;
    FOR s IN 1..20 LOOP
        EXECUTE format('CREATE SCHEMA app_%s', s);
        EXECUTE format('CREATE TYPE app_%s.state AS ENUM (''new'', ''open'', ''done'')', s);
        FOR t IN 1..100 LOOP
            EXECUTE format(
                'CREATE TABLE app_%1$s.t_%2$s (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner uuid NOT NULL,
                 state app_%1$s.state NOT NULL DEFAULT ''new'', title text CHECK (length(title) < 200), body jsonb,
                 amount numeric(12, 2) DEFAULT 0, created_at timestamptz NOT NULL DEFAULT now(), parent uuid)', s, t);
            EXECUTE format('ALTER TABLE app_%s.t_%s ENABLE ROW LEVEL SECURITY', s, t);
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON app_%s.t_%s TO anon', s, t);
            EXECUTE format('CREATE INDEX ON app_%s.t_%s (owner)', s, t);
            EXECUTE format('CREATE INDEX ON app_%s.t_%s (created_at DESC) WHERE state <> ''done''', s, t);
            IF t > 1 THEN
                EXECUTE format('ALTER TABLE app_%1$s.t_%2$s ADD FOREIGN KEY (parent) REFERENCES app_%1$s.t_%3$s (id)', s, t, t - 1);
            END IF;
            EXECUTE format('CREATE POLICY "read own" ON app_%s.t_%s FOR SELECT USING (owner = current_setting(''app.user'')::uuid)', s, t);
            EXECUTE format('CREATE POLICY "add own" ON app_%s.t_%s FOR INSERT WITH CHECK (owner = current_setting(''app.user'')::uuid)', s, t);
            EXECUTE format('CREATE POLICY "change own" ON app_%s.t_%s FOR UPDATE USING (owner = current_setting(''app.user'')::uuid)', s, t);
            EXECUTE format('CREATE POLICY "remove own" ON app_%s.t_%s FOR DELETE USING (owner = current_setting(''app.user'')::uuid)', s, t);
        END LOOP;
        FOR f IN 1..10 LOOP
            EXECUTE format('CREATE FUNCTION app_%s.f_%s() RETURNS trigger LANGUAGE plpgsql AS ''BEGIN RETURN NEW; END''', s, f);
            EXECUTE format('CREATE VIEW app_%1$s.v_%2$s AS SELECT id, title FROM app_%1$s.t_%2$s WHERE state = ''open''', s, f);
            EXECUTE format('CREATE TRIGGER touch BEFORE UPDATE ON app_%1$s.t_%2$s FOR EACH ROW EXECUTE FUNCTION app_%1$s.f_%2$s()', s, f);
        END LOOP;
    END LOOP;
END $$;
