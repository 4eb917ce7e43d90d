create type public.mood as enum ('good');
create domain public.dd as text;
create role reader;
