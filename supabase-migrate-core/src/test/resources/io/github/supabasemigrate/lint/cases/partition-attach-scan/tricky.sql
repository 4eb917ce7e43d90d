-- file: 20250101000000_make.sql
create table public.logs (at date not null) partition by range (at);
create table public.logs_1 (at date not null);
create table public.logs_2 (at date not null);
insert into public.logs_1 select '2024-05-01' from generate_series(1, 20);
insert into public.logs_2 select '2025-05-01' from generate_series(1, 20);
-- file: 20250102000000_check.sql
alter table public.logs_2 add constraint bound check (at >= '2025-01-01' and at < '2026-01-01');
-- file: 20250103000000_attach.sql
alter table public.logs attach partition public.logs_1 for values from ('2024-01-01') to ('2025-01-01');
-- file: 20250104000000_attach.sql
alter table public.logs attach partition public.logs_2 for values from ('2025-01-01') to ('2026-01-01');
