BEGIN;
SELECT plan(2);
SELECT has_table('public', 'notes', 'there are notes');
SELECT col_is_null('public', 'notes', 'body', 'a note may be empty');
SELECT * FROM finish();
ROLLBACK;
