-- caught: access-cross-tenant-state public.docs B SELECT
CREATE TABLE public.orgs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL);
CREATE TABLE public.org_members (org_id uuid REFERENCES public.orgs, user_id uuid REFERENCES auth.users, PRIMARY KEY (org_id, user_id));
CREATE TABLE public.docs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), org_id uuid NOT NULL REFERENCES public.orgs, author_id uuid NOT NULL REFERENCES auth.users, visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('private', 'team')));
ALTER TABLE public.orgs ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.org_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.docs ENABLE ROW LEVEL SECURITY;
CREATE POLICY self ON public.org_members FOR SELECT USING (user_id = auth.uid());
CREATE POLICY member ON public.orgs FOR SELECT USING (id IN (SELECT org_id FROM public.org_members WHERE user_id = auth.uid()));
CREATE POLICY read ON public.docs FOR SELECT TO authenticated USING (author_id = auth.uid() OR visibility = 'team');
