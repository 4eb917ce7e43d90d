-- silent
CREATE TABLE public.prefs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner text NOT NULL DEFAULT auth.uid()::text, value text NOT NULL);
ALTER TABLE public.prefs ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.prefs USING (owner = auth.uid()::text);
