-- silent
CREATE TABLE public.notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
CREATE TABLE public.audit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what jsonb NOT NULL);
ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.audit ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.notes USING (user_id = auth.uid());
CREATE FUNCTION public.log() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    INSERT INTO public.audit (what) VALUES (to_jsonb(NEW));
    RETURN NEW;
END $$;
CREATE TRIGGER log AFTER INSERT ON public.notes FOR EACH ROW EXECUTE FUNCTION public.log();
