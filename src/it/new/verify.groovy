def files = new File(basedir, 'supabase/migrations').listFiles({ it.name.endsWith('.sql') } as FileFilter)
assert files.size() == 1
assert files[0].name ==~ /\d{14}_create_orders\.sql/
assert files[0].text.contains('ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;')
assert new File(basedir, 'build.log').text.contains("Wrote `supabase/migrations/${files[0].name}`")
assert new File(basedir, 'build.log').text.contains('`a/b` cannot be part of a file name.')
