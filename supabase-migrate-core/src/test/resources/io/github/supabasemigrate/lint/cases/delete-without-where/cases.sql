delete from public.orders;
delete from public.orders where true;
delete from public.orders where id = 1;
delete from public.orders using public.closed where closed.id = orders.id;
with old as (select 1) delete from public.items;
create temp table scratch (a int);
delete from scratch;
create function public.purge() returns void language sql as $$ delete from public.orders $$;
