-- silent
CREATE TABLE public.notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, title text NOT NULL);
ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.notes USING (user_id = auth.uid());
CREATE VIEW public.my_notes AS SELECT id, title FROM public.notes WHERE user_id = auth.uid();
REVOKE ALL ON public.my_notes FROM anon, authenticated;
GRANT SELECT ON public.my_notes TO authenticated;
