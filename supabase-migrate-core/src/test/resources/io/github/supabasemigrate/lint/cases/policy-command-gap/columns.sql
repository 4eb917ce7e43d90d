create table public.a (id bigint primary key, name text);
alter table public.a enable row level security;
revoke all on public.a from anon, authenticated;
grant update (name) on public.a to authenticated;
grant select on public.a to authenticated with grant option;
revoke grant option for select on public.a from authenticated;
create policy reads on public.a for delete using (true);
