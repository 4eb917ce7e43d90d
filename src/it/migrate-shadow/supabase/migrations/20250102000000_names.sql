ALTER TABLE public.users ADD COLUMN name text;
ALTER TABLE public.users OWNER TO postgres;
