-- caught: access-partition-bypass public.logs_all A1 SELECT
-- caught: access-partition-bypass public.logs_all anon INSERT
CREATE TABLE public.logs (id uuid DEFAULT gen_random_uuid(), at date NOT NULL DEFAULT current_date, user_id uuid NOT NULL REFERENCES auth.users, line text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.logs_all PARTITION OF public.logs DEFAULT;
ALTER TABLE public.logs ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.logs USING (user_id = auth.uid());
