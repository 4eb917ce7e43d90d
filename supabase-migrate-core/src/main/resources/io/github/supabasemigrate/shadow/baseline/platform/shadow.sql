-- What only a shadow needs, since a plain server lacks supautils: the library with which the platform lets postgres,
-- who is no superuser there, do some of what superusers do.
--
-- The known deviation: on a shadow a project's files run as postgres *with* SUPERUSER, so statements pass that a hosted
-- project refuses (ALTER TABLE storage.objects, CREATE FUNCTION auth.…). Owners and privileges come out the same, except
-- for extensions: supautils creates them as supabase_admin, so that they are not the team's, and default privileges of
-- the team do not touch them. These two triggers do the same.

SET ROLE supabase_admin;

CREATE FUNCTION extensions.shadow_become_superuser() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = 'postgres' AND current_setting('is_superuser') = 'on' THEN
        PERFORM set_config('supabase_migrate.role', current_setting('role'), true);
        PERFORM set_config('role', 'supabase_admin', true);
    END IF;
END
$$;

CREATE FUNCTION extensions.shadow_become_caller() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('supabase_migrate.role', true) <> '' THEN
        PERFORM set_config('role', current_setting('supabase_migrate.role'), true);
        PERFORM set_config('supabase_migrate.role', '', true);
    END IF;
END
$$;

CREATE EVENT TRIGGER shadow_become_superuser ON ddl_command_start
    WHEN TAG IN ('CREATE EXTENSION') EXECUTE FUNCTION extensions.shadow_become_superuser();
-- Triggers fire in the order of their names: this one after those that grant access.
CREATE EVENT TRIGGER shadow_become_caller ON ddl_command_end
    WHEN TAG IN ('CREATE EXTENSION') EXECUTE FUNCTION extensions.shadow_become_caller();

RESET ROLE;
