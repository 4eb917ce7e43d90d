-- file: 20250101000000_off.sql
alter table public.orders disable trigger all;
set session_replication_role = replica;
-- file: 20250102000000_for_a_while.sql
alter table public.orders disable trigger orders_audit;
update public.orders set total = 0 where total is null;
alter table public.orders enable trigger orders_audit;
