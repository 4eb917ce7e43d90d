-- caught: access-rls-off public.todos A1 UPDATE
CREATE TABLE public.todos (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, title text NOT NULL);
CREATE POLICY own ON public.todos USING (user_id = auth.uid());
