-- caught: access-cross-read public.posts A1 SELECT
CREATE TABLE public.posts (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), writer text NOT NULL DEFAULT auth.uid()::text, body text);
CREATE TABLE public.blocks (writer text NOT NULL, blocked text NOT NULL, PRIMARY KEY (writer, blocked));
ALTER TABLE public.posts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.blocks ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.blocks USING (writer = auth.uid()::text);
CREATE FUNCTION public.blocks_me(who text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$ SELECT EXISTS (SELECT 1 FROM public.blocks b WHERE b.writer = who AND b.blocked = auth.uid()::text) $$;
CREATE POLICY own ON public.posts USING (writer = auth.uid()::text);
CREATE POLICY read ON public.posts FOR SELECT TO authenticated USING (NOT public.blocks_me(writer));
