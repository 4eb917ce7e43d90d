def log = new File(basedir, 'build.log').text
def matrix = new File(basedir, 'supabase/access-matrix.md').text
def access = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/supabase-migrate/access.json'))

assert log.contains('access-cross-read') && log.contains('public.notes')
assert log.contains('set_config')
assert matrix.contains('| A1, A2, B, N | all | own | none | none |')
assert access.cells.any { it.table == 'public.notes' && it.persona == 'anon' && it.command == 'SELECT' && it.verdict == 'none' }
assert access.findings.every { it.rule != 'access-cross-read' }
assert access.allowed.any { it.rule == 'access-cross-read' }
