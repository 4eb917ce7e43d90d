-- caught: access-cross-read public.files A1 SELECT
-- caught: access-cross-read public.files N SELECT
-- caught: access-cross-write public.tracks A2 UPDATE
-- caught: access-cross-write public.tracks A1 DELETE
CREATE TABLE public.files (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, metadata jsonb NOT NULL, name text NOT NULL);
CREATE TABLE public.tracks (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, metadata jsonb NOT NULL CHECK (metadata ? 'title'));
ALTER TABLE public.files ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.tracks ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON public.files FOR SELECT USING ((metadata ->> 'user_id')::uuid = auth.uid() OR auth.role() = 'authenticated');
CREATE POLICY read ON public.tracks FOR SELECT USING (metadata ->> 'user_id' = (SELECT auth.uid())::text OR metadata ->> 'visibility' = 'public');
CREATE POLICY edit ON public.tracks FOR UPDATE USING (true) WITH CHECK (metadata ->> 'user_id' = (SELECT auth.uid())::text);
CREATE POLICY remove ON public.tracks FOR DELETE USING (auth.uid() IS NOT NULL);
CREATE POLICY see ON public.tracks FOR SELECT USING (auth.uid() IS NOT NULL);
