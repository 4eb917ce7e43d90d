truncate public.orders, public.items;
create temp table scratch (a int);
truncate scratch;
