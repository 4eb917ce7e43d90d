create table public.t (price double precision, amount real, total_tokens float8, tax_rate double precision, weight real, cost numeric, m money);
