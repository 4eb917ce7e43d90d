create table public.t (a timestamp, b timestamp(3) not null, c timestamptz, d timestamp with time zone, e timestamp[], f date);
alter table public.t add column g timestamp without time zone default now();
alter table public.t alter column c type timestamp;
create temp table scratch (a timestamp);
