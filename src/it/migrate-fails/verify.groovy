// One run a situation; each is an execution of its own, with a folder of its own.
def log = new File(basedir, 'build.log').text.readLines()*.replaceAll(/\u001b\[[0-9;]*m/, '')*.replaceFirst(/^\[\w+\] /, '')
def said = { id ->
    int from = log.findIndexOf { it.contains("(${id}) @") }
    assert from >= 0: id
    int to = log.findIndexOf(from + 1) { it ==~ /--- .* @ .* ---/ }
    log.subList(from, to < 0 ? log.size() : to).join('\n')
}
def result = { id -> new groovy.json.JsonSlurper().parse(new File(basedir, "target/${id}/result.json")) }

assert said('bad-sql').contains('supabase/migrations/20250102000000_typo.sql:3:8:')
assert said('bad-sql').contains('SQLSTATE 42P01')
assert said('bad-sql').contains('usres')
assert said('bad-sql').contains('Applied before it: 1')
assert said('bad-sql').count('relation "public.usres" does not exist') <= 2
assert result('bad-sql').status == 2

assert said('broken-config').contains('supabase/config.toml:2:')
assert result('broken-config').status == 2

assert said('duplicate-version').contains('20250101000000_a.sql') && said('duplicate-version').contains('20250101000000_b.sql')
assert said('duplicate-version').contains('Nothing was run.')
assert !said('duplicate-version').contains('applied ')
assert result('duplicate-version').status == 2

assert said('wrong-encoding').contains('20250101000000_latin1.sql')
assert said('wrong-encoding').contains('UTF-8')
assert said('wrong-encoding').contains("20250101000000_latin1.sql:1:15:") && said('wrong-encoding').contains("Byte 14 (0xE4)")

assert said('missing-extension').contains('supabase/migrations/20250101000000_jobs.sql:1:')
assert said('missing-extension').contains('extension "pg_cron" is not available')
assert said('missing-extension').contains('shadow.standIns')

assert said('unwritable-cache').contains('The cache directory')
assert said('unwritable-cache').contains('-Dsupabase-migrate.cacheDirectory=')
assert result('unwritable-cache').status == 2
