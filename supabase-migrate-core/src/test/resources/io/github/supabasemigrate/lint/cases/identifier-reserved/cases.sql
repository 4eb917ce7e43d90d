create table public.t ("order" int, "user" text, position int, name text, "select" text);
create table public.pg_stuff (id int);
