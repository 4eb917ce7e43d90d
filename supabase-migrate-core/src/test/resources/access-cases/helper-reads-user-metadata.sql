-- caught: access-user-metadata-trust public.reports F SELECT
CREATE TABLE public.reports (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.reports ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION public.is_admin() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT EXISTS (SELECT 1 FROM auth.users WHERE id = auth.uid() AND raw_user_meta_data ->> 'role' = 'admin')
$$;
CREATE POLICY admins ON public.reports FOR SELECT USING (user_id = auth.uid() OR public.is_admin());
