create table public.fresh (id int);
lock table public.fresh in access exclusive mode;
lock table only public.orders in share mode nowait;
create function public.f() returns void language plpgsql as $$ begin lock table public.orders; end $$;
