-- silent
CREATE TABLE public.notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.notes USING (user_id = auth.uid());
GRANT CREATE ON SCHEMA public TO authenticated;
ALTER TABLE public.notes OWNER TO authenticated;
ALTER TABLE public.notes FORCE ROW LEVEL SECURITY;
