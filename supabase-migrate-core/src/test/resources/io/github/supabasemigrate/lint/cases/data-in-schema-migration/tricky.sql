-- file: 20250101000000_mixed.sql
alter table public.orders add column note text;
update public.orders set note = '' where id < 10;
-- file: 20250102000000_new_table.sql
create table public.plans (id int primary key);
insert into public.plans values (1);
-- file: 20250103000000_data_only.sql
delete from public.orders where id = 1;
-- file: 20250104000000_body.sql
alter table public.orders add column more text;
create function public.f() returns void language sql as 'delete from public.orders where id = 1';
