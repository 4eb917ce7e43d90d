-- caught: access-no-returning public.feedback A1 INSERT
CREATE TABLE public.feedback (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.feedback ENABLE ROW LEVEL SECURITY;
CREATE POLICY add ON public.feedback FOR INSERT WITH CHECK (user_id = auth.uid());
