create table public.a (at timestamp, tz timestamptz);
alter table public.a alter at type timestamptz;
alter table public.a alter tz type timestamp using tz at time zone 'Europe/Oslo';
