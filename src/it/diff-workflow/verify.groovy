def log = new File(basedir, 'build.log').text

// 1: the declared schema, whatever the order of its files, becomes a migration
assert log =~ /leads? from the migrations to the declared schema, proven on a throw-away database.* Wrote supabase\/migrations\/\d{14}_colours\.sql\./
// 2: and then there is nothing left
assert log.contains('No difference: the migrations and the declared schema are one schema.')
// 3: the way back is a file and guidance
assert log =~ /Wrote supabase\/migrations\/\d{14}_rollback_colours\.sql, which takes back \d{14}_colours\.sql\. It was run nowhere/
assert log.contains('mvn supabase-migrate:migrate')
// 4: what the way back lacks of the declared schema, as JSON
def answer = new groovy.json.JsonSlurper().parseText((log =~ /(?ms)^\{\s*"from".*?^\}$/)[0])
assert answer.from == 'the migrations' && answer.to == 'the declared schema' && answer.differs
assert answer.changes.any { it.sql.contains('colour') } && answer.counts.created + answer.counts.changed > 0
// 5: one file has the place of four, with the version of the last
def files = new File(basedir, 'supabase/migrations').listFiles().findAll { it.name.endsWith('.sql') }
assert files*.name.every { it ==~ /\d{14}_start\.sql/ } && files.size() == 1
def squashed = files[0].text
assert squashed.contains("INSERT INTO public.tags VALUES (1, 'first'), (2, 'second');")
assert squashed.contains("INSERT INTO storage.buckets (id, name) VALUES ('notes', 'notes');")
assert squashed.contains('CREATE POLICY "read own" ON public.notes')
assert !squashed.contains('colour text')
assert log.contains('4 migrations are one')
// 6: and it applies
assert log =~ /applied \d{14}_start\.sql/
