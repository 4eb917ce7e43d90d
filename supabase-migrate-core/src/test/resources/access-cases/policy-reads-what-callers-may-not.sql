-- caught: access-policy-error public.invites A1 SELECT
CREATE TABLE public.invites (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), invitee_email text NOT NULL, inviter_id uuid NOT NULL REFERENCES auth.users);
ALTER TABLE public.invites ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON public.invites FOR SELECT TO authenticated USING (invitee_email IN (SELECT email FROM auth.users WHERE id = auth.uid()));
CREATE POLICY sent ON public.invites FOR INSERT TO authenticated WITH CHECK (inviter_id = auth.uid());
