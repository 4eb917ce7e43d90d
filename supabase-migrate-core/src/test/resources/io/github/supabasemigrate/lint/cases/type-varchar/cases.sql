create table public.t (a varchar(50), b character varying, c text, d varchar);
