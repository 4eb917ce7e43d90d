// The main branch has both migrations; the work on top of it edits one and puts another before the newest.
def git = { String... arguments ->
    def process = (['git', '-c', 'user.name=it', '-c', 'user.email=it@example.com', '-c', 'commit.gpgsign=false'] + arguments.toList())
            .execute(null, basedir)
    assert process.waitFor() == 0 : process.err.text
}
git('init', '-q', '-b', 'main')
git('add', 'supabase')
git('commit', '-q', '-m', 'start')
git('checkout', '-q', '-b', 'work')
def users = new File(basedir, 'supabase/migrations/20250101000000_users.sql')
users.text = users.text.replace('email text NOT NULL', 'email text')
new File(basedir, 'supabase/migrations/20250102000000_late.sql').text = 'SELECT 1;\n'
return true
