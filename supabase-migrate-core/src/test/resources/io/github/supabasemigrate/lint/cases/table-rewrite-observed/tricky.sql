-- file: 20250101000000_function.sql
create function public.widen() returns void language plpgsql as $$
begin alter table public.orders alter column amount type bigint; end $$;
-- file: 20250102000000_call.sql
select public.widen();
-- file: 20250103000000_new.sql
create table public.fresh (id int);
do $$ begin alter table public.fresh alter column id type bigint; end $$;
truncate public.orders;
