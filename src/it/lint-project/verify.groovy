def log = new File(basedir, 'build.log').text
def output = new File(basedir, 'target/supabase-migrate')
def result = new groovy.json.JsonSlurper().parse(new File(output, 'result.json'))

assert log.contains('supabase/migrations/20250102000000_drop_email.sql:1:26: error: `public.users.email` is dropped with all its values. [drop-column]')
assert log.contains('warning: Without `IF NOT EXISTS` this fails where `public.users` is there already.')
assert log.contains('    1 | alter table public.users drop column email;')
assert !log.contains('[drop-cascade]')
assert log.contains('Nothing changed since an earlier run. ')
assert log.count('`public.users.email` is dropped with all its values. [drop-column]') >= 2
assert new File(basedir, 'supabase/lint-baseline.json').text.contains('"rule" : "drop-column"')
assert result.status == 0
assert result.old > 0
assert ['findings.sarif', 'TEST-supabase-migrate.xml', 'findings.json', 'checkstyle.xml', 'gl-code-quality.json', 'github-annotations.txt'].every {
    new File(output, "lint/${it}").exists()
}
