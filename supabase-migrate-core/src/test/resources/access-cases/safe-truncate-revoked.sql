-- silent
CREATE TABLE public.scores (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, points int NOT NULL);
ALTER TABLE public.scores ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.scores USING (user_id = auth.uid());
CREATE FUNCTION public.start_again() RETURNS void LANGUAGE sql SET search_path = '' AS $$ TRUNCATE public.scores $$;
REVOKE TRUNCATE ON public.scores FROM anon, authenticated;
