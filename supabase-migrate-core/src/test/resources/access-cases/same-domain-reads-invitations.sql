-- caught: access-cross-read public.invitations A1 SELECT
CREATE TABLE public.invitations (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), email text NOT NULL, token text NOT NULL);
ALTER TABLE public.invitations ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON public.invitations FOR SELECT USING (email = auth.email());
CREATE POLICY colleagues ON public.invitations FOR SELECT USING (split_part(email, '@', 2) = split_part(auth.email(), '@', 2));
