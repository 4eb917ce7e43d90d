create table public.a (id int primary key);
alter table public.a enable row level security;
create table public.b (id int primary key);
alter table public.b enable row level security;
do $$ begin
  if not exists (select 1 from pg_policies where schemaname = 'public' and tablename = 'b' and policyname = 'p') then
    create policy p on public.b for select using (true);
  end if;
end $$;
create table private.c (id int primary key);
alter table private.c enable row level security;
create table public.d (id int primary key);
alter table public.d enable row level security;
create policy p on public.d for select using (true);
drop policy p on public.d;
create table public.e (id int primary key);
alter table public.e enable row level security;
create policy p on public.e for select using (true);
alter table public.e rename to f;
