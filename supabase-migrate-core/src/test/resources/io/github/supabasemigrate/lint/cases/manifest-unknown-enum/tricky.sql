create type public.user_role as enum ('admin');
create type public.address as (street text);
create type "user_roles" as enum ('admin');
do $$ begin create type public.mood as enum ('good'); end $$;
