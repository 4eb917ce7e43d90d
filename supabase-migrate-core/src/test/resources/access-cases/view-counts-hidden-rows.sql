-- caught: access-view-interference public.note_count A1 SELECT
CREATE TABLE public.notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, title text NOT NULL);
ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.notes USING (user_id = auth.uid());
CREATE VIEW public.note_count AS SELECT count(*) AS notes FROM public.notes;
