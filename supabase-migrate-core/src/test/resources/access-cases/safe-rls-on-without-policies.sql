-- silent
CREATE TABLE public.events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, user_id uuid REFERENCES auth.users, kind text NOT NULL);
ALTER TABLE public.events ENABLE ROW LEVEL SECURITY;
