-- silent
CREATE TABLE public.docs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), data jsonb NOT NULL DEFAULT '{}' CHECK (data ? 'title'));
CREATE TABLE public.rooms (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), data jsonb NOT NULL);
CREATE TABLE public.mails (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), data json NOT NULL);
CREATE TABLE public.files (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), data jsonb);
ALTER TABLE public.docs ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.rooms ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.mails ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.files ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.docs USING ((data -> 'meta' ->> 'owner_id')::uuid = auth.uid());
CREATE POLICY members ON public.rooms USING (data -> 'members' ? auth.uid()::text);
CREATE POLICY own ON public.mails USING (lower(data ->> 'email') = lower(auth.jwt() ->> 'email'));
CREATE POLICY own ON public.files USING (data @> jsonb_build_object('owner_id', auth.uid()));
