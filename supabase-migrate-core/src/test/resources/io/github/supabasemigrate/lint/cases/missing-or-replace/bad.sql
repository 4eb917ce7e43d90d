create function public.f() returns int language sql as 'select 1';
create view public.v as select 1 as one;
create trigger t before insert on public.a for each row execute function public.f();
