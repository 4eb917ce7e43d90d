-- file: 20250101000000_bad.sql
alter table public.orders add column region text;
update public.orders set region = 'eu' where region is null;
-- file: 20250102000000_other_table.sql
alter table public.orders add column zone text;
update public.users set region = 'eu' where region is null;
-- file: 20250103000000_new_table.sql
create table public.carts (id int);
alter table public.carts add column region text;
update public.carts set region = 'eu';
