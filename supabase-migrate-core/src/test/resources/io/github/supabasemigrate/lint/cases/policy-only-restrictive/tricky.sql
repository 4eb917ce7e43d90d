create table public.a (id bigint primary key);
alter table public.a enable row level security;
create policy r on public.a as restrictive for all to authenticated using (true);
create table public.b (id bigint primary key);
alter table public.b enable row level security;
create policy r on public.b as restrictive for all to authenticated using (true);
create policy p on public.b as permissive for select to authenticated using (true);
create table public.c (id bigint primary key);
create policy r on public.c as restrictive for all to authenticated using (true);
