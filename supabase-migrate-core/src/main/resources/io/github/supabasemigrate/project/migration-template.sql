-- A table; IF NOT EXISTS lets the file run twice
CREATE TABLE IF NOT EXISTS public.{table} (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE public.{table} IS 'What one row is';

-- A column of an older table
ALTER TABLE public.{table} ADD COLUMN IF NOT EXISTS note text;
COMMENT ON COLUMN public.{table}.note IS 'What it holds';

-- An index for every foreign key, and for what is often asked for
CREATE INDEX IF NOT EXISTS idx_{table}_user_id ON public.{table} (user_id);

-- Row level security, with a policy for each command that users may run
ALTER TABLE public.{table} ENABLE ROW LEVEL SECURITY;
DO $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM pg_policies
    WHERE schemaname = 'public' AND tablename = '{table}' AND policyname = 'Users can view own {table}'
  ) THEN
    CREATE POLICY "Users can view own {table}" ON public.{table}
      FOR SELECT TO authenticated
      USING ((SELECT auth.uid()) = user_id);
  END IF;
END $$;

-- updated_at, kept by a trigger
CREATE OR REPLACE FUNCTION public.set_updated_at() RETURNS trigger
LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  NEW.updated_at = now();
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER set_updated_at
  BEFORE UPDATE ON public.{table}
  FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();
