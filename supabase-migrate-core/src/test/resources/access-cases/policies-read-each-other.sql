-- caught: access-policy-error public.projects A1 SELECT
CREATE TABLE public.projects (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner_id uuid NOT NULL REFERENCES auth.users, name text NOT NULL);
CREATE TABLE public.collaborators (project_id uuid REFERENCES public.projects, user_id uuid REFERENCES auth.users, PRIMARY KEY (project_id, user_id));
ALTER TABLE public.projects ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.collaborators ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON public.projects FOR SELECT USING (owner_id = auth.uid() OR EXISTS (SELECT 1 FROM public.collaborators c WHERE c.project_id = id AND c.user_id = auth.uid()));
CREATE POLICY read ON public.collaborators FOR SELECT USING (EXISTS (SELECT 1 FROM public.projects p WHERE p.id = project_id AND p.owner_id = auth.uid()));
