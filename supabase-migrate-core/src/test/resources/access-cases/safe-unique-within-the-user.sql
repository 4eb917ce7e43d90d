-- silent
CREATE TABLE public.subscribers (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, handle text NOT NULL, UNIQUE (user_id, handle));
ALTER TABLE public.subscribers ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.subscribers USING (user_id = auth.uid());
