-- caught: access-conditional-write public.rooms A1 UPDATE
CREATE TABLE public.rooms (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), members uuid[] NOT NULL DEFAULT '{}', is_open boolean NOT NULL DEFAULT false);
ALTER TABLE public.rooms ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON public.rooms FOR SELECT USING (auth.uid() = ANY (members) OR is_open);
CREATE POLICY edit ON public.rooms FOR UPDATE USING (auth.uid() = ANY (members) OR is_open) WITH CHECK (true);
