-- caught: access-rpc-untested public.remove_file anon EXECUTE
CREATE EXTENSION http WITH SCHEMA extensions;
CREATE FUNCTION public.remove_file(path text) RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE answer record; BEGIN
  SELECT * INTO answer FROM extensions.http(('DELETE', 'https://storage.example.com/' || path, ARRAY[extensions.http_header('authorization', 'Bearer secret')], NULL, NULL)::extensions.http_request);
  RETURN answer.status; END $$;
