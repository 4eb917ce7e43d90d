-- caught: access-rpc-write public.transfer A1 EXECUTE
CREATE TABLE public.accounts (user_id uuid PRIMARY KEY REFERENCES auth.users, credits int NOT NULL DEFAULT 0 CHECK (credits >= 0));
ALTER TABLE public.accounts ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.accounts FOR SELECT USING (user_id = auth.uid());
CREATE FUNCTION public.transfer(from_user uuid, to_user uuid, amount int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    UPDATE public.accounts SET credits = credits - amount WHERE user_id = from_user;
    UPDATE public.accounts SET credits = credits + amount WHERE user_id = to_user;
END $$;
