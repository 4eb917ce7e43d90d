CREATE TABLE public.notes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  user_id uuid NOT NULL REFERENCES auth.users (id),
  body text NOT NULL
);
ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read" ON public.notes FOR SELECT TO authenticated USING (true);
CREATE POLICY "write" ON public.notes FOR INSERT TO authenticated WITH CHECK (user_id = auth.uid());
