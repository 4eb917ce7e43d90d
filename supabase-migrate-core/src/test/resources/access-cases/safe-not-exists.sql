-- silent
CREATE TABLE public.posts (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), writer uuid NOT NULL REFERENCES auth.users, body text);
CREATE TABLE public.bans (who text PRIMARY KEY, reason text);
ALTER TABLE public.posts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.bans ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON public.bans FOR SELECT USING (who = auth.uid()::text);
CREATE POLICY own ON public.posts USING (writer = auth.uid() AND NOT EXISTS (SELECT 1 FROM public.bans b WHERE b.who = auth.uid()::text));
