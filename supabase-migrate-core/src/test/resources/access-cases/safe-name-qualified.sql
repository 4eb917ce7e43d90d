-- silent
CREATE TABLE public.projects (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner_id uuid NOT NULL REFERENCES auth.users);
CREATE TABLE public.project_members (project_id uuid NOT NULL REFERENCES public.projects, user_id uuid NOT NULL REFERENCES auth.users, PRIMARY KEY (project_id, user_id));
CREATE TABLE public.tasks (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), project_id uuid NOT NULL REFERENCES public.projects, title text NOT NULL);
ALTER TABLE public.projects ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.project_members ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.tasks ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.projects USING (owner_id = auth.uid());
CREATE POLICY self ON public.project_members FOR SELECT USING (user_id = auth.uid());
CREATE POLICY read ON public.tasks FOR SELECT USING (EXISTS (SELECT 1 FROM public.project_members m WHERE m.project_id = tasks.project_id AND m.user_id = auth.uid()));
