-- file: 20250101000000_make.sql
create table public.lines (a int, b int);
-- file: 20250102000000_add.sql
alter table public.lines add column total int generated always as (a + b) stored;
alter table public.lines add column c int default 5;
create table public.fresh (a int);
alter table public.fresh add column twice int generated always as (a * 2) stored;
