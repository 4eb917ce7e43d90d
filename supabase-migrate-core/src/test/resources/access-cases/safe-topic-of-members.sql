-- silent
CREATE TABLE public.rooms (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), owner_id uuid NOT NULL REFERENCES auth.users, name text);
ALTER TABLE public.rooms ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.rooms USING (owner_id = auth.uid());
CREATE POLICY hear ON realtime.messages FOR SELECT TO authenticated USING (
    realtime.messages.extension IN ('broadcast', 'presence')
    AND EXISTS (SELECT 1 FROM public.rooms r WHERE 'room:' || r.id = (SELECT realtime.topic()) AND r.owner_id = auth.uid()));
CREATE POLICY send ON realtime.messages FOR INSERT TO authenticated WITH CHECK (
    realtime.messages.extension = 'broadcast'
    AND EXISTS (SELECT 1 FROM public.rooms r WHERE 'room:' || r.id = (SELECT realtime.topic()) AND r.owner_id = auth.uid()));
