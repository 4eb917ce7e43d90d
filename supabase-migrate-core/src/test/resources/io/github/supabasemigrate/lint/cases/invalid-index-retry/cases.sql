-- file: 20250101000000_index_a.sql
create index concurrently if not exists a_idx on public.t (a);
-- file: 20250102000000_index_b.sql
drop index concurrently if exists public.b_idx;
create index concurrently if not exists b_idx on public.t (b);
-- file: 20250103000000_index_c.sql
create index if not exists c_idx on public.t (c);
-- file: 20250104000000_index_d.sql
create index concurrently if not exists "D idx" on public.t (d);
