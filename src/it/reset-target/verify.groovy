def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log.contains('applied 20250101000000_users.sql')
assert result.goal == 'status'
// What was there before is gone, its history too.
assert result.counts == [applied: 1]
