-- silent
CREATE TABLE public.orders (id uuid DEFAULT gen_random_uuid(), region text NOT NULL, at date NOT NULL DEFAULT current_date, user_id uuid NOT NULL REFERENCES auth.users, PRIMARY KEY (id, region, at, user_id)) PARTITION BY LIST (region);
CREATE TABLE public.orders_eu PARTITION OF public.orders FOR VALUES IN ('eu', 'uk');
CREATE TABLE public.orders_us PARTITION OF public.orders FOR VALUES IN ('us') PARTITION BY RANGE (at);
CREATE TABLE public.orders_us_2026 PARTITION OF public.orders_us FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE public.orders_us_later PARTITION OF public.orders_us DEFAULT PARTITION BY HASH (user_id);
CREATE TABLE public.orders_us_later_0 PARTITION OF public.orders_us_later FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE public.orders_us_later_1 PARTITION OF public.orders_us_later FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE public.orders_others PARTITION OF public.orders DEFAULT;
DO $$ DECLARE part regclass; BEGIN
  FOR part IN SELECT relid FROM pg_partition_tree('public.orders') LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', part);
    EXECUTE format('CREATE POLICY own ON %s USING (user_id = auth.uid())', part);
  END LOOP; END $$;
