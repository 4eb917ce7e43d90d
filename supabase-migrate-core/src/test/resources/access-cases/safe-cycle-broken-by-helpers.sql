-- silent
CREATE TABLE public.projects (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner_id uuid NOT NULL REFERENCES auth.users, name text NOT NULL);
CREATE TABLE public.collaborators (project_id uuid REFERENCES public.projects, user_id uuid REFERENCES auth.users, PRIMARY KEY (project_id, user_id));
ALTER TABLE public.projects ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.collaborators ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION public.collaborates(project uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT EXISTS (SELECT 1 FROM public.collaborators c WHERE c.project_id = project AND c.user_id = auth.uid())
$$;
CREATE FUNCTION public.owns(project uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
    SELECT EXISTS (SELECT 1 FROM public.projects p WHERE p.id = project AND p.owner_id = auth.uid())
$$;
CREATE POLICY read ON public.projects FOR SELECT USING (owner_id = auth.uid() OR public.collaborates(id));
CREATE POLICY edit ON public.projects FOR UPDATE USING (owner_id = auth.uid());
CREATE POLICY read ON public.collaborators FOR SELECT USING (user_id = auth.uid() OR public.owns(project_id));
CREATE POLICY invite ON public.collaborators FOR INSERT WITH CHECK (public.owns(project_id));
CREATE POLICY remove ON public.collaborators FOR DELETE USING (public.owns(project_id));
