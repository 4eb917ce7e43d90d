-- silent
CREATE TABLE public.countries (code text PRIMARY KEY, name text NOT NULL);
INSERT INTO public.countries VALUES ('de', 'Germany'), ('fr', 'France');
ALTER TABLE public.countries ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON public.countries FOR SELECT USING (true);
