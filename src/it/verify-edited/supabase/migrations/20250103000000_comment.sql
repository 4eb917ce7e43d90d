COMMENT ON TABLE public.users IS 'People';
