CREATE TABLE public.users (id uuid PRIMARY KEY, email text NOT NULL);
