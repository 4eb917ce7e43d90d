-- caught: access-self-escalation public.profiles A1 UPDATE
CREATE TABLE public.profiles (id uuid PRIMARY KEY REFERENCES auth.users, plan text NOT NULL DEFAULT 'free');
CREATE TABLE public.exports (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text);
ALTER TABLE public.profiles ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.exports ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.profiles USING (id = auth.uid());
CREATE POLICY read ON public.exports FOR SELECT USING (user_id = auth.uid());
CREATE POLICY add ON public.exports FOR INSERT WITH CHECK (user_id = auth.uid() AND EXISTS (SELECT 1 FROM public.profiles p WHERE p.id = auth.uid() AND p.plan = 'pro'));
