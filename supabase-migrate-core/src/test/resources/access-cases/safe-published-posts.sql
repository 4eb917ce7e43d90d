-- silent
CREATE TABLE public.posts (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), author_id uuid NOT NULL REFERENCES auth.users, status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published')), body text NOT NULL);
ALTER TABLE public.posts ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON public.posts FOR SELECT USING (status = 'published' OR author_id = auth.uid());
CREATE POLICY add ON public.posts FOR INSERT WITH CHECK (author_id = auth.uid());
CREATE POLICY edit ON public.posts FOR UPDATE USING (author_id = auth.uid());
