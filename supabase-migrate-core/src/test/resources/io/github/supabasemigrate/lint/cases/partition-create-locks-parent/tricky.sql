create table public.fresh (at date) partition by range (at);
create table public.fresh_1 partition of public.fresh for values from ('2025-01-01') to ('2026-01-01');
create table if not exists public.logs_1 partition of public.logs for values from ('2025-01-01') to ('2026-01-01');
create table public.logs_2 (like public.logs including all);
