-- caught: access-definer-search-path public.answer - EXECUTE
CREATE FUNCTION public.answer() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 42 $$;
