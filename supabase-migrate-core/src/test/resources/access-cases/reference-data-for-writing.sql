-- caught: access-global-write public.countries anon UPDATE
CREATE TABLE public.countries (code text PRIMARY KEY, name text NOT NULL);
INSERT INTO public.countries VALUES ('de', 'Germany'), ('fr', 'France');
ALTER TABLE public.countries ENABLE ROW LEVEL SECURITY;
CREATE POLICY everything ON public.countries USING (true);
