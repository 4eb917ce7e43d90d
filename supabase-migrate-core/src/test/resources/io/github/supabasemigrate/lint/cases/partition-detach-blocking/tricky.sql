-- file: 20250101000000_make.sql
create table public.logs (at date) partition by range (at);
-- file: 20250102000000_detach.sql
alter table public.logs detach partition public.logs_2024 concurrently;
alter table public.logs detach partition public.logs_2023 finalize;
alter table public.logs detach partition public.logs_2022;
create table public.fresh (at date) partition by range (at);
create table public.fresh_1 partition of public.fresh default;
alter table public.fresh detach partition public.fresh_1;
