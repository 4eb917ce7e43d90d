create function public.f() returns trigger language plpgsql as $$
begin
  new.updated_at = now()
  return new;
end $$;
create function public.g() returns int language sql as $$ selec 1 $$;
create function public.h() returns int language plv8 as $$ return 1 $$;
do $$ begin perform 1; end $$;
