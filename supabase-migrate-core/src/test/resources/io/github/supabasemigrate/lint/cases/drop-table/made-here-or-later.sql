create temp table scratch (id int);
drop table scratch;
create table public.staging (line text);
drop table public.staging;
create function public.clean_up() returns void language plpgsql as $$
begin
  drop table public.orders; -- runs when it is called, not now
end $$;
comment on table public.orders is 'drop table public.orders';
