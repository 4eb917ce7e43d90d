drop table if exists public.a;
do $$ begin
  if exists (select 1 from pg_policies where policyname = 'p' and tablename = 'a') then
    drop policy p on public.a;
  end if;
end $$;
create table public.b (id int);
drop table public.b;
