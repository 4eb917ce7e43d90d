-- silent
CREATE TABLE public.notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, title text NOT NULL);
ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.notes USING (user_id = auth.uid());
CREATE FUNCTION public.delete_note(note_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM public.notes WHERE id = note_id AND user_id = auth.uid()) THEN
        RAISE EXCEPTION 'not yours';
    END IF;
    DELETE FROM public.notes WHERE id = note_id;
END $$;
REVOKE EXECUTE ON FUNCTION public.delete_note(uuid) FROM public, anon;
