create table public.a (id bigint primary key, relation regclass, kind regtype, role regrole);
create table public.b (id bigint primary key, called regproc);
create table public.c (id bigint primary key, regclass text);
alter table public.a drop column relation;
