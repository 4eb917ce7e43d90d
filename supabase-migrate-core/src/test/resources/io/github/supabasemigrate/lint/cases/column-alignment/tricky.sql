create table public.a (id bigint primary key, n int, m int, flag boolean);
create table public.b (flag boolean, id bigint primary key);
create table public.c (flag boolean, id bigint primary key, other boolean, at timestamptz, name text, last boolean, total float8);
