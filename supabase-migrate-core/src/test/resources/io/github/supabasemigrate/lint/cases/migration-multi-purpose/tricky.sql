create table public.a (id int);
create table public.b (id int);
create table public.c (id int);
create table public.d (id int);
create table public.e (id int);
create table public.f (id int);
alter table public.a enable row level security;
alter table public.b enable row level security;
alter table public.c enable row level security;
alter table public.d enable row level security;
alter table public.e enable row level security;
alter table public.f enable row level security;
create function public.later() returns void language plpgsql as $$ begin
  alter table public.g add column a int; alter table public.h add column a int; alter table public.i add column a int;
  alter table public.j add column a int; alter table public.k add column a int; alter table public.l add column a int;
end $$;
