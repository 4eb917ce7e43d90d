-- silent
CREATE TABLE public.orgs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL);
CREATE TABLE public.org_members (org_id uuid REFERENCES public.orgs, user_id uuid REFERENCES auth.users, is_active boolean NOT NULL DEFAULT true, PRIMARY KEY (org_id, user_id));
CREATE TABLE public.docs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), org_id uuid NOT NULL REFERENCES public.orgs, title text NOT NULL);
ALTER TABLE public.orgs ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.org_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.docs ENABLE ROW LEVEL SECURITY;
CREATE POLICY self ON public.org_members FOR SELECT USING (user_id = auth.uid());
CREATE POLICY read ON public.docs FOR SELECT USING (org_id IN (SELECT m.org_id FROM public.org_members m WHERE m.user_id = auth.uid() AND m.is_active));
