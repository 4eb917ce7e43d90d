-- caught: access-cross-read public.files A1 SELECT
CREATE TABLE public.orgs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL);
CREATE TABLE public.org_members (org_id uuid REFERENCES public.orgs, user_id uuid REFERENCES auth.users, PRIMARY KEY (org_id, user_id));
CREATE TABLE public.files (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), org_id uuid NOT NULL REFERENCES public.orgs, created_by uuid NOT NULL REFERENCES auth.users, name text NOT NULL);
ALTER TABLE public.orgs ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.org_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.files ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION public.has_access(org uuid, person uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT EXISTS (SELECT 1 FROM public.org_members m WHERE m.org_id = org AND m.user_id = person)
$$;
CREATE POLICY read ON public.files FOR SELECT TO authenticated USING (public.has_access(org_id, created_by));
