-- file: 20250101000000_make.sql
create table public.orders (id bigint primary key, code text, mark text);
-- file: 20250102000000_keys.sql
create unique index concurrently orders_code_key on public.orders (code);
alter table public.orders add constraint orders_code_key unique using index orders_code_key;
create table public.fresh (id bigint primary key, code text);
alter table public.fresh add unique (code);
alter table public.orders add unique nulls not distinct (mark);
alter table public.orders add column slug text unique;
