-- file: 20250101000000_make.sql
create table public.posts (id bigint primary key, owner uuid);
alter table public.posts enable row level security;
create policy mended on public.posts for select using (auth.uid() = owner);
create policy for_all on public.posts for update using (auth.uid() = owner);
create policy worse on public.posts for delete using ((select auth.uid()) = owner);
-- file: 20250102000000_change.sql
alter policy mended on public.posts using ((select auth.uid()) = owner);
alter policy for_all on public.posts to authenticated;
alter policy worse on public.posts using (auth.uid() = owner);
