-- caught: access-dead-policy public.settings A1 UPDATE
CREATE TABLE public.settings (user_id uuid PRIMARY KEY REFERENCES auth.users, theme text);
ALTER TABLE public.settings ENABLE ROW LEVEL SECURITY;
CREATE POLICY edit ON public.settings FOR UPDATE USING (user_id = auth.uid());
