-- {name}
-- Created {date} (UTC). Why: say here what this is for, and name the ticket.

CREATE TABLE IF NOT EXISTS public.{table} (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES auth.users (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE public.{table} IS 'What one row is.';

-- An index for every foreign key.
CREATE INDEX IF NOT EXISTS {table}_user_id_idx ON public.{table} (user_id);

-- Who may do what to which rows. A table without policies is closed to everybody but the service role.
ALTER TABLE public.{table} ENABLE ROW LEVEL SECURITY;

DROP POLICY IF EXISTS "Users read their own {table}" ON public.{table};
CREATE POLICY "Users read their own {table}" ON public.{table}
  FOR SELECT TO authenticated USING (user_id = (SELECT auth.uid()));

DROP POLICY IF EXISTS "Users add their own {table}" ON public.{table};
CREATE POLICY "Users add their own {table}" ON public.{table}
  FOR INSERT TO authenticated WITH CHECK (user_id = (SELECT auth.uid()));

DROP POLICY IF EXISTS "Users update their own {table}" ON public.{table};
CREATE POLICY "Users update their own {table}" ON public.{table}
  FOR UPDATE TO authenticated USING (user_id = (SELECT auth.uid())) WITH CHECK (user_id = (SELECT auth.uid()));

DROP POLICY IF EXISTS "Users delete their own {table}" ON public.{table};
CREATE POLICY "Users delete their own {table}" ON public.{table}
  FOR DELETE TO authenticated USING (user_id = (SELECT auth.uid()));

-- updated_at follows every change.
CREATE OR REPLACE FUNCTION public.set_updated_at()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = ''
AS $$
BEGIN
  NEW.updated_at = now();
  RETURN NEW;
END;
$$;

CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON public.{table}
  FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();
