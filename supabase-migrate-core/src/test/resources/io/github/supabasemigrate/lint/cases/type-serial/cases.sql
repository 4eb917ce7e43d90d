create table public.t (a serial, b bigserial, c bigint generated always as identity, d public.serial);
