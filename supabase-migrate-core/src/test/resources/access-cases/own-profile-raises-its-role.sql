-- caught: access-escalation public.profiles A1 UPDATE
CREATE TABLE public.profiles (id uuid PRIMARY KEY REFERENCES auth.users, name text, role text NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin')));
CREATE TABLE public.tickets (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.profiles ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.tickets ENABLE ROW LEVEL SECURITY;
CREATE POLICY self ON public.profiles USING (id = auth.uid()) WITH CHECK (id = auth.uid());
CREATE POLICY read ON public.tickets FOR SELECT USING (user_id = auth.uid() OR EXISTS (SELECT 1 FROM public.profiles p WHERE p.id = auth.uid() AND p.role = 'admin'));
