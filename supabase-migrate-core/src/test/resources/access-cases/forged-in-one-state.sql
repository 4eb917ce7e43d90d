-- caught: access-forged-insert public.notes A1 INSERT
CREATE TABLE public.notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, status text NOT NULL DEFAULT 'published' CHECK (status IN ('draft', 'published')), body text NOT NULL);
ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON public.notes FOR SELECT USING (user_id = auth.uid());
CREATE POLICY add ON public.notes FOR INSERT TO authenticated WITH CHECK (status = 'draft');
