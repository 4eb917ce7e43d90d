alter table public.orders add column a int;
alter table public.orders add column b int;
alter table public.users add column c int;
alter table public.orders add column d int;
alter table public.orders enable row level security;
create table public.carts (id int);
alter table public.carts add column a int;
alter table public.carts add column b int;
