-- file: 20250101000000_alone.sql
set lock_timeout = '5s';
create index concurrently a_idx on public.t (a);
-- file: 20250102000000_mixed.sql
alter table public.t add column a int;
create index concurrently a_idx on public.t (a);
vacuum public.t;
-- file: 20250103000000_plain.sql
create index a_idx on public.t (a);
alter table public.t add column b text default 'concurrently';
