def log = new File(basedir, 'build.log').text
def result = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/result.json'))

assert log.contains('No target is configured: the migrations run on a throw-away database')
assert log.contains('applied 20250101000000_users.sql')
assert log =~ /Applied 2 migrations to a throw-away database in \d+\.\d\d s\./
assert log.contains('[WARNING]') && log.contains('notes.sql')
assert result.goal == 'migrate'
assert result.status == 0
assert result.applied == ['20250101000000', '20250102000000']
