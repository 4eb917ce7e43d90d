-- silent
CREATE TABLE public.documents (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner_id uuid NOT NULL REFERENCES auth.users, title text NOT NULL);
CREATE TABLE public.comments (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), document_id uuid NOT NULL REFERENCES public.documents, author_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.documents ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.comments ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.documents USING (owner_id = auth.uid());
CREATE POLICY own ON public.comments USING (author_id = auth.uid() AND document_id IN (SELECT d.id FROM public.documents d WHERE d.owner_id = auth.uid()));
