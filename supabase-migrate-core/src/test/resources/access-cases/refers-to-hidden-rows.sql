-- caught: access-foreign-parent public.bookmarks A1 INSERT
CREATE TABLE public.documents (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner_id uuid NOT NULL REFERENCES auth.users, title text NOT NULL);
CREATE TABLE public.bookmarks (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, document_id uuid NOT NULL REFERENCES public.documents);
ALTER TABLE public.documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.bookmarks ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.documents USING (owner_id = auth.uid());
CREATE POLICY own ON public.bookmarks USING (user_id = auth.uid());
