def log = new File(basedir, 'build.log').text.readLines()*.replaceFirst(/^\[\w+\] /, '').join('\n')
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log.contains('''error: 27 policies expected, 2 found:
  public.meditations: 1 policy, row level security is off: it does nothing, none for INSERT, UPDATE, DELETE
    SELECT "read all" (supabase/migrations/20250102000000_meditations.sql:2:1)
  public.users: 1 policy, none for INSERT, UPDATE, DELETE
    SELECT "read self" (supabase/migrations/20250101000000_users.sql:3:1)
Of the 2, 1 does nothing until somebody runs ALTER TABLE public.meditations ENABLE ROW LEVEL SECURITY; [expected-count]''')
assert log.contains('2 tables with row level security expected, 1 found:')
assert log.contains('`public.meditations` has a policy, but row level security is off: it does nothing.')
assert !log.contains('2 tables expected')
assert result.status == 1
