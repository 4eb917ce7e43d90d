-- caught: access-escalation public.profiles A1 UPDATE
CREATE TABLE public.profiles (id uuid PRIMARY KEY REFERENCES auth.users, subscription_tier text NOT NULL DEFAULT 'free' CHECK (subscription_tier IN ('free', 'premium')));
CREATE TABLE public.lessons (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), title text NOT NULL);
ALTER TABLE public.profiles ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.lessons ENABLE ROW LEVEL SECURITY;
CREATE POLICY self ON public.profiles USING (id = auth.uid());
CREATE POLICY premium ON public.lessons FOR SELECT USING (EXISTS (SELECT 1 FROM public.profiles p WHERE p.id = auth.uid() AND p.subscription_tier = 'premium'));
