-- caught: access-forged-insert public.docs A1 INSERT
-- caught: access-ownership-move public.docs A1 UPDATE
CREATE TABLE public.docs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), data jsonb NOT NULL DEFAULT '{}', body text NOT NULL);
ALTER TABLE public.docs ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON public.docs FOR SELECT USING (data ->> 'owner_id' = auth.uid()::text);
CREATE POLICY add ON public.docs FOR INSERT TO authenticated WITH CHECK (data ? 'owner_id');
CREATE POLICY edit ON public.docs FOR UPDATE USING (data ->> 'owner_id' = auth.uid()::text) WITH CHECK (true);
