-- silent
CREATE TABLE public.posts (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), author_id uuid NOT NULL REFERENCES auth.users, published boolean NOT NULL DEFAULT false);
CREATE TABLE public.answers (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), post_id uuid NOT NULL REFERENCES public.posts, author_id uuid NOT NULL REFERENCES auth.users, body text);
ALTER TABLE public.posts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.answers ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.posts USING (author_id = auth.uid());
CREATE POLICY published ON public.posts FOR SELECT USING (published);
CREATE POLICY own ON public.answers USING (author_id = auth.uid() AND EXISTS (SELECT 1 FROM public.posts p WHERE p.id = post_id));
