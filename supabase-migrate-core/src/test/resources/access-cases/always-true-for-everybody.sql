-- caught: access-cross-read public.messages anon SELECT
CREATE TABLE public.messages (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), sender_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.messages ENABLE ROW LEVEL SECURITY;
CREATE POLICY readable ON public.messages FOR SELECT USING (true);
CREATE POLICY send ON public.messages FOR INSERT WITH CHECK (sender_id = auth.uid());
