ALTER TABLE public.users ALTER COLUMN email DROP NOT NULL;
DROP POLICY "read self" ON public.users;
CREATE TABLE public.scratch (id integer);
