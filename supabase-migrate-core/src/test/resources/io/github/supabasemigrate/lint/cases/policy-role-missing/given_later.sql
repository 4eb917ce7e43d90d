-- file: 20250101000000_make.sql
create table public.posts (id bigint primary key, owner uuid);
create policy own on public.posts for select using ((select auth.uid()) = owner);
create policy other on public.posts for delete using ((select auth.uid()) = owner);
-- file: 20250102000000_change.sql
alter policy own on public.posts to authenticated;
