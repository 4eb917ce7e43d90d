create table public.a (id bigint primary key);
alter table public.a enable row level security;
create policy p on public.a for select to authenticated using (true);
revoke all on public.a from authenticated;
do $$ begin
  if exists (select from pg_catalog.pg_roles where rolname = 'authenticated') then
    grant select on public.a to authenticated;
  end if;
end $$;
