-- silent
CREATE TABLE public.settings (name text PRIMARY KEY, user_id uuid NOT NULL REFERENCES auth.users, value text NOT NULL);
ALTER TABLE public.settings ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.settings USING (user_id = auth.uid());
