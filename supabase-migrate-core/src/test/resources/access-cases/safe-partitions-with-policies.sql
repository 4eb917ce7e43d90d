-- silent
CREATE TABLE public.logs (id uuid DEFAULT gen_random_uuid(), at date NOT NULL DEFAULT current_date, user_id uuid NOT NULL REFERENCES auth.users, line text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.logs_old PARTITION OF public.logs FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') PARTITION BY RANGE (at);
CREATE TABLE public.logs_old_all PARTITION OF public.logs_old DEFAULT;
CREATE TABLE public.logs_empty PARTITION OF public.logs FOR VALUES FROM (MINVALUE) TO ('1950-01-01');
ALTER TABLE public.logs ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.logs_old ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.logs_old_all ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.logs_empty ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.logs USING (user_id = auth.uid());
CREATE POLICY own ON public.logs_old_all USING (user_id = auth.uid());
