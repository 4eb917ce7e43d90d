create table public.users (id bigint generated always as identity primary key, email text);
alter table public.users enable row level security;
create policy "read" on public.users for select to authenticated using (true);
