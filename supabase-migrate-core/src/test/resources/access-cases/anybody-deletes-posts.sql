-- caught: access-cross-write public.posts A1 DELETE
CREATE TABLE public.posts (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), author_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.posts ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON public.posts FOR SELECT USING (true);
CREATE POLICY add ON public.posts FOR INSERT WITH CHECK (author_id = auth.uid());
CREATE POLICY remove ON public.posts FOR DELETE TO authenticated USING (true);
