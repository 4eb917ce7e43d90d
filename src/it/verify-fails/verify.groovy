// One run a situation; each is an execution of its own, with a folder of its own.
def log = new File(basedir, 'build.log').text.readLines()*.replaceAll(/\u001b\[[0-9;]*m/, '')*.replaceFirst(/^\[\w+\] /, '')
def said = { id ->
    int from = log.findIndexOf { it.contains("(${id}) @") }
    assert from >= 0: id
    int to = log.findIndexOf(from + 1) { it ==~ /--- .* @ .* ---/ }
    log.subList(from, to < 0 ? log.size() : to).join('\n')
}
def result = { id -> new groovy.json.JsonSlurper().parse(new File(basedir, "target/${id}/result.json")) }

assert said('manifest').contains('supabase/migrations/20250102000000_more.sql:1:1: error: The table `public.user_profiles` is not in the manifest.')
assert said('manifest').contains('docs/canon/DB_SCHEMA_MANIFEST.json:4: error: The manifest names `assessments` among its tables, but no migration makes it.')
assert said('manifest').contains('supabase/migrations/20250102000000_more.sql:5:1: error: `public.users` is deprecated, and this new migration uses it.')
assert result('manifest').status == 1
assert result('manifest').findings*.rule.toSet() == ['schema-manifest', 'deprecated-object'].toSet()

assert said('unknown-key').contains('supabase/schema-manifest.json:3:3: `enum` is no key of a schema manifest.')
assert result('unknown-key').status == 2

assert said('missing-trigger').contains('The trigger `on_auth_user_created` on `auth.users` is missing.'
        + ' It was dropped at supabase/migrations/20250102000000_cleanup.sql:1:1. [required-object]')
assert !said('missing-trigger').contains('handle_new_user` is missing')

assert said('wrong-count').contains('''error: 27 policies expected, 2 found:
  public.meditations: 1 policy, row level security is off: it does nothing, none for INSERT, UPDATE, DELETE
    SELECT "read all" (supabase/migrations/20250102000000_meditations.sql:2:1)
  public.users: 1 policy, none for INSERT, UPDATE, DELETE
    SELECT "read self" (supabase/migrations/20250101000000_users.sql:3:1)
Of the 2, 1 does nothing until somebody runs ALTER TABLE public.meditations ENABLE ROW LEVEL SECURITY; [expected-count]''')
assert said('wrong-count').contains('2 tables with row level security expected, 1 found:')
assert said('wrong-count').contains('`public.meditations` has a policy, but row level security is off: it does nothing.')
assert !said('wrong-count').contains('2 tables expected')
assert result('wrong-count').status == 1

assert said('stale-snapshot').contains('`supabase/verify-database-schema.sql` is not what the migrations make:')
assert said('stale-snapshot').contains('--- Checks that this database has what the migrations make: 0 tables, 0 policies, 0 triggers.')
assert said('stale-snapshot').contains('+-- Checks that this database has what the migrations make: 1 table, 1 policy, 0 triggers.')
assert said('stale-snapshot').contains('`supabase/database.types.ts` is not what the migrations make:')
assert said('stale-snapshot').contains('+      "users": {')
assert said('stale-snapshot').contains('`supabase/schema.sql` is not what the migrations make:')
assert said('stale-snapshot').contains('+CREATE TABLE public.users (')
assert said('stale-snapshot').contains('Run mvn supabase-migrate:snapshot and commit it.')
