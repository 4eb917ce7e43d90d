create function public.roll() returns int language sql as 'select 1';
create function public.fix() returns int language sql immutable as 'select 1';
-- file: 20250602000000_columns.sql
alter table public.a add b timestamptz default now(), add c date default current_date, add d int default -1,
  add e text default lower('ABC'), add f timestamptz default pg_catalog.now(), add g int default public.fix();
alter table public.a add h timestamptz[] default array[clock_timestamp()];
alter table public.a add i int default public.roll();
alter table public.a add j uuid default extensions.uuid_generate_v4();
