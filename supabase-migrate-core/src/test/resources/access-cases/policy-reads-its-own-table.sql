-- caught: access-policy-error public.members A1 SELECT
CREATE TABLE public.teams (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL);
CREATE TABLE public.members (team_id uuid REFERENCES public.teams, user_id uuid REFERENCES auth.users, PRIMARY KEY (team_id, user_id));
ALTER TABLE public.teams ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.members ENABLE ROW LEVEL SECURITY;
CREATE POLICY fellows ON public.members FOR SELECT USING (team_id IN (SELECT m.team_id FROM public.members m WHERE m.user_id = auth.uid()));
