-- silent
CREATE TABLE public.notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON public.notes FOR SELECT USING (user_id = auth.uid());
CREATE POLICY edit ON public.notes FOR UPDATE TO authenticated USING (user_id = auth.uid());
CREATE POLICY remove ON public.notes FOR DELETE TO authenticated USING (user_id = auth.uid());
