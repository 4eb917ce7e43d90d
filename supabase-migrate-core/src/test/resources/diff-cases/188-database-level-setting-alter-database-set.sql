-- capability: database-level setting (ALTER DATABASE SET)
--- before
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''8MB''', current_database()); END $$;
--- after
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET statement_timeout = ''7s''', current_database());
EXECUTE format('ALTER ROLE app_reader IN DATABASE %I SET search_path = public, pg_temp', current_database()); END $$;
