-- file: 20250101000000_make.sql
create table public.usage (id bigint primary key, at timestamptz);
create index usage_at on public.usage (at);
create table public.kept (id bigint primary key, at timestamptz);
create index kept_at on public.kept (at);
-- file: 20250102000000_drop.sql
drop index if exists public.usage_at;
drop index if exists public.kept_at;
drop table public.usage;
