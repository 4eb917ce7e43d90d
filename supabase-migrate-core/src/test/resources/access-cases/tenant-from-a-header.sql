-- caught: access-client-context-trust public.orders H SELECT
CREATE TABLE public.orders (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), tenant_id uuid NOT NULL, total int NOT NULL);
ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY tenant ON public.orders USING (tenant_id::text = current_setting('request.headers', true)::json ->> 'x-tenant-id');
