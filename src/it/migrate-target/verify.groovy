def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log =~ /Dry run: 1 migration would be applied to `shadow_\d+` on `127\.0\.0\.1:\d+`/
assert log =~ /would be applied.*; they ran on a shadow\./
assert log =~ /Applied 1 migration to `shadow_\d+` on/
assert log =~ /Nothing to do: this build has migrated/
assert log =~ /: 2 applied\./
def states = result.migrations.collect { it.state }
assert result.goal == 'status'
assert states == ['applied', 'applied']
assert new File(basedir, 'target/supabase-migrate/plan.sql').text.contains('ALTER TABLE public.users ADD COLUMN name text;')
