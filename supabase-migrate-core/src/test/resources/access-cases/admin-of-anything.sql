-- caught: access-cross-read public.budgets A1 SELECT
CREATE TABLE public.orgs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL);
CREATE TABLE public.org_members (org_id uuid REFERENCES public.orgs, user_id uuid REFERENCES auth.users, role text NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'admin')), PRIMARY KEY (org_id, user_id));
CREATE TABLE public.budgets (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), org_id uuid NOT NULL REFERENCES public.orgs, amount int NOT NULL);
ALTER TABLE public.orgs ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.org_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.budgets ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION public.is_org_admin() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT EXISTS (SELECT 1 FROM public.org_members m WHERE m.user_id = auth.uid() AND m.role = 'admin')
$$;
CREATE POLICY self ON public.org_members FOR SELECT USING (user_id = auth.uid());
CREATE POLICY read ON public.budgets FOR SELECT USING (public.is_org_admin());
