create table public.a (id int primary key);
create policy p on public.a for select using (true);
create table public.b (id int primary key);
create policy p on public.b for select using (true);
alter table if exists only public.b enable row level security;
create table public.c (id int primary key);
create policy p on public.c for select using (true);
drop policy p on public.c;
