alter table public.orders add column total_new numeric;
alter table public.orders drop column total_new;
create table public.carts (id int, old int);
alter table public.carts drop column old;
