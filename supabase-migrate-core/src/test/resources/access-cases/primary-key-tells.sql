-- caught: access-oracle public.pages A1 INSERT
CREATE TABLE public.pages (slug text PRIMARY KEY, user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.pages ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.pages USING (user_id = auth.uid());
