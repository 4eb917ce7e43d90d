do $$ begin
  create extension pg_cron;
exception when others then null;
end $$;
do $$ begin
  create type public.a as enum ('x');
exception when duplicate_object then null;
end $$;
