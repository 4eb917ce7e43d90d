create unlogged table public.cache (id int primary key);
create table public.child () inherits (public.parent);
create rule r as on insert to public.a do instead nothing;
create table public.typed of public.address;
create table public.plain (id int primary key);
create temp table scratch (id int);
