-- caught: access-rpc-untested public.forget anon EXECUTE
CREATE TABLE public.notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.notes USING (user_id = auth.uid());
CREATE FUNCTION public.forget(url text) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    RETURN net.of_an_extension_that_is_not_here(url);
END $$;
