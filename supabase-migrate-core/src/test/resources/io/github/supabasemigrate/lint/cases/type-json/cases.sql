create table public.t (a json, b jsonb, c json[] not null default '{}');
create function public.f(a json) returns json language sql as $$ select a $$;
