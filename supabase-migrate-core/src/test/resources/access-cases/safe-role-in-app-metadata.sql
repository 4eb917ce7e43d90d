-- silent
CREATE TABLE public.reports (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.reports ENABLE ROW LEVEL SECURITY;
CREATE POLICY admins ON public.reports FOR SELECT USING (user_id = auth.uid() OR (auth.jwt() -> 'app_metadata' ->> 'role') = 'admin');
