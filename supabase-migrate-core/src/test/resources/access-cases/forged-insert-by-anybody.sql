-- caught: access-anon-insert public.notes anon INSERT
-- caught: access-forged-insert public.notes A1 INSERT
CREATE TABLE public.notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON public.notes FOR SELECT USING (user_id = auth.uid());
CREATE POLICY anyone ON public.notes FOR INSERT WITH CHECK (true);
