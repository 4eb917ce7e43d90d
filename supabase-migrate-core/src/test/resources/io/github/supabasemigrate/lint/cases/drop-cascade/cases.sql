drop function public.is_member(uuid) cascade;
drop type if exists public.mood cascade;
alter table public.t drop column a cascade;
drop policy p on public.t cascade;
drop trigger t on public.t cascade;
create table public.scratch (a int);
drop table public.scratch cascade;
drop view public.v;
