-- silent
CREATE TABLE public.posts (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), author_id uuid REFERENCES auth.users ON DELETE SET NULL, body text NOT NULL);
ALTER TABLE public.posts ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON public.posts FOR SELECT USING (author_id = auth.uid());
