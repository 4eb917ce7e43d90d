create table public.a (id uuid primary key references auth.users);
create table public.b (id uuid primary key references auth.users (id));
create table public.c (phone text primary key references auth.users (phone));
create table public.users (id bigint primary key, phone text unique);
create table public.d (id bigint primary key, phone text references public.users (phone));
