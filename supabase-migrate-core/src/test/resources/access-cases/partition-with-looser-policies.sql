-- caught: access-partition-bypass public.orders_eu A1 SELECT
-- caught: access-partition-bypass public.orders_us_west anon SELECT
-- caught: access-forged-insert public.orders_eu A1 INSERT
CREATE TABLE public.orders (id uuid DEFAULT gen_random_uuid(), region text NOT NULL, user_id uuid NOT NULL REFERENCES auth.users, shared boolean NOT NULL DEFAULT false, PRIMARY KEY (id, region, user_id)) PARTITION BY LIST (region);
CREATE TABLE public.orders_eu PARTITION OF public.orders FOR VALUES IN ('eu', 'uk');
CREATE TABLE public.orders_us PARTITION OF public.orders FOR VALUES IN ('us') PARTITION BY HASH (id);
CREATE TABLE public.orders_us_east PARTITION OF public.orders_us FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE public.orders_us_west PARTITION OF public.orders_us FOR VALUES WITH (MODULUS 2, REMAINDER 1);
ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_eu ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_us ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_us_east ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.orders_us_west ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.orders USING (user_id = auth.uid());
CREATE POLICY read ON public.orders_eu FOR SELECT USING (true);
CREATE POLICY add ON public.orders_eu FOR INSERT TO authenticated WITH CHECK (true);
CREATE POLICY shared ON public.orders_us_west FOR SELECT USING (shared);
