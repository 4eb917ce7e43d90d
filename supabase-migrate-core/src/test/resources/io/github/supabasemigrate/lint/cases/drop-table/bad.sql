-- file: 20250101000000_create_orders.sql
create table public.orders (id bigint primary key);
-- file: 20250102000000_drop_orders.sql
drop table public.orders;
drop table if exists public.orders, legacy.items cascade;
do $$ begin
  if exists (select 1 from pg_tables where schemaname = 'public' and tablename = 'carts') then
    drop table public.carts;
  end if;
  execute 'drop table public.baskets';
  execute format('drop table %I.%I', 'public', 'x');
end $$;
