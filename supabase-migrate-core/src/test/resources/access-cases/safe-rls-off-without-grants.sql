-- silent
CREATE TABLE public.jobs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid REFERENCES auth.users, payload jsonb);
REVOKE ALL ON public.jobs FROM anon, authenticated;
