create table public.a (id bigint primary key, team bigint);
alter table public.a enable row level security;
create function public.careless() returns boolean language sql as 'select true';
create function public.careful() returns boolean language sql stable as 'select true';
create function public.mine(team bigint) returns boolean language sql as 'select true';
create policy one on public.a for select to authenticated using (public.careful());
create policy two on public.a for insert to authenticated with check (public.mine(team));
create policy three on public.a for delete to authenticated using ((select public.careless()));
