create type public.mood as enum ('good');
create type public.address as (street text);
create type public.span as range (subtype = date);
do $$ begin create type public.other as enum ('a', 'b'); exception when duplicate_object then null; end $$;
