CREATE TABLE public.user_profiles (id uuid PRIMARY KEY);
ALTER TABLE public.user_profiles ENABLE ROW LEVEL SECURITY;
CREATE POLICY "own" ON public.user_profiles USING (auth.uid() = id);

ALTER TABLE public.users ADD COLUMN phone text;
