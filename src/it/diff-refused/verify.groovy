def log = new File(basedir, 'build.log').text

assert log.contains('Not saved because of data-loss: -Dsupabase-migrate.allow=data-loss if that is meant.')
assert log.contains('Git knows no `nowhere` here.')
assert log.contains('`broken.sql` is no SQL that PostgreSQL reads.')
assert log.contains('broken.sql:3:5')
assert log.contains('`missing.sql` cannot be made a schema.')
assert log.contains('relation "public.notes" does not exist')
assert log.contains('`somewhere` names no state of a schema.')
assert log.contains('The project has 2 migrations; the last 9 cannot be taken back.')
assert log.contains('No migration has the version `20990101000000`.')

// Nothing was written.
assert new File(basedir, 'supabase/migrations').list().sort() == ['20250101000000_notes.sql', '20250102000000_tags.sql']
assert !new File(basedir, 'target/x.sql').exists()
