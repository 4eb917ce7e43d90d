def log = new File(basedir, 'build.log').text
def findings = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/lint/findings.json')).findings

assert log.contains('sql/002_broken.sql:1:8: error: PostgreSQL says: syntax error at or near "tabel". [syntax-error]')
assert findings.find { it.rule == 'drop-table' }.file == 'sql/002_broken.sql'
assert findings.every { it.decidedBy == 'syntax' }
assert log.readLines().any { it.startsWith('::error file=sql/002_broken.sql,line=1,col=8,title=syntax-error::PostgreSQL says') }
