vacuum public.orders;
vacuum (analyze) public.orders;
vacuum (full, analyze) public.orders;
vacuum (full off) public.orders;
cluster public.orders using orders_pkey;
alter table public.orders cluster on orders_pkey;
