-- caught: access-cross-write public.pages A1 UPDATE
CREATE TABLE public.pages (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.pages ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON public.pages FOR SELECT USING (owner_id = auth.uid());
CREATE POLICY edit ON public.pages FOR UPDATE USING (true) WITH CHECK (owner_id = auth.uid());
