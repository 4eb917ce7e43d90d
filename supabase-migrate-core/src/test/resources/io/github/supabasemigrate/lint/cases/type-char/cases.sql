create table public.t (a char(3), b character(2), c bpchar, d varchar(10), e text, f "char", g char(2)[]);
