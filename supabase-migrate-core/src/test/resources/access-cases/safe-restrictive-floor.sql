-- silent
CREATE TABLE public.orders (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), tenant_id uuid NOT NULL, total int NOT NULL);
ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY open ON public.orders USING (true);
CREATE POLICY floor ON public.orders AS RESTRICTIVE USING (tenant_id = (auth.jwt() -> 'app_metadata' ->> 'tenant_id')::uuid);
