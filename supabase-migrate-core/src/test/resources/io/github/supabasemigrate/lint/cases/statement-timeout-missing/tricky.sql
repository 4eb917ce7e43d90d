-- file: 20250101000000_new_table.sql
create table public.fresh (id bigint primary key, note text);
create index on public.fresh (note);
insert into public.fresh (id) values (1);
-- file: 20250102000000_later.sql
create index on public.orders (customer);
set statement_timeout = '5min';
-- file: 20250103000000_body.sql
create function public.f() returns void language sql as 'delete from public.orders';
