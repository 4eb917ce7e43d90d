-- What the documentation of squawk and of Supabase's advisors shows as bad and as good, told in our own words.
-- case: squawk ban-drop-table bad
drop table public.orders;
-- case: squawk ban-drop-table good
alter table public.orders add column note text;
-- case: squawk ban-drop-column bad
alter table public.orders drop column name;
-- case: squawk ban-drop-column good
alter table public.orders alter column name drop default;
-- case: squawk ban-char-field bad
create table public.codes (id bigint primary key, code char(4));
-- case: squawk ban-char-field good
create table public.codes (id bigint primary key, code text check (length(code) = 4));
-- case: squawk prefer-timestamp-tz bad
create table public.visits (id bigint primary key, at timestamp);
-- case: squawk prefer-timestamp-tz good
create table public.visits (id bigint primary key, at timestamptz);
-- case: squawk require-concurrent-index-creation bad
create index orders_name_idx on public.orders (name);
-- case: squawk require-concurrent-index-creation good
create index concurrently orders_name_idx on public.orders (name);
-- case: squawk require-concurrent-index-deletion bad
-- file: 20250601120000_make.sql
create index orders_name_idx on public.orders (name);
-- file: 20250601120001_drop.sql
drop index if exists public.orders_name_idx;
-- case: squawk require-concurrent-index-deletion good
drop index concurrently if exists public.orders_name_idx;
-- case: squawk renaming-column bad
alter table public.orders rename column name to title;
-- case: squawk renaming-column good
alter table public.orders add column title text;
-- case: squawk renaming-table bad
alter table public.orders rename to purchases;
-- case: squawk renaming-table good
create view public.purchases with (security_invoker = true) as select * from public.orders;
-- case: squawk changing-column-type bad
alter table public.orders alter column amount type bigint;
-- case: squawk changing-column-type good
alter table public.orders alter column name type text;
-- case: squawk adding-foreign-key-constraint bad
alter table public.orders add constraint orders_customer_fkey foreign key (customer) references public.customers (id);
-- case: squawk adding-foreign-key-constraint good
alter table public.orders add constraint orders_customer_fkey foreign key (customer) references public.customers (id) not valid;
-- case: squawk constraint-missing-not-valid bad
alter table public.orders add constraint positive check (amount >= 0);
-- case: squawk constraint-missing-not-valid good
alter table public.orders add constraint positive check (amount >= 0) not valid;
-- case: squawk disallowed-unique-constraint bad
alter table public.customers add constraint customers_email_key unique (email);
-- case: squawk disallowed-unique-constraint good
create table public.fresh (id bigint primary key, email text);
alter table public.fresh add constraint fresh_email_key unique (email);
-- case: squawk adding-not-nullable-field bad
alter table public.orders alter column customer set not null;
-- case: squawk adding-not-nullable-field good
create table public.fresh (id bigint primary key, note text);
alter table public.fresh alter column note set not null;
-- case: squawk adding-field-with-default bad
alter table public.orders add column token uuid default gen_random_uuid();
-- case: squawk adding-field-with-default good
alter table public.orders add column kind text default lower('NEW');
-- case: squawk ban-truncate-cascade bad
truncate public.orders cascade;
-- case: squawk ban-truncate-cascade good
truncate public.orders;
-- case: squawk prefer-identity bad
create table public.fresh (id bigserial primary key);
-- case: squawk prefer-identity good
create table public.fresh (id bigint generated always as identity primary key);
-- case: squawk ban-create-domain-with-constraint bad
create domain public.positive as int check (value > 0);
-- case: squawk ban-create-domain-with-constraint good
create domain public.label as text;
-- case: supabase 0001 bad
create table public.parents (id bigint primary key);
create table public.children (id bigint primary key, parent bigint references public.parents);
-- case: supabase 0001 good
create table public.parents (id bigint primary key);
create table public.children (id bigint primary key, parent bigint references public.parents);
create index on public.children (parent);
-- case: supabase 0003 bad
create table public.posts (id bigint primary key, owner uuid);
alter table public.posts enable row level security;
create policy own on public.posts for select to authenticated using (owner = (select auth.uid()) or owner = auth.uid());
-- case: supabase 0003 good
create table public.posts (id bigint primary key, owner uuid);
alter table public.posts enable row level security;
create policy own on public.posts for select to authenticated using (owner = (select coalesce(auth.uid(), null)));
-- case: supabase 0004 bad
create table public.lines (line text);
-- case: supabase 0004 good
create table public.lines (line text primary key);
-- case: supabase 0006 bad
create table public.posts (id bigint primary key, owner uuid, shared boolean);
alter table public.posts enable row level security;
create policy own on public.posts for select to authenticated using (owner = (select auth.uid()));
create policy shared on public.posts for select to authenticated using (shared);
-- case: supabase 0006 good
create table public.posts (id bigint primary key, owner uuid, shared boolean);
alter table public.posts enable row level security;
create policy own on public.posts for select to authenticated using (shared or owner = (select auth.uid()));
-- case: supabase 0008 bad
create table public.posts (id bigint primary key);
alter table public.posts enable row level security;
-- case: supabase 0008 good
create table public.posts (id bigint primary key);
alter table public.posts enable row level security;
create policy nobody on public.posts for select to anon using (false);
-- case: supabase 0009 bad
create table public.posts (id bigint primary key, slug text);
create index one on public.posts (slug);
create index two on public.posts (slug);
-- case: supabase 0009 good
create table public.posts (id bigint primary key, slug text);
create index one on public.posts (slug);
create index two on public.posts (slug desc);
-- case: supabase 0010 bad
create table public.posts (id bigint primary key);
alter table public.posts enable row level security;
create view public.all_posts as select * from public.posts;
-- case: supabase 0010 good
create table public.posts (id bigint primary key);
alter table public.posts enable row level security;
create view public.all_posts with (security_invoker = true) as select * from public.posts;
-- case: supabase 0011 bad
create function public.answer() returns int language sql security definer as 'select 42';
-- case: supabase 0011 good
create function public.answer() returns int language sql security definer set search_path = '' as 'select 42';
-- case: supabase 0013 bad
create table public.posts (id bigint primary key);
-- case: supabase 0013 good
create table public.posts (id bigint primary key);
alter table public.posts enable row level security;
-- case: supabase 0015 bad
create table public.posts (id bigint primary key);
alter table public.posts enable row level security;
create policy admins on public.posts for select to authenticated
  using (((select auth.jwt()) -> 'user_metadata' ->> 'role') = 'admin');
-- case: supabase 0015 good
create table public.posts (id bigint primary key);
alter table public.posts enable row level security;
create policy admins on public.posts for select to authenticated
  using (((select auth.jwt()) -> 'app_metadata' ->> 'role') = 'admin');
-- case: supabase 0016 bad
create materialized view public.totals as select 1 as id;
grant select on public.totals to anon;
-- case: supabase 0016 good
create materialized view public.totals as select 1 as id;
revoke all on public.totals from anon, authenticated;
-- case: supabase 0024 bad
create table public.posts (id bigint primary key);
alter table public.posts enable row level security;
create policy anybody on public.posts for update to authenticated using (true) with check (true);
-- case: supabase 0024 good
create table public.posts (id bigint primary key, owner uuid);
alter table public.posts enable row level security;
create policy nobody on public.posts for insert to authenticated;
