create function public.f(name text, n int) returns void language plpgsql as $$
begin
  execute 'drop table public.' || name;
  execute format('drop table %I', name);
  execute 'select * from ' || quote_ident(name) || ' where a = ' || quote_literal(n);
  execute 'select 1';
  execute 'analyze ' || name::regclass;
end $$;
