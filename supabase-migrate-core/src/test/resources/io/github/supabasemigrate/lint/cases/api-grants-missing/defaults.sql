-- file: 20250101000000_make.sql
create table public.early (id bigint primary key);
alter table public.early enable row level security;
create policy p on public.early for select to authenticated using (true);
alter default privileges revoke all on tables from anon, authenticated;
create table public.still_granted (id bigint primary key);
alter table public.still_granted enable row level security;
create policy p on public.still_granted for select to authenticated using (true);
alter default privileges in schema public revoke all on tables from anon, authenticated;
create table public.late (id bigint primary key);
alter table public.late enable row level security;
create policy p on public.late for select to authenticated using (true);
create table public.given (id bigint primary key);
alter table public.given enable row level security;
create policy p on public.given for select to authenticated using (true);
create table public.moved (id bigint primary key);
alter table public.moved enable row level security;
create policy p on public.moved for select to authenticated using (true);
grant select on public.moved to authenticated;
alter table public.moved rename to renamed;
create table public.all_but (id bigint primary key);
alter table public.all_but enable row level security;
create policy p on public.all_but for select to authenticated using (true);
revoke all on public.all_but from authenticated;
grant all (id) on public.all_but to authenticated;
revoke select, insert, update, references on public.all_but from authenticated;
-- file: 20250102000000_grant.sql
grant select on public.given to public;
grant select on all tables in schema private to authenticated;
-- file: 20250103000000_for_role.sql
alter default privileges for role supabase_admin in schema public grant all on tables to authenticated;
create table public.others_default (id bigint primary key);
alter table public.others_default enable row level security;
create policy p on public.others_default for select to authenticated using (true);
alter default privileges for role postgres in schema public grant select on tables to authenticated;
create table public.own_default (id bigint primary key);
alter table public.own_default enable row level security;
create policy p on public.own_default for select to authenticated using (true);
