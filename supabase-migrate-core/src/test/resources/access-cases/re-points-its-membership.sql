-- caught: access-escalation public.org_members A2 UPDATE
CREATE TABLE public.orgs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL);
CREATE TABLE public.org_members (org_id uuid REFERENCES public.orgs, user_id uuid REFERENCES auth.users, nickname text, PRIMARY KEY (org_id, user_id));
CREATE TABLE public.projects (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), org_id uuid NOT NULL REFERENCES public.orgs, name text NOT NULL);
ALTER TABLE public.orgs ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.org_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.projects ENABLE ROW LEVEL SECURITY;
CREATE POLICY member ON public.orgs FOR SELECT USING (id IN (SELECT org_id FROM public.org_members WHERE user_id = auth.uid()));
CREATE POLICY self ON public.org_members FOR SELECT USING (user_id = auth.uid());
CREATE POLICY edit ON public.org_members FOR UPDATE USING (user_id = auth.uid());
CREATE POLICY read ON public.projects FOR SELECT USING (org_id IN (SELECT org_id FROM public.org_members WHERE user_id = auth.uid()));
