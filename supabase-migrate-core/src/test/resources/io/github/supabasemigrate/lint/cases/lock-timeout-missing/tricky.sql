-- file: 20250101000000_zero.sql
set lock_timeout = 0;
alter table public.orders add column a int;
-- file: 20250102000000_reset.sql
set lock_timeout = '5s';
reset lock_timeout;
create index on public.orders (a);
-- file: 20250103000000_local.sql
set local lock_timeout to '2s';
drop table public.orders;
-- file: 20250104000000_function.sql
select set_config('lock_timeout', '3s', true);
alter table public.orders add column b int;
-- file: 20250105000000_new_table.sql
create table public.fresh (id bigint primary key);
create index on public.fresh (id);
alter table public.fresh enable row level security;
-- file: 20250106000000_late.sql
alter table public.orders add column c int;
set lock_timeout = '5s';
-- file: 20250107000000_concurrently.sql
create index concurrently on public.orders (c);
create function public.f() returns void language plpgsql as $$ begin alter table public.orders add column d int; end $$;
