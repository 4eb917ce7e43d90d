-- file: 20250601120000_make.sql
create table if not exists public.plans (id bigint primary key, n int default 0);
insert into public.plans (id) values (1) on conflict do nothing;
-- file: 20250601120001_counts.sql
update public.plans set n = n + 1;
-- file: 20250601120002_sets.sql
update public.plans set n = 5 where id = 1;
