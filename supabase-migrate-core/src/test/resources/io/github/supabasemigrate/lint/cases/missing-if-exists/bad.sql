drop table public.a;
drop policy p on public.a;
drop function public.f(int);
alter table public.a drop column b, drop constraint c;
