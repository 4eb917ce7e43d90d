-- file: 20250101000000_function.sql
create function public.tighten() returns void language plpgsql as $$
begin alter table public.orders alter column customer set not null; end $$;
-- file: 20250102000000_call.sql
select public.tighten();
-- file: 20250103000000_read.sql
select count(*) from public.orders;
do $$ declare n bigint; begin select count(*) into n from public.orders; end $$;
