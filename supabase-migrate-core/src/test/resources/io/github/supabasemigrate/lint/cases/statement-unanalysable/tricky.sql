do $$ begin execute format('alter table public.%I add column a int', 'orders'); end $$;
do $$ declare t text := 'x'; begin execute t; end $$;
do $$ declare t text; begin for t in select 'a' loop execute 'drop table public.' || t; end loop; end $$;
call public.tidy_up();
create function public.f(command text) returns void language plpgsql as $$ begin execute command; end $$;
create procedure public.p() language plpgsql as $$ begin call public.tidy_up(); end $$;
