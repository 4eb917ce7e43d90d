CREATE TABLE public.users (id uuid PRIMARY KEY REFERENCES auth.users (id), email text NOT NULL);
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
CREATE POLICY "read self" ON public.users FOR SELECT USING (auth.uid() = id);
