-- file: 20250101000000_wrap_all.sql
begin;
alter table public.a add column b int;
commit;
-- file: 20250102000000_split.sql
-- a leading comment changes nothing
begin;
update public.a set b = 1 where b is null;
commit;
alter table public.a alter column b set not null;
-- file: 20250103000000_savepoints.sql
savepoint here;
rollback to savepoint here;
do $$ begin perform 1; end $$;
create function public.f() returns int language sql begin atomic select 1; end;
