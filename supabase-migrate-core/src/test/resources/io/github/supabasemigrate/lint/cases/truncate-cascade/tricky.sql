truncate public.a;
truncate public.a restrict;
truncate public.a, public.b restart identity cascade;
create function public.f() returns void language sql as 'truncate public.a cascade';
