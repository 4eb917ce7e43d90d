do $$ begin
  create index a_id on public.a (id);
end $$;
create function public.later() returns void language plpgsql as $$ begin create index x on public.a (id); end $$;
