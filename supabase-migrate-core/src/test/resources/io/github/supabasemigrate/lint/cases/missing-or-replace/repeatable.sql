create or replace function public.f() returns int language sql as 'select 1';
drop trigger if exists t on public.a;
create trigger t before insert on public.a for each row execute function public.f();
drop view if exists public.v;
create view public.v as select 1 as one;
create constraint trigger c after insert on public.a for each row execute function public.f();
