-- caught: access-no-upsert public.drafts A1 INSERT
CREATE TABLE public.drafts (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.drafts ENABLE ROW LEVEL SECURITY;
CREATE POLICY add ON public.drafts FOR INSERT WITH CHECK (user_id = auth.uid());
CREATE POLICY edit ON public.drafts FOR UPDATE USING (user_id = auth.uid());
