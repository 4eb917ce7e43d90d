-- silent
CREATE TABLE public.categories (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL);
CREATE TABLE public.items (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), category_id uuid NOT NULL REFERENCES public.categories ON DELETE CASCADE, user_id uuid NOT NULL REFERENCES auth.users, name text NOT NULL);
ALTER TABLE public.categories ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.items ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON public.categories FOR SELECT USING (true);
CREATE POLICY own ON public.items USING (user_id = auth.uid());
