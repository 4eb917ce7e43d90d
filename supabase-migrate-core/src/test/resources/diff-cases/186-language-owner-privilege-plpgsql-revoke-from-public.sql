-- capability: language: owner/privilege (plpgsql revoke from public)
--- before
--- after
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
GRANT USAGE ON LANGUAGE plpgsql TO app_reader;
