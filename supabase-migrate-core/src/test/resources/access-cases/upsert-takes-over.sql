-- caught: access-cross-write public.settings A1 UPDATE
CREATE TABLE public.settings (name text PRIMARY KEY, user_id uuid NOT NULL REFERENCES auth.users, value text NOT NULL);
ALTER TABLE public.settings ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON public.settings FOR SELECT USING (true);
CREATE POLICY add ON public.settings FOR INSERT WITH CHECK (user_id = auth.uid());
CREATE POLICY edit ON public.settings FOR UPDATE USING (true) WITH CHECK (user_id = auth.uid());
