-- silent
CREATE TABLE public.profiles (id uuid PRIMARY KEY REFERENCES auth.users, nickname text NOT NULL);
ALTER TABLE public.profiles ENABLE ROW LEVEL SECURITY;
CREATE POLICY self ON public.profiles FOR SELECT USING (id = auth.uid());
CREATE FUNCTION public.handle_new_user() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    INSERT INTO public.profiles (id, nickname) VALUES (NEW.id, coalesce(NEW.email, NEW.id::text));
    RETURN NEW;
END $$;
CREATE TRIGGER on_sign_up AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION public.handle_new_user();
