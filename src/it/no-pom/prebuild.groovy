// Never replayed before, whatever a cache holds.
new File(basedir, 'sql/001_users.sql') << "\n-- ${UUID.randomUUID()}\n"
true
