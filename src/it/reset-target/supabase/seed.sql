INSERT INTO public.users VALUES (gen_random_uuid(), 'a@example.com');
