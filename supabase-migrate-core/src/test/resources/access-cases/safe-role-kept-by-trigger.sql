-- silent
CREATE TABLE public.profiles (id uuid PRIMARY KEY REFERENCES auth.users, name text, role text NOT NULL DEFAULT 'user' CHECK (role IN ('user', 'admin')));
CREATE TABLE public.tickets (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, body text NOT NULL);
ALTER TABLE public.profiles ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.tickets ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION public.keep_role() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
    IF current_user IN ('anon', 'authenticated') THEN
        NEW.role := CASE WHEN TG_OP = 'UPDATE' THEN OLD.role ELSE 'user' END;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_role BEFORE INSERT OR UPDATE ON public.profiles FOR EACH ROW EXECUTE FUNCTION public.keep_role();
CREATE POLICY self ON public.profiles USING (id = auth.uid()) WITH CHECK (id = auth.uid());
CREATE POLICY read ON public.tickets FOR SELECT USING (user_id = auth.uid() OR EXISTS (SELECT 1 FROM public.profiles p WHERE p.id = auth.uid() AND p.role = 'admin'));
