create view public.a as select 1 as x;
create view public.b with (security_invoker) as select 1 as x;
create view public.c with (security_invoker = on) as select 1 as x;
create view private.d as select 1 as x;
create view public.e as select 1 as x;
alter view public.e set (security_invoker = true);
create or replace view public.f with (security_invoker = false) as select 1 as x;
