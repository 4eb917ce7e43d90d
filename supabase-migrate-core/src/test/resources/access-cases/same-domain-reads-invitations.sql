-- caught: access-cross-read public.invitations A1 SELECT
CREATE TABLE public.invitations (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), invited_by uuid NOT NULL REFERENCES auth.users, domain text NOT NULL, token text NOT NULL);
ALTER TABLE public.invitations ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON public.invitations FOR SELECT USING (auth.uid() IS NOT NULL AND length(domain) > 0);
