update public.t set a = null where b = null;
delete from public.t where b <> null or b is null;
create policy p on public.t using (owner = null);
select * from public.t where b is not null;
create function public.f(a int = null) returns void language sql as $$ update public.t set a = 1 where b = null $$;
