-- a comment
SELECT 1;
UPDATE public.usres SET email = '';
