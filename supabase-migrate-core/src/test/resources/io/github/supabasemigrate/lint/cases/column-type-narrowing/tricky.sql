-- file: 20250101000000_make.sql
create table public.lines (id bigint primary key, name varchar(20), total numeric(10, 2), n bigint, free text);
-- file: 20250102000000_types.sql
alter table public.lines alter column name type varchar(30);
alter table public.lines alter column name type text;
alter table public.lines alter column free type varchar(100);
alter table public.lines alter column total type numeric(8, 2);
alter table public.lines alter column n type int;
create table public.fresh (n bigint);
alter table public.fresh alter column n type int;
