-- caught: access-cross-read public.notes anon SELECT
CREATE TABLE public.notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY odd ON public.notes FOR SELECT USING (auth.uid() IS NULL OR user_id = auth.uid());
