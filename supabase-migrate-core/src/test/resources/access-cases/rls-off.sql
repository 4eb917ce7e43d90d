-- caught: access-rls-off public.todos anon SELECT
-- caught: access-rls-off public.todos anon DELETE
CREATE TABLE public.todos (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users, title text NOT NULL);
