alter schema reports rename to reporting;
alter table public.orders set schema archive;
alter function public.f() set schema private;
alter extension pg_trgm set schema extensions;
