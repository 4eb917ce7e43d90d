-- caught: access-escalation public.shares A1 INSERT
CREATE TABLE public.notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
CREATE TABLE public.shares (note_id uuid REFERENCES public.notes, user_id uuid REFERENCES auth.users, PRIMARY KEY (note_id, user_id));
ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.shares ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON public.notes FOR SELECT USING (owner_id = auth.uid() OR id IN (SELECT s.note_id FROM public.shares s WHERE s.user_id = auth.uid()));
CREATE POLICY read ON public.shares FOR SELECT USING (user_id = auth.uid());
CREATE POLICY add ON public.shares FOR INSERT WITH CHECK (user_id = auth.uid());
