-- caught: access-cross-read public.invoices A1 SELECT
CREATE TABLE public.invoices (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, total numeric NOT NULL);
ALTER TABLE public.invoices ENABLE ROW LEVEL SECURITY;
CREATE POLICY signed_in ON public.invoices FOR SELECT TO authenticated USING (true);
