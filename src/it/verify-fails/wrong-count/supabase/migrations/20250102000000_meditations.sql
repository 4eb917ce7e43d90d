CREATE TABLE public.meditations (id uuid PRIMARY KEY, title text NOT NULL);
CREATE POLICY "read all" ON public.meditations FOR SELECT USING (true);
