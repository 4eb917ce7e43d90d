-- caught: access-topic-read realtime.messages A1 SELECT
-- caught: access-topic-write realtime.messages A1 INSERT
CREATE TABLE public.rooms (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner_id uuid NOT NULL REFERENCES auth.users, name text);
ALTER TABLE public.rooms ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.rooms USING (owner_id = auth.uid());
CREATE FUNCTION public.room_exists(topic text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$ SELECT EXISTS (SELECT 1 FROM public.rooms r WHERE 'room:' || r.id = topic) $$;
CREATE POLICY hear ON realtime.messages FOR SELECT TO authenticated USING (public.room_exists(realtime.topic()));
CREATE POLICY send ON realtime.messages FOR INSERT TO authenticated WITH CHECK (public.room_exists(realtime.topic()));
