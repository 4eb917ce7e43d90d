# schema: create
-->
CREATE SCHEMA s;
==>
added schema s
# schema: owner
CREATE SCHEMA s;
-->
ALTER SCHEMA s OWNER TO alice;
==>
schema s: owner, privileges[alice], privileges[postgres]
# schema: comment
CREATE SCHEMA s;
-->
COMMENT ON SCHEMA s IS 'x';
==>
schema s: comment
# schema: privilege
CREATE SCHEMA s;
-->
GRANT USAGE ON SCHEMA s TO alice;
==>
schema s: privileges[alice]
# table: create
-->
CREATE TABLE t (a int);
==>
added table public.t
# table: unlogged
CREATE TABLE t (a int);
-->
ALTER TABLE t SET UNLOGGED;
==>
table public.t: isUnlogged
# table: storage parameter
CREATE TABLE t (a int);
-->
ALTER TABLE t SET (fillfactor = 70);
==>
table public.t: options[fillfactor]
# table: TOAST storage parameter
CREATE TABLE t (a text);
-->
ALTER TABLE t SET (toast.autovacuum_enabled = off);
==>
table public.t: toastOptions[autovacuum_enabled]
# table: owner
CREATE TABLE t (a int);
-->
ALTER TABLE t OWNER TO alice;
==>
table public.t: owner, privileges[alice], privileges[postgres]
# table: comment
CREATE TABLE t (a int);
-->
COMMENT ON TABLE t IS 'x';
==>
table public.t: comment
# table: replica identity full
CREATE TABLE t (a int);
-->
ALTER TABLE t REPLICA IDENTITY FULL;
==>
table public.t: replicaIdentity
# table: replica identity index
CREATE TABLE t (a int NOT NULL UNIQUE);
-->
ALTER TABLE t REPLICA IDENTITY USING INDEX t_a_key;
==>
table public.t: replicaIdentity, replicaIdentityIndex
index public.t_a_key: isReplicaIdentity
# table: clustered on
CREATE TABLE t (a int PRIMARY KEY);
-->
ALTER TABLE t CLUSTER ON t_pkey;
==>
table public.t: clusteredOn
index public.t_pkey: isClustered
# table: of a composite type
CREATE TYPE c AS (a int); CREATE TABLE t (a int);
-->
ALTER TABLE t OF c;
==>
table public.t: ofType
# table: access method
CREATE TABLE t (a int); CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
--> 15
ALTER TABLE t SET ACCESS METHOD heap2;
==>
table public.t: accessMethod
# table: tablespace
CREATE TABLE t (a int);
--> 15
ALTER TABLE t SET TABLESPACE elsewhere;
==>
table public.t: tablespace
# table: row level security
CREATE TABLE t (a int);
-->
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
==>
table public.t: hasRowSecurity
# table: forced row level security
CREATE TABLE t (a int);
-->
ALTER TABLE t FORCE ROW LEVEL SECURITY;
==>
table public.t: forcesRowSecurity
# table: inheritance
CREATE TABLE p (a int); CREATE TABLE t (a int);
-->
ALTER TABLE t INHERIT p;
==>
table public.t: columns[a].isInherited, parents[0]
# table: order of parents
CREATE TABLE p (a int); CREATE TABLE q (a int); CREATE TABLE t (a int) INHERITS (p, q);
-->
ALTER TABLE t NO INHERIT p; ALTER TABLE t INHERIT p;
==>
table public.t: parents[0], parents[1]
# table: privilege
CREATE TABLE t (a int);
-->
GRANT SELECT ON t TO alice;
==>
table public.t: privileges[alice]
# table: grant option
CREATE TABLE t (a int); GRANT SELECT ON t TO alice;
-->
GRANT SELECT ON t TO alice WITH GRANT OPTION;
==>
table public.t: privileges[alice]
# table: grantor
CREATE TABLE t (a int); GRANT SELECT ON t TO alice WITH GRANT OPTION; GRANT SELECT ON t TO bob;
-->
REVOKE SELECT ON t FROM bob; SET ROLE alice; GRANT SELECT ON t TO bob; RESET ROLE;
==>
table public.t: privileges[bob]
# table: privilege of the owner revoked
CREATE TABLE t (a int); ALTER TABLE t OWNER TO alice;
-->
REVOKE DELETE ON t FROM alice;
==>
table public.t: privileges[alice]
# partition: key
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
-->
DROP TABLE t; CREATE TABLE t (a int, b int) PARTITION BY RANGE (b);
==>
table public.t: partitionKey
# partition: attach
CREATE TABLE t (a int) PARTITION BY RANGE (a); CREATE TABLE t1 (a int);
-->
ALTER TABLE t ATTACH PARTITION t1 FOR VALUES FROM (1) TO (2);
==>
table public.t1: columns[a].isInherited, columns[a].isLocal, parents[0], partitionBound
# partition: bounds
CREATE TABLE t (a int) PARTITION BY RANGE (a); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (2);
-->
ALTER TABLE t DETACH PARTITION t1; ALTER TABLE t ATTACH PARTITION t1 FOR VALUES FROM (1) TO (3);
==>
table public.t1: partitionBound
# column: add
CREATE TABLE t (a int);
-->
ALTER TABLE t ADD b text;
==>
table public.t: columns, columns[b].generated, columns[b].identity, columns[b].isLocal, columns[b].isUpdatable, columns[b].type
# column: drop
CREATE TABLE t (a int, b int);
-->
ALTER TABLE t DROP b;
==>
table public.t: columns, columns[b].generated, columns[b].identity, columns[b].isLocal, columns[b].isUpdatable, columns[b].type
# column: rename
CREATE TABLE t (a int);
-->
ALTER TABLE t RENAME a TO b;
==>
table public.t: columns, columns[a].generated, columns[a].identity, columns[a].isLocal, columns[a].isUpdatable, columns[a].type, columns[b].generated, columns[b].identity, columns[b].isLocal, columns[b].isUpdatable, columns[b].type
# column: type
CREATE TABLE t (a int);
-->
ALTER TABLE t ALTER a TYPE bigint;
==>
table public.t: columns[a].type
# column: type modifier
CREATE TABLE t (a numeric(10, 2));
-->
ALTER TABLE t ALTER a TYPE numeric(12, 2);
==>
table public.t: columns[a].type
# column: array
CREATE TABLE t (a int);
-->
ALTER TABLE t ALTER a TYPE int[] USING ARRAY[a];
==>
table public.t: columns[a].type
# column: not null
CREATE TABLE t (a int);
-->
ALTER TABLE t ALTER a SET NOT NULL;
==>
table public.t: columns[a].notNull
==> 18
table public.t: columns[a].notNull
added constraint "t_a_not_null" on public.t
# column: default
CREATE TABLE t (a int);
-->
ALTER TABLE t ALTER a SET DEFAULT 1;
==>
table public.t: columns[a].defaultExpression
# column: identity
CREATE TABLE t (a int NOT NULL);
-->
ALTER TABLE t ALTER a ADD GENERATED ALWAYS AS IDENTITY;
==>
added sequence public.t_a_seq
table public.t: columns[a].identity
# column: identity always or by default
CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY);
-->
ALTER TABLE t ALTER a SET GENERATED BY DEFAULT;
==>
table public.t: columns[a].identity
# column: identity sequence
CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY);
-->
ALTER TABLE t ALTER a SET INCREMENT 10;
==>
sequence public.t_a_seq: increment
# column: generated
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED);
-->
ALTER TABLE t ALTER b DROP EXPRESSION;
==>
table public.t: columns[b].defaultExpression, columns[b].generated
# column: generated expression
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED);
-->
ALTER TABLE t DROP b; ALTER TABLE t ADD b int GENERATED ALWAYS AS (a * 3) STORED;
==>
table public.t: columns[b].defaultExpression
# column: virtual instead of stored
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED);
--> 18
ALTER TABLE t DROP b; ALTER TABLE t ADD b int GENERATED ALWAYS AS (a * 2) VIRTUAL;
==>
table public.t: columns[b].generated
# column: collation
CREATE TABLE t (a text);
-->
ALTER TABLE t ALTER a TYPE text COLLATE "C";
==>
table public.t: columns[a].collation
# column: storage
CREATE TABLE t (a text);
-->
ALTER TABLE t ALTER a SET STORAGE EXTERNAL;
==>
table public.t: columns[a].storage
# column: compression
CREATE TABLE t (a text);
-->
ALTER TABLE t ALTER a SET COMPRESSION pglz;
==>
table public.t: columns[a].compression
# column: statistics target
CREATE TABLE t (a int);
-->
ALTER TABLE t ALTER a SET STATISTICS 500;
==>
table public.t: columns[a].statisticsTarget
# column: option
CREATE TABLE t (a int);
-->
ALTER TABLE t ALTER a SET (n_distinct = 5);
==>
table public.t: columns[a].options[n_distinct]
# column: comment
CREATE TABLE t (a int);
-->
COMMENT ON COLUMN t.a IS 'x';
==>
table public.t: columns[a].comment
# column: privilege
CREATE TABLE t (a int);
-->
GRANT UPDATE (a) ON t TO alice;
==>
table public.t: columns[a].privileges[alice]
# column: defined by the table itself
CREATE TABLE p (a int); CREATE TABLE t () INHERITS (p);
-->
DROP TABLE t; CREATE TABLE t (a int) INHERITS (p);
==>
table public.t: columns[a].isLocal
# constraint: primary key
CREATE TABLE t (a int NOT NULL);
-->
ALTER TABLE t ADD PRIMARY KEY (a);
==>
added index public.t_pkey
added constraint "t_pkey" on public.t
# constraint: columns of a key
CREATE TABLE t (a int, b int, CONSTRAINT k UNIQUE (a));
-->
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k UNIQUE (a, b);
==>
index public.k: keys[1].column, keys[1].operatorClass
constraint "k" on public.t: columns[1], definition
# constraint: nulls not distinct
CREATE TABLE t (a int, CONSTRAINT k UNIQUE (a));
--> 15
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k UNIQUE NULLS NOT DISTINCT (a);
==>
index public.k: nullsNotDistinct
constraint "k" on public.t: definition
# constraint: include
CREATE TABLE t (a int, b int, CONSTRAINT k UNIQUE (a));
-->
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k UNIQUE (a) INCLUDE (b);
==>
index public.k: included[0]
constraint "k" on public.t: definition
# constraint: deferrable
CREATE TABLE t (a int, CONSTRAINT k UNIQUE (a));
-->
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k UNIQUE (a) DEFERRABLE;
==>
constraint "k" on public.t: definition, isDeferrable
# constraint: initially deferred
CREATE TABLE t (a int PRIMARY KEY, b int CONSTRAINT f REFERENCES t DEFERRABLE);
-->
ALTER TABLE t ALTER CONSTRAINT f DEFERRABLE INITIALLY DEFERRED;
==>
constraint "f" on public.t: definition, isInitiallyDeferred
# constraint: check
CREATE TABLE t (a int, CONSTRAINT k CHECK (a > 0));
-->
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (a > 1);
==>
constraint "k" on public.t: definition
# constraint: no inherit
CREATE TABLE t (a int, CONSTRAINT k CHECK (a > 0));
-->
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (a > 0) NO INHERIT;
==>
constraint "k" on public.t: definition, noInherit
# constraint: validated
CREATE TABLE t (a int); ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT VALID;
-->
ALTER TABLE t VALIDATE CONSTRAINT k;
==>
constraint "k" on public.t: definition, isValidated
# constraint: enforced
CREATE TABLE t (a int, CONSTRAINT k CHECK (a > 0));
--> 18
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (a > 0) NOT ENFORCED;
==>
constraint "k" on public.t: definition, isEnforced, isValidated
# constraint: foreign key
CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE t (a int);
-->
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES p;
==>
added constraint "t_a_fkey" on public.t
# constraint: on delete
CREATE TABLE t (a int PRIMARY KEY, b int CONSTRAINT f REFERENCES t);
-->
ALTER TABLE t DROP CONSTRAINT f, ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES t ON DELETE CASCADE;
==>
constraint "f" on public.t: definition, reference.onDelete
# constraint: on update
CREATE TABLE t (a int PRIMARY KEY, b int CONSTRAINT f REFERENCES t);
-->
ALTER TABLE t DROP CONSTRAINT f, ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES t ON UPDATE RESTRICT;
==>
constraint "f" on public.t: definition, reference.onUpdate
# constraint: on delete set null of some columns
CREATE TABLE p (a int, b int, PRIMARY KEY (a, b)); CREATE TABLE t (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL);
--> 15
ALTER TABLE t DROP CONSTRAINT f, ADD CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p ON DELETE SET NULL (b);
==>
constraint "f" on public.t: definition, reference.onDeleteColumns[0]
# constraint: match
CREATE TABLE p (a int, b int, PRIMARY KEY (a, b)); CREATE TABLE t (a int, b int, CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p);
-->
ALTER TABLE t DROP CONSTRAINT f, ADD CONSTRAINT f FOREIGN KEY (a, b) REFERENCES p MATCH FULL;
==>
constraint "f" on public.t: definition, reference.match
# constraint: referenced table
CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE q (a int PRIMARY KEY); CREATE TABLE t (a int CONSTRAINT f REFERENCES p);
-->
ALTER TABLE t DROP CONSTRAINT f, ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES q;
==>
constraint "f" on public.t: definition, reference.table
# constraint: exclusion operator
CREATE TABLE t (a int4range, CONSTRAINT k EXCLUDE USING gist (a WITH &&));
-->
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k EXCLUDE USING gist (a WITH =);
==>
constraint "k" on public.t: definition, operators[0]
# constraint: comment
CREATE TABLE t (a int, CONSTRAINT k CHECK (a > 0));
-->
COMMENT ON CONSTRAINT k ON t IS 'x';
==>
constraint "k" on public.t: comment
# constraint: name
CREATE TABLE t (a int, CONSTRAINT k CHECK (a > 0));
-->
ALTER TABLE t RENAME CONSTRAINT k TO l;
==>
removed constraint "k" on public.t
added constraint "l" on public.t
# constraint: without overlaps
CREATE TABLE t (a int4range, b int4range, CONSTRAINT k PRIMARY KEY (a, b));
--> 18
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k PRIMARY KEY (a, b WITHOUT OVERLAPS);
==>
index public.k: method
constraint "k" on public.t: definition, hasPeriod
# constraint: name of a not-null constraint
CREATE TABLE t (a int CONSTRAINT k NOT NULL);
--> 18
ALTER TABLE t RENAME CONSTRAINT k TO l;
==>
removed constraint "k" on public.t
added constraint "l" on public.t
# constraint: defined by the table itself
CREATE TABLE p (a int, CONSTRAINT k CHECK (a > 0)); CREATE TABLE t () INHERITS (p);
-->
ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0);
==>
constraint "k" on public.t: isLocal
# constraint: inherited
CREATE TABLE p (a int, CONSTRAINT k CHECK (a > 0)); CREATE TABLE t (a int, CONSTRAINT k CHECK (a > 0));
-->
ALTER TABLE t INHERIT p;
==>
table public.t: columns[a].isInherited, parents[0]
constraint "k" on public.t: isInherited
# constraint: referenced columns
CREATE TABLE p (a int UNIQUE, b int UNIQUE); CREATE TABLE t (a int CONSTRAINT f REFERENCES p (a));
-->
ALTER TABLE t DROP CONSTRAINT f, ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (b);
==>
constraint "f" on public.t: definition, reference.columns[0]
# constraint: type
CREATE TABLE t (a int NOT NULL, CONSTRAINT k UNIQUE (a));
-->
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k PRIMARY KEY (a);
==>
constraint "k" on public.t: definition, type
# constraint: index
CREATE TABLE t (a int, CONSTRAINT k CHECK (a > 0));
-->
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k UNIQUE (a);
==>
added index public.k
constraint "k" on public.t: definition, index, type
# index: create
CREATE TABLE t (a int);
-->
CREATE INDEX i ON t (a);
==>
added index public.i
# index: columns
CREATE TABLE t (a int, b int); CREATE INDEX i ON t (a);
-->
DROP INDEX i; CREATE INDEX i ON t (b);
==>
index public.i: keys[0].column
# index: order
CREATE TABLE t (a int); CREATE INDEX i ON t (a);
-->
DROP INDEX i; CREATE INDEX i ON t (a DESC NULLS LAST);
==>
index public.i: keys[0].descending
# index: nulls first
CREATE TABLE t (a int); CREATE INDEX i ON t (a);
-->
DROP INDEX i; CREATE INDEX i ON t (a NULLS FIRST);
==>
index public.i: keys[0].nullsFirst
# index: unique
CREATE TABLE t (a int); CREATE INDEX i ON t (a);
-->
DROP INDEX i; CREATE UNIQUE INDEX i ON t (a);
==>
index public.i: isUnique
# index: nulls not distinct
CREATE TABLE t (a int); CREATE UNIQUE INDEX i ON t (a);
--> 15
DROP INDEX i; CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT;
==>
index public.i: nullsNotDistinct
# index: predicate
CREATE TABLE t (a int); CREATE INDEX i ON t (a) WHERE a > 0;
-->
DROP INDEX i; CREATE INDEX i ON t (a) WHERE a > 1;
==>
index public.i: predicate
# index: expression
CREATE TABLE t (a text); CREATE INDEX i ON t (lower(a));
-->
DROP INDEX i; CREATE INDEX i ON t (upper(a));
==>
index public.i: keys[0].expression
# index: include
CREATE TABLE t (a int, b int); CREATE INDEX i ON t (a);
-->
DROP INDEX i; CREATE INDEX i ON t (a) INCLUDE (b);
==>
index public.i: included[0]
# index: operator class
CREATE TABLE t (a text); CREATE INDEX i ON t (a);
-->
DROP INDEX i; CREATE INDEX i ON t (a text_pattern_ops);
==>
index public.i: keys[0].operatorClass
# index: operator class option
CREATE TABLE t (a tsvector); CREATE INDEX i ON t USING gist (a);
-->
DROP INDEX i; CREATE INDEX i ON t USING gist (a tsvector_ops (siglen = 32));
==>
index public.i: keys[0].operatorClassOptions[siglen]
# index: collation
CREATE TABLE t (a text); CREATE INDEX i ON t (a);
-->
DROP INDEX i; CREATE INDEX i ON t (a COLLATE "C");
==>
index public.i: keys[0].collation
# index: method
CREATE TABLE t (a int); CREATE INDEX i ON t (a);
-->
DROP INDEX i; CREATE INDEX i ON t USING hash (a);
==>
index public.i: method
# index: storage parameter
CREATE TABLE t (a int); CREATE INDEX i ON t (a);
-->
ALTER INDEX i SET (fillfactor = 70);
==>
index public.i: options[fillfactor]
# index: statistics target of an expression
CREATE TABLE t (a text); CREATE INDEX i ON t (lower(a));
-->
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 500;
==>
index public.i: keys[0].statisticsTarget
# index: tablespace
CREATE TABLE t (a int); CREATE INDEX i ON t (a);
--> 15
ALTER INDEX i SET TABLESPACE elsewhere;
==>
index public.i: tablespace
# index: validity
CREATE TABLE t (a int); CREATE INDEX i ON t (a);
-->
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass;
==>
index public.i: isValid
# index: comment
CREATE TABLE t (a int); CREATE INDEX i ON t (a);
-->
COMMENT ON INDEX i IS 'x';
==>
index public.i: comment
# index: name
CREATE TABLE t (a int); CREATE INDEX i ON t (a);
-->
ALTER INDEX i RENAME TO j;
==>
removed index public.i
added index public.j
# index: attached to that of the parent
CREATE TABLE t (a int) PARTITION BY RANGE (a); CREATE TABLE t1 PARTITION OF t DEFAULT; CREATE INDEX i ON ONLY t (a); CREATE INDEX j ON t1 (a);
-->
ALTER INDEX i ATTACH PARTITION j;
==>
index public.i: isValid
index public.j: parent
# index: of a constraint
CREATE TABLE t (a int); CREATE UNIQUE INDEX i ON t (a);
-->
ALTER TABLE t ADD CONSTRAINT i UNIQUE USING INDEX i;
==>
index public.i: constraint
added constraint "i" on public.t
# index: table
CREATE TABLE t (a int); CREATE TABLE u (a int); CREATE INDEX i ON t (a);
-->
DROP INDEX i; CREATE INDEX i ON u (a);
==>
index public.i: table
# index: of a partitioned table
CREATE TABLE t (a int); CREATE INDEX i ON t (a);
-->
DROP TABLE t; CREATE TABLE t (a int) PARTITION BY RANGE (a); CREATE INDEX i ON t (a);
==>
table public.t: accessMethod, partitionKey
index public.i: isPartitioned
# sequence: create
-->
CREATE SEQUENCE q;
==>
added sequence public.q
# sequence: type
CREATE SEQUENCE q MAXVALUE 100;
-->
ALTER SEQUENCE q AS integer;
==>
sequence public.q: type
# sequence: start
CREATE SEQUENCE q;
-->
ALTER SEQUENCE q START 5;
==>
sequence public.q: start
# sequence: increment
CREATE SEQUENCE q;
-->
ALTER SEQUENCE q INCREMENT 5;
==>
sequence public.q: increment
# sequence: minimum
CREATE SEQUENCE q;
-->
ALTER SEQUENCE q MINVALUE 0;
==>
sequence public.q: minimum
# sequence: maximum
CREATE SEQUENCE q;
-->
ALTER SEQUENCE q MAXVALUE 5;
==>
sequence public.q: maximum
# sequence: cache
CREATE SEQUENCE q;
-->
ALTER SEQUENCE q CACHE 5;
==>
sequence public.q: cache
# sequence: cycle
CREATE SEQUENCE q;
-->
ALTER SEQUENCE q CYCLE;
==>
sequence public.q: cycles
# sequence: unlogged
CREATE SEQUENCE q;
--> 15
ALTER SEQUENCE q SET UNLOGGED;
==>
sequence public.q: isUnlogged
# sequence: owned by
CREATE SEQUENCE q; CREATE TABLE t (a int);
-->
ALTER SEQUENCE q OWNED BY t.a;
==>
sequence public.q: ownedBy
# sequence: owner
CREATE SEQUENCE q;
-->
ALTER SEQUENCE q OWNER TO alice;
==>
sequence public.q: owner, privileges[alice], privileges[postgres]
# sequence: privilege
CREATE SEQUENCE q;
-->
GRANT USAGE ON SEQUENCE q TO alice;
==>
sequence public.q: privileges[alice]
# sequence: of an identity column
CREATE TABLE t (a int NOT NULL); CREATE SEQUENCE t_a_seq AS int OWNED BY t.a;
-->
DROP SEQUENCE t_a_seq; ALTER TABLE t ALTER a ADD GENERATED ALWAYS AS IDENTITY;
==>
sequence public.t_a_seq: isIdentity
table public.t: columns[a].identity
# sequence: comment
CREATE SEQUENCE q;
-->
COMMENT ON SEQUENCE q IS 'x';
==>
sequence public.q: comment
# view: create
-->
CREATE VIEW v AS SELECT 1 AS a;
==>
added view public.v
# view: definition
CREATE VIEW v AS SELECT 1 AS a;
-->
CREATE OR REPLACE VIEW v AS SELECT 2 AS a;
==>
view public.v: definition
# view: security invoker
CREATE VIEW v AS SELECT 1 AS a;
--> 15
ALTER VIEW v SET (security_invoker = on);
==>
view public.v: options[security_invoker]
# view: security barrier
CREATE VIEW v AS SELECT 1 AS a;
-->
ALTER VIEW v SET (security_barrier = on);
==>
view public.v: options[security_barrier]
# view: check option
CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t WHERE a > 0;
-->
CREATE OR REPLACE VIEW v AS SELECT a FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
==>
view public.v: options[check_option]
# view: column default
CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t;
-->
ALTER VIEW v ALTER a SET DEFAULT 1;
==>
view public.v: columns[a].defaultExpression
# view: comment on a column
CREATE VIEW v AS SELECT 1 AS a;
-->
COMMENT ON COLUMN v.a IS 'x';
==>
view public.v: columns[a].comment
# view: owner
CREATE VIEW v AS SELECT 1 AS a;
-->
ALTER VIEW v OWNER TO alice;
==>
view public.v: owner, privileges[alice], privileges[postgres]
# view: privilege
CREATE VIEW v AS SELECT 1 AS a;
-->
GRANT SELECT ON v TO alice;
==>
view public.v: privileges[alice]
# view: column
CREATE VIEW v AS SELECT 1 AS a;
-->
CREATE OR REPLACE VIEW v AS SELECT 1 AS a, 2 AS b;
==>
view public.v: columns, columns[b].generated, columns[b].identity, columns[b].isLocal, columns[b].type, definition
# view: updatable
CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t;
-->
CREATE OR REPLACE VIEW v AS SELECT a FROM t LIMIT 1;
==>
view public.v: columns[a].isUpdatable, definition, isInsertable, isUpdatable
# view: insertable
CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t LIMIT 1;
-->
CREATE RULE r AS ON INSERT TO v DO INSTEAD NOTHING;
==>
view public.v: isInsertable
added rule "r" on public.v
# view: comment
CREATE VIEW v AS SELECT 1 AS a;
-->
COMMENT ON VIEW v IS 'x';
==>
view public.v: comment
# materialized view: definition
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-->
DROP MATERIALIZED VIEW v; CREATE MATERIALIZED VIEW v AS SELECT 2 AS a;
==>
materialized view public.v: definition
# materialized view: with no data
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-->
REFRESH MATERIALIZED VIEW v WITH NO DATA;
==>
materialized view public.v: isPopulated
# materialized view: storage parameter
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-->
ALTER MATERIALIZED VIEW v SET (fillfactor = 70);
==>
materialized view public.v: options[fillfactor]
# materialized view: clustered on
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a; CREATE INDEX i ON v (a);
-->
ALTER MATERIALIZED VIEW v CLUSTER ON i;
==>
materialized view public.v: clusteredOn
index public.i: isClustered
# materialized view: statistics target
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-->
ALTER MATERIALIZED VIEW v ALTER a SET STATISTICS 500;
==>
materialized view public.v: columns[a].statisticsTarget
# materialized view: column
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-->
DROP MATERIALIZED VIEW v; CREATE MATERIALIZED VIEW v AS SELECT 1 AS a, 2 AS b;
==>
materialized view public.v: columns, columns[b].generated, columns[b].identity, columns[b].isLocal, columns[b].isUpdatable, columns[b].type, definition
# materialized view: access method
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a; CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
--> 15
ALTER MATERIALIZED VIEW v SET ACCESS METHOD heap2;
==>
materialized view public.v: accessMethod
# materialized view: tablespace
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
--> 15
ALTER MATERIALIZED VIEW v SET TABLESPACE elsewhere;
==>
materialized view public.v: tablespace
# materialized view: TOAST storage parameter
CREATE MATERIALIZED VIEW v AS SELECT 'x'::text AS a;
-->
ALTER MATERIALIZED VIEW v SET (toast.autovacuum_enabled = off);
==>
materialized view public.v: toastOptions[autovacuum_enabled]
# materialized view: owner
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-->
ALTER MATERIALIZED VIEW v OWNER TO alice;
==>
materialized view public.v: owner, privileges[alice], privileges[postgres]
# materialized view: privilege
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-->
GRANT SELECT ON v TO alice;
==>
materialized view public.v: privileges[alice]
# materialized view: comment
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-->
COMMENT ON MATERIALIZED VIEW v IS 'x';
==>
materialized view public.v: comment
# function: body
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';
==>
function public.f(): definition, source
# function: result
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
DROP FUNCTION f(); CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT 1';
==>
function public.f(): definition, result
# function: set
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
DROP FUNCTION f(); CREATE FUNCTION f() RETURNS SETOF int LANGUAGE sql AS 'SELECT 1';
==>
function public.f(): definition, returnsSet, rows
# function: overload
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
==>
added function public.f(integer)
# function: argument name
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
DROP FUNCTION f(int); CREATE FUNCTION f(b int) RETURNS int LANGUAGE sql AS 'SELECT 1';
==>
function public.f(integer): arguments[0].name, definition
# function: argument default
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
CREATE OR REPLACE FUNCTION f(a int DEFAULT 3) RETURNS int LANGUAGE sql AS 'SELECT 1';
==>
function public.f(integer): arguments[0].defaultExpression, definition
# function: argument mode
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
DROP FUNCTION f(int); CREATE FUNCTION f(INOUT a int) LANGUAGE sql AS 'SELECT 1';
==>
function public.f(integer): arguments[0].mode, definition
# function: variadic
CREATE FUNCTION f(a int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
DROP FUNCTION f(int[]); CREATE FUNCTION f(VARIADIC a int[]) RETURNS int LANGUAGE sql AS 'SELECT 1';
==>
function public.f(integer[]): arguments[0].mode, definition
# function: column of the returned table
CREATE FUNCTION f() RETURNS TABLE (a int, b int) LANGUAGE sql AS 'SELECT 1, 2';
-->
DROP FUNCTION f(); CREATE FUNCTION f() RETURNS TABLE (a int, c int) LANGUAGE sql AS 'SELECT 1, 2';
==>
function public.f(): arguments[1].name, definition
# function: language
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-->
CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE internal AS 'suppress_redundant_updates_trigger';
==>
function public.f(): cost, definition, language, source
# function: volatility
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
ALTER FUNCTION f() STABLE;
==>
function public.f(): definition, volatility
# function: strict
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
ALTER FUNCTION f() STRICT;
==>
function public.f(): definition, isStrict
# function: leakproof
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
ALTER FUNCTION f() LEAKPROOF;
==>
function public.f(): definition, isLeakproof
# function: security definer
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
ALTER FUNCTION f() SECURITY DEFINER;
==>
function public.f(): definition, isSecurityDefiner
# function: parallel
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
ALTER FUNCTION f() PARALLEL SAFE;
==>
function public.f(): definition, parallel
# function: cost
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
ALTER FUNCTION f() COST 5;
==>
function public.f(): cost, definition
# function: rows
CREATE FUNCTION f() RETURNS SETOF int LANGUAGE sql AS 'SELECT 1';
-->
ALTER FUNCTION f() ROWS 5;
==>
function public.f(): definition, rows
# function: support
CREATE FUNCTION f(a int, b int) RETURNS SETOF int LANGUAGE sql AS 'SELECT 1';
-->
ALTER FUNCTION f(int, int) SUPPORT generate_series_int4_support;
==>
function public.f(integer, integer): definition, support
# function: setting
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
ALTER FUNCTION f() SET search_path = '';
==>
function public.f(): definition, settings[0]
# function: SQL-standard body
CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1;
-->
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql RETURN 2;
==>
function public.f(): definition, sqlBody
# function: window
CREATE FUNCTION f() RETURNS bigint LANGUAGE internal AS 'window_row_number';
-->
DROP FUNCTION f(); CREATE FUNCTION f() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
==>
function public.f(): definition, isWindow
# function: comment
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
COMMENT ON FUNCTION f() IS 'x';
==>
function public.f(): comment
# function: owner
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
ALTER FUNCTION f() OWNER TO alice;
==>
function public.f(): owner, privileges[alice], privileges[postgres], privileges[public]
# function: privilege
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
REVOKE EXECUTE ON FUNCTION f() FROM PUBLIC;
==>
function public.f(): privileges[public]
# function: type of a column of the returned table
CREATE FUNCTION f() RETURNS TABLE (a int, b int) LANGUAGE sql AS 'SELECT 1, 2';
-->
DROP FUNCTION f(); CREATE FUNCTION f() RETURNS TABLE (a int, b bigint) LANGUAGE sql AS 'SELECT 1, 2';
==>
function public.f(): arguments[1].type, definition
# function: library
CREATE EXTENSION citext; CREATE FUNCTION f(citext, citext) RETURNS bool LANGUAGE c STRICT AS '$libdir/citext', 'citext_eq';
-->
CREATE OR REPLACE FUNCTION f(citext, citext) RETURNS bool LANGUAGE c STRICT AS 'citext', 'citext_eq';
==>
function public.f(public.citext, public.citext): definition, library
# function: transform
CREATE FUNCTION fs(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'int4in'; CREATE FUNCTION ts(internal) RETURNS int LANGUAGE internal IMMUTABLE AS 'int4in'; CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION fs(internal)); CREATE FUNCTION f(int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
-->
CREATE OR REPLACE FUNCTION f(int) RETURNS int TRANSFORM FOR TYPE int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
==>
function public.f(integer): definition, transforms[0]
# procedure: body
CREATE PROCEDURE f() LANGUAGE sql AS 'SELECT 1';
-->
CREATE OR REPLACE PROCEDURE f() LANGUAGE sql AS 'SELECT 2';
==>
procedure public.f(): definition, source
# aggregate: create
-->
CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int);
==>
added aggregate public.g(integer)
# aggregate: initial condition
CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int);
-->
CREATE OR REPLACE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
==>
aggregate public.g(integer): properties[INITCOND]
# aggregate: final function
CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int);
-->
CREATE OR REPLACE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int, FINALFUNC = int4abs);
==>
aggregate public.g(integer): properties[FINALFUNC]
# aggregate: parallel
CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int);
-->
CREATE OR REPLACE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int, PARALLEL = SAFE);
==>
aggregate public.g(integer): properties[PARALLEL]
# aggregate: moving mode
CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int);
-->
CREATE OR REPLACE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = int);
==>
aggregate public.g(integer): properties[MINVFUNC], properties[MSFUNC], properties[MSTYPE]
# aggregate: hypothetical or ordered set
CREATE AGGREGATE g (float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
-->
COMMENT ON AGGREGATE g (float8 ORDER BY anyelement) IS 'x';
==>
aggregate public.g(double precision, anyelement): comment
# aggregate: argument name
CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int);
-->
DROP AGGREGATE g (int); CREATE AGGREGATE g (a int) (SFUNC = int4pl, STYPE = int);
==>
aggregate public.g(integer): arguments[0].name
# aggregate: variadic
CREATE FUNCTION s(int, VARIADIC int[]) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE AGGREGATE g (int[]) (SFUNC = s, STYPE = int);
-->
DROP AGGREGATE g (int[]); CREATE AGGREGATE g (VARIADIC int[]) (SFUNC = s, STYPE = int);
==>
aggregate public.g(integer[]): arguments[0].mode
# aggregate: result
CREATE FUNCTION s(int) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int);
-->
DROP AGGREGATE g (int); CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int, FINALFUNC = s);
==>
aggregate public.g(integer): properties[FINALFUNC], result
# aggregate: form
CREATE AGGREGATE g (VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA);
-->
DROP AGGREGATE g (VARIADIC "any" ORDER BY VARIADIC "any"); CREATE AGGREGATE g (VARIADIC "any" ORDER BY VARIADIC "any") (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
==>
aggregate public.g("any"): form
# aggregate: direct arguments
CREATE FUNCTION s(int, int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE FUNCTION s(int, int, int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE AGGREGATE g (ORDER BY int, int) (SFUNC = s, STYPE = int);
-->
DROP AGGREGATE g (ORDER BY int, int); CREATE AGGREGATE g (int ORDER BY int) (SFUNC = s, STYPE = int);
==>
aggregate public.g(integer, integer): directArguments, properties[SFUNC]
# aggregate: owner
CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int);
-->
ALTER AGGREGATE g (int) OWNER TO alice;
==>
aggregate public.g(integer): owner, privileges[alice], privileges[postgres], privileges[public]
# aggregate: privilege
CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int);
-->
REVOKE EXECUTE ON FUNCTION g (int) FROM PUBLIC;
==>
aggregate public.g(integer): privileges[public]
# aggregate: comment
CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int);
-->
COMMENT ON AGGREGATE g (int) IS 'x';
==>
aggregate public.g(integer): comment
# trigger: create
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-->
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
==>
added trigger "g" on public.t
# trigger: timing
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-->
DROP TRIGGER g ON t; CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
==>
trigger "g" on public.t: definition, timing
# trigger: events
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-->
DROP TRIGGER g ON t; CREATE TRIGGER g BEFORE INSERT OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION f();
==>
trigger "g" on public.t: definition, events
# trigger: columns
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
-->
DROP TRIGGER g ON t; CREATE TRIGGER g BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION f();
==>
trigger "g" on public.t: columns[0], definition
# trigger: condition
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-->
DROP TRIGGER g ON t; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW WHEN (NEW.a > 0) EXECUTE FUNCTION f();
==>
trigger "g" on public.t: definition
# trigger: arguments
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-->
DROP TRIGGER g ON t; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f('x');
==>
trigger "g" on public.t: definition
# trigger: function
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE FUNCTION h() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-->
DROP TRIGGER g ON t; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION h();
==>
trigger "g" on public.t: definition, function
# trigger: for each statement
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-->
DROP TRIGGER g ON t; CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION f();
==>
trigger "g" on public.t: definition, isForEachRow
# trigger: transition table
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f();
-->
DROP TRIGGER g ON t; CREATE TRIGGER g AFTER INSERT ON t REFERENCING NEW TABLE AS n EXECUTE FUNCTION f();
==>
trigger "g" on public.t: definition
# trigger: constraint trigger
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-->
DROP TRIGGER g ON t; CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION f();
==>
trigger "g" on public.t: definition, isConstraint
# trigger: enabled state
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-->
ALTER TABLE t ENABLE REPLICA TRIGGER g;
==>
trigger "g" on public.t: state
# trigger: comment
CREATE TABLE t (a int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-->
COMMENT ON TRIGGER g ON t IS 'x';
==>
trigger "g" on public.t: comment
# trigger: state of the copy on one partition
CREATE TABLE t (a int) PARTITION BY RANGE (a); CREATE TABLE t1 PARTITION OF t DEFAULT; CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-->
ALTER TABLE t1 DISABLE TRIGGER g;
==>
added trigger "g" on public.t1
# trigger: own or copied
CREATE TABLE t (a int) PARTITION BY RANGE (a); CREATE TABLE t1 PARTITION OF t DEFAULT; CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER g BEFORE INSERT ON t1 FOR EACH ROW EXECUTE FUNCTION f(); ALTER TABLE t1 DISABLE TRIGGER g;
-->
DROP TRIGGER g ON t1; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f(); ALTER TABLE t1 DISABLE TRIGGER g;
==>
added trigger "g" on public.t
trigger "g" on public.t1: copyOf
# event trigger: create
CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
-->
CREATE EVENT TRIGGER g ON ddl_command_end EXECUTE FUNCTION e();
==>
added event trigger g
# event trigger: tags
CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER g ON ddl_command_end EXECUTE FUNCTION e();
-->
DROP EVENT TRIGGER g; CREATE EVENT TRIGGER g ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION e();
==>
event trigger g: tags[0]
# event trigger: event
CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER g ON ddl_command_end EXECUTE FUNCTION e();
-->
DROP EVENT TRIGGER g; CREATE EVENT TRIGGER g ON ddl_command_start EXECUTE FUNCTION e();
==>
event trigger g: event
# event trigger: state
CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER g ON ddl_command_end EXECUTE FUNCTION e();
-->
ALTER EVENT TRIGGER g DISABLE;
==>
event trigger g: state
# event trigger: function
CREATE FUNCTION e2() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER g ON ddl_command_end EXECUTE FUNCTION e();
-->
DROP EVENT TRIGGER g; CREATE EVENT TRIGGER g ON ddl_command_end EXECUTE FUNCTION e2();
==>
event trigger g: function
# event trigger: owner
CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER g ON ddl_command_end EXECUTE FUNCTION e();
-->
ALTER ROLE alice SUPERUSER; ALTER EVENT TRIGGER g OWNER TO alice;
==>
event trigger g: owner
# event trigger: comment
CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER g ON ddl_command_end EXECUTE FUNCTION e();
-->
COMMENT ON EVENT TRIGGER g IS 'x';
==>
event trigger g: comment
# rule: create
CREATE TABLE t (a int);
-->
CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
==>
added rule "r" on public.t
# rule: definition
CREATE TABLE t (a int); CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
-->
CREATE OR REPLACE RULE r AS ON DELETE TO t DO NOTHING;
==>
rule "r" on public.t: definition, isInstead
# rule: state
CREATE TABLE t (a int); CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
-->
ALTER TABLE t DISABLE RULE r;
==>
rule "r" on public.t: state
# rule: comment
CREATE TABLE t (a int); CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
-->
COMMENT ON RULE r ON t IS 'x';
==>
rule "r" on public.t: comment
# rule: event
CREATE TABLE t (a int); CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
-->
DROP RULE r ON t; CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING;
==>
rule "r" on public.t: definition, event
# policy: create
CREATE TABLE t (a int);
-->
CREATE POLICY p ON t;
==>
added policy "p" on public.t
# policy: using
CREATE TABLE t (a int); CREATE POLICY p ON t USING (a > 0);
-->
ALTER POLICY p ON t USING (a > 1);
==>
policy "p" on public.t: using
# policy: with check
CREATE TABLE t (a int); CREATE POLICY p ON t USING (a > 0);
-->
ALTER POLICY p ON t WITH CHECK (a > 1);
==>
policy "p" on public.t: check
# policy: roles
CREATE TABLE t (a int); CREATE POLICY p ON t USING (a > 0);
-->
ALTER POLICY p ON t TO alice;
==>
policy "p" on public.t: roles[0]
# policy: command
CREATE TABLE t (a int); CREATE POLICY p ON t USING (a > 0);
-->
DROP POLICY p ON t; CREATE POLICY p ON t FOR SELECT USING (a > 0);
==>
policy "p" on public.t: command
# policy: permissive
CREATE TABLE t (a int); CREATE POLICY p ON t USING (a > 0);
-->
DROP POLICY p ON t; CREATE POLICY p ON t AS RESTRICTIVE USING (a > 0);
==>
policy "p" on public.t: isPermissive
# policy: comment
CREATE TABLE t (a int); CREATE POLICY p ON t USING (a > 0);
-->
COMMENT ON POLICY p ON t IS 'x';
==>
policy "p" on public.t: comment
# enum: label
CREATE TYPE e AS ENUM ('a', 'b');
-->
ALTER TYPE e ADD VALUE 'c';
==>
enum public.e: labels[2]
# enum: order of labels
CREATE TYPE e AS ENUM ('a', 'b');
-->
DROP TYPE e; CREATE TYPE e AS ENUM ('b', 'a');
==>
enum public.e: labels[0], labels[1]
# enum: owner
CREATE TYPE e AS ENUM ('a', 'b');
-->
ALTER TYPE e OWNER TO alice;
==>
enum public.e: owner, privileges[alice], privileges[postgres], privileges[public]
# enum: privilege
CREATE TYPE e AS ENUM ('a', 'b');
-->
REVOKE USAGE ON TYPE e FROM PUBLIC;
==>
enum public.e: privileges[public]
# enum: comment
CREATE TYPE e AS ENUM ('a', 'b');
-->
COMMENT ON TYPE e IS 'x';
==>
enum public.e: comment
# composite: attribute
CREATE TYPE c AS (a int);
-->
ALTER TYPE c ADD ATTRIBUTE b int;
==>
composite type public.c: attributes, attributes[b].type
# composite: type of an attribute
CREATE TYPE c AS (a int);
-->
ALTER TYPE c ALTER ATTRIBUTE a TYPE bigint;
==>
composite type public.c: attributes[a].type
# composite: order of attributes
CREATE TYPE c AS (a int, b int);
-->
DROP TYPE c; CREATE TYPE c AS (b int, a int);
==>
composite type public.c: attributes
# composite: collation of an attribute
CREATE TYPE c AS (a text);
-->
ALTER TYPE c ALTER ATTRIBUTE a TYPE text COLLATE "C";
==>
composite type public.c: attributes[a].collation
# composite: comment on an attribute
CREATE TYPE c AS (a int);
-->
COMMENT ON COLUMN c.a IS 'x';
==>
composite type public.c: attributes[a].comment
# composite: owner
CREATE TYPE c AS (a int);
-->
ALTER TYPE c OWNER TO alice;
==>
composite type public.c: owner, privileges[alice], privileges[postgres], privileges[public]
# composite: privilege
CREATE TYPE c AS (a int);
-->
REVOKE USAGE ON TYPE c FROM PUBLIC;
==>
composite type public.c: privileges[public]
# composite: comment
CREATE TYPE c AS (a int);
-->
COMMENT ON TYPE c IS 'x';
==>
composite type public.c: comment
# domain: create
-->
CREATE DOMAIN d AS int;
==>
added domain public.d
# domain: base type
CREATE DOMAIN d AS varchar(5);
-->
DROP DOMAIN d; CREATE DOMAIN d AS varchar(6);
==>
domain public.d: base
# domain: default
CREATE DOMAIN d AS int;
-->
ALTER DOMAIN d SET DEFAULT 1;
==>
domain public.d: defaultExpression
# domain: not null
CREATE DOMAIN d AS int;
-->
ALTER DOMAIN d SET NOT NULL;
==>
domain public.d: notNull
==> 17
domain public.d: constraints, constraints[d_not_null].definition, constraints[d_not_null].isValidated, notNull
# domain: collation
CREATE DOMAIN d AS text;
-->
DROP DOMAIN d; CREATE DOMAIN d AS text COLLATE "C";
==>
domain public.d: collation
# domain: constraint
CREATE DOMAIN d AS int;
-->
ALTER DOMAIN d ADD CONSTRAINT k CHECK (VALUE > 0);
==>
domain public.d: constraints, constraints[k].definition, constraints[k].isValidated
# domain: constraint validated
CREATE DOMAIN d AS int; ALTER DOMAIN d ADD CONSTRAINT k CHECK (VALUE > 0) NOT VALID;
-->
ALTER DOMAIN d VALIDATE CONSTRAINT k;
==>
domain public.d: constraints[k].definition, constraints[k].isValidated
# domain: comment on a constraint
CREATE DOMAIN d AS int CONSTRAINT k CHECK (VALUE > 0);
-->
COMMENT ON CONSTRAINT k ON DOMAIN d IS 'x';
==>
domain public.d: constraints[k].comment
# domain: owner
CREATE DOMAIN d AS int;
-->
ALTER DOMAIN d OWNER TO alice;
==>
domain public.d: owner, privileges[alice], privileges[postgres], privileges[public]
# domain: privilege
CREATE DOMAIN d AS int;
-->
REVOKE USAGE ON DOMAIN d FROM PUBLIC;
==>
domain public.d: privileges[public]
# domain: comment
CREATE DOMAIN d AS int;
-->
COMMENT ON DOMAIN d IS 'x';
==>
domain public.d: comment
# range: create
-->
CREATE TYPE r AS RANGE (SUBTYPE = float8);
==>
added range type public.r
# range: subtype difference
CREATE TYPE r AS RANGE (SUBTYPE = float8);
-->
DROP TYPE r; CREATE TYPE r AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
==>
range type public.r: subtypeDifference
# range: multirange
CREATE TYPE r AS RANGE (SUBTYPE = float8);
-->
DROP TYPE r; CREATE TYPE r AS RANGE (SUBTYPE = float8, MULTIRANGE_TYPE_NAME = rr);
==>
range type public.r: multirange
# range: collation
CREATE TYPE r AS RANGE (SUBTYPE = text);
-->
DROP TYPE r; CREATE TYPE r AS RANGE (SUBTYPE = text, COLLATION = "C");
==>
range type public.r: collation
# range: subtype
CREATE TYPE r AS RANGE (SUBTYPE = float8);
-->
DROP TYPE r; CREATE TYPE r AS RANGE (SUBTYPE = bigint);
==>
range type public.r: operatorClass, subtype
# range: operator class
CREATE TYPE r AS RANGE (SUBTYPE = text);
-->
DROP TYPE r; CREATE TYPE r AS RANGE (SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops);
==>
range type public.r: operatorClass
# range: canonical function
CREATE TYPE r; CREATE FUNCTION canon(r) RETURNS r LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical'; CREATE TYPE r AS RANGE (SUBTYPE = int);
-->
DROP TYPE r CASCADE; CREATE TYPE r; CREATE FUNCTION canon(r) RETURNS r LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical'; CREATE TYPE r AS RANGE (SUBTYPE = int, CANONICAL = canon);
==>
range type public.r: canonicalFunction
# range: owner
CREATE TYPE r AS RANGE (SUBTYPE = float8);
-->
ALTER TYPE r OWNER TO alice;
==>
range type public.r: owner, privileges[alice], privileges[postgres], privileges[public]
# range: privilege
CREATE TYPE r AS RANGE (SUBTYPE = float8);
-->
REVOKE USAGE ON TYPE r FROM PUBLIC;
==>
range type public.r: privileges[public]
# range: comment
CREATE TYPE r AS RANGE (SUBTYPE = float8);
-->
COMMENT ON TYPE r IS 'x';
==>
range type public.r: comment
# base type: shell
-->
CREATE TYPE b;
==>
added base type public.b
# base type: property
CREATE TYPE b; CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'int4in'; CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'; CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, LIKE = int4);
-->
DROP TYPE b CASCADE; CREATE TYPE b; CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'int4in'; CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'; CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, LIKE = int4, CATEGORY = 'Z');
==>
base type public.b: properties[CATEGORY]
# base type: defined
CREATE TYPE b; CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'int4in'; CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
-->
CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, LIKE = int4);
==>
base type public.b: isDefined, properties[ALIGNMENT], properties[CATEGORY], properties[COLLATABLE], properties[DELIMITER], properties[INPUT], properties[INTERNALLENGTH], properties[OUTPUT], properties[PASSEDBYVALUE], properties[PREFERRED], properties[STORAGE]
# base type: owner
CREATE TYPE b; CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'int4in'; CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'; CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, LIKE = int4);
-->
ALTER TYPE b OWNER TO alice;
==>
base type public.b: owner, privileges[alice], privileges[postgres], privileges[public]
# base type: privilege
CREATE TYPE b; CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'int4in'; CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'; CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, LIKE = int4);
-->
REVOKE USAGE ON TYPE b FROM PUBLIC;
==>
base type public.b: privileges[public]
# base type: comment
CREATE TYPE b; CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'int4in'; CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'; CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, LIKE = int4);
-->
COMMENT ON TYPE b IS 'x';
==>
base type public.b: comment
# extension: create
-->
CREATE EXTENSION citext;
==>
added extension citext
# extension: schema
CREATE SCHEMA s; CREATE EXTENSION citext;
-->
ALTER EXTENSION citext SET SCHEMA s;
==>
extension citext: installedIn
# extension: version
CREATE EXTENSION citext VERSION '1.4';
-->
ALTER EXTENSION citext UPDATE TO '1.5';
==>
extension citext: version
# extension: comment
CREATE EXTENSION citext;
-->
COMMENT ON EXTENSION citext IS 'x';
==>
extension citext: comment
# extension: privileges of a member
CREATE EXTENSION citext;
-->
REVOKE EXECUTE ON FUNCTION citext_eq(citext, citext) FROM PUBLIC;
==>
added extension member public.citext_eq(public.citext, public.citext)
# extension: owner
CREATE EXTENSION citext;
-->
DROP EXTENSION citext; ALTER ROLE alice SUPERUSER; SET ROLE alice; CREATE EXTENSION citext; RESET ROLE;
==>
extension citext: owner
# extension: relocatable
CREATE EXTENSION citext;
-->
UPDATE pg_extension SET extrelocatable = false WHERE extname = 'citext';
==>
extension citext: isRelocatable
# extension: other privileges of a member
CREATE EXTENSION citext; REVOKE EXECUTE ON FUNCTION citext_eq(citext, citext) FROM PUBLIC;
-->
GRANT EXECUTE ON FUNCTION citext_eq(citext, citext) TO alice;
==>
extension member public.citext_eq(public.citext, public.citext): privileges[alice]
# extension: privileges that a member came with
CREATE EXTENSION citext; REVOKE EXECUTE ON FUNCTION citext_eq(citext, citext) FROM PUBLIC;
-->
INSERT INTO pg_init_privs VALUES ('citext_eq(citext, citext)'::regprocedure, 'pg_proc'::regclass, 0, 'e', '{alice=X/postgres}');
==>
extension member public.citext_eq(public.citext, public.citext): initialPrivileges[alice], initialPrivileges[postgres], initialPrivileges[public]
# language: privilege
-->
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
==>
added extension member plpgsql
# language: owner
CREATE LANGUAGE l HANDLER plpgsql_call_handler;
-->
ALTER LANGUAGE l OWNER TO alice;
==>
language l: owner, privileges[alice], privileges[postgres], privileges[public]
# language: trusted
CREATE LANGUAGE l HANDLER plpgsql_call_handler;
-->
CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER plpgsql_call_handler;
==>
language l: isTrusted
# language: handler
CREATE FUNCTION h() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler'; CREATE LANGUAGE l HANDLER plpgsql_call_handler;
-->
CREATE OR REPLACE LANGUAGE l HANDLER h;
==>
language l: handler
# language: inline handler
CREATE LANGUAGE l HANDLER plpgsql_call_handler;
-->
CREATE OR REPLACE LANGUAGE l HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;
==>
language l: inline
# language: validator
CREATE LANGUAGE l HANDLER plpgsql_call_handler;
-->
CREATE OR REPLACE LANGUAGE l HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;
==>
language l: validator
# language: privilege on one of the project
CREATE TRUSTED LANGUAGE l HANDLER plpgsql_call_handler;
-->
REVOKE USAGE ON LANGUAGE l FROM PUBLIC;
==>
language l: privileges[public]
# language: comment
CREATE LANGUAGE l HANDLER plpgsql_call_handler;
-->
COMMENT ON LANGUAGE l IS 'x';
==>
language l: comment
# collation: create
-->
CREATE COLLATION k (PROVIDER = icu, LOCALE = 'de');
==>
added collation public.k
# collation: locale
CREATE COLLATION k (PROVIDER = icu, LOCALE = 'de');
-->
DROP COLLATION k; CREATE COLLATION k (PROVIDER = icu, LOCALE = 'fr');
==>
collation public.k: collate, ctype
==> 15
collation public.k: locale
# collation: deterministic
CREATE COLLATION k (PROVIDER = icu, LOCALE = 'de');
-->
DROP COLLATION k; CREATE COLLATION k (PROVIDER = icu, LOCALE = 'de', DETERMINISTIC = false);
==>
collation public.k: isDeterministic
# collation: rules
CREATE COLLATION k (PROVIDER = icu, LOCALE = 'de');
--> 16
DROP COLLATION k; CREATE COLLATION k (PROVIDER = icu, LOCALE = 'de', RULES = '& a < b');
==>
collation public.k: rules
# collation: provider and encoding
CREATE COLLATION k (PROVIDER = icu, LOCALE = 'C');
-->
DROP COLLATION k; CREATE COLLATION k (PROVIDER = libc, LOCALE = 'C');
==>
collation public.k: encoding, provider
==> 15
collation public.k: collate, ctype, encoding, locale, provider
# collation: owner
CREATE COLLATION k (PROVIDER = icu, LOCALE = 'de');
-->
ALTER COLLATION k OWNER TO alice;
==>
collation public.k: owner
# collation: comment
CREATE COLLATION k (PROVIDER = icu, LOCALE = 'de');
-->
COMMENT ON COLLATION k IS 'x';
==>
collation public.k: comment
# text search: dictionary
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple);
-->
ALTER TEXT SEARCH DICTIONARY d (accept = false);
==>
text search dictionary public.d: options
# text search: configuration
-->
CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);
==>
added text search configuration public.c
# text search: mapping
CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);
-->
ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word WITH english_stem, simple;
==>
text search configuration public.c: mappings[word]
# text search: order of dictionaries
CREATE TEXT SEARCH CONFIGURATION c (COPY = simple); ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word WITH english_stem, simple;
-->
ALTER TEXT SEARCH CONFIGURATION c ALTER MAPPING FOR word WITH simple, english_stem;
==>
text search configuration public.c: mappings[word]
# text search: parser
-->
CREATE TEXT SEARCH PARSER r (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
==>
added text search parser public.r
# text search: template
-->
CREATE TEXT SEARCH TEMPLATE m (INIT = dsimple_init, LEXIZE = dsimple_lexize);
==>
added text search template public.m
# text search template: initialization
CREATE TEXT SEARCH TEMPLATE m (INIT = dsimple_init, LEXIZE = dsimple_lexize);
-->
DROP TEXT SEARCH TEMPLATE m; CREATE TEXT SEARCH TEMPLATE m (LEXIZE = dsimple_lexize);
==>
text search template public.m: initialize
# text search template: lexize
CREATE TEXT SEARCH TEMPLATE m (INIT = dsimple_init, LEXIZE = dsimple_lexize);
-->
DROP TEXT SEARCH TEMPLATE m; CREATE TEXT SEARCH TEMPLATE m (INIT = dsimple_init, LEXIZE = dispell_lexize);
==>
text search template public.m: lexize
# text search template: comment
CREATE TEXT SEARCH TEMPLATE m (INIT = dsimple_init, LEXIZE = dsimple_lexize);
-->
COMMENT ON TEXT SEARCH TEMPLATE m IS 'x';
==>
text search template public.m: comment
# text search parser: start
CREATE FUNCTION mine(internal, int) RETURNS internal LANGUAGE internal STRICT AS 'prsd_start'; CREATE TEXT SEARCH PARSER r (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
-->
DROP TEXT SEARCH PARSER r; CREATE TEXT SEARCH PARSER r (START = mine, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
==>
text search parser public.r: start
# text search parser: token
CREATE FUNCTION mine(internal, internal, internal) RETURNS internal LANGUAGE internal STRICT AS 'prsd_nexttoken'; CREATE TEXT SEARCH PARSER r (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
-->
DROP TEXT SEARCH PARSER r; CREATE TEXT SEARCH PARSER r (START = prsd_start, GETTOKEN = mine, END = prsd_end, LEXTYPES = prsd_lextype);
==>
text search parser public.r: token
# text search parser: end
CREATE FUNCTION mine(internal) RETURNS void LANGUAGE internal STRICT AS 'prsd_end'; CREATE TEXT SEARCH PARSER r (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
-->
DROP TEXT SEARCH PARSER r; CREATE TEXT SEARCH PARSER r (START = prsd_start, GETTOKEN = prsd_nexttoken, END = mine, LEXTYPES = prsd_lextype);
==>
text search parser public.r: end
# text search parser: token types
CREATE FUNCTION mine(internal) RETURNS internal LANGUAGE internal STRICT AS 'prsd_lextype'; CREATE TEXT SEARCH PARSER r (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
-->
DROP TEXT SEARCH PARSER r; CREATE TEXT SEARCH PARSER r (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = mine);
==>
text search parser public.r: types
# text search parser: headline
CREATE TEXT SEARCH PARSER r (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
-->
DROP TEXT SEARCH PARSER r; CREATE TEXT SEARCH PARSER r (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
==>
text search parser public.r: headline
# text search parser: comment
CREATE TEXT SEARCH PARSER r (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
-->
COMMENT ON TEXT SEARCH PARSER r IS 'x';
==>
text search parser public.r: comment
# text search dictionary: template
CREATE TEXT SEARCH TEMPLATE m (INIT = dsimple_init, LEXIZE = dsimple_lexize); CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple);
-->
DROP TEXT SEARCH DICTIONARY d; CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = m);
==>
text search dictionary public.d: template
# text search dictionary: owner
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple);
-->
ALTER TEXT SEARCH DICTIONARY d OWNER TO alice;
==>
text search dictionary public.d: owner
# text search dictionary: comment
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple);
-->
COMMENT ON TEXT SEARCH DICTIONARY d IS 'x';
==>
text search dictionary public.d: comment
# text search configuration: parser
CREATE TEXT SEARCH PARSER r (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype); CREATE TEXT SEARCH CONFIGURATION c (PARSER = "default");
-->
DROP TEXT SEARCH CONFIGURATION c; CREATE TEXT SEARCH CONFIGURATION c (PARSER = r);
==>
text search configuration public.c: parser
# text search configuration: owner
CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);
-->
ALTER TEXT SEARCH CONFIGURATION c OWNER TO alice;
==>
text search configuration public.c: owner
# text search configuration: comment
CREATE TEXT SEARCH CONFIGURATION c (COPY = simple);
-->
COMMENT ON TEXT SEARCH CONFIGURATION c IS 'x';
==>
text search configuration public.c: comment
# cast: create
CREATE TYPE c AS (a int);
-->
CREATE CAST (c AS text) WITH INOUT;
==>
added cast (public.c AS text)
# cast: context
CREATE TYPE c AS (a int); CREATE CAST (c AS text) WITH INOUT;
-->
DROP CAST (c AS text); CREATE CAST (c AS text) WITH INOUT AS ASSIGNMENT;
==>
cast (public.c AS text): context
# cast: function
CREATE TYPE c AS (a int); CREATE FUNCTION one(c) RETURNS text LANGUAGE sql AS 'SELECT 1::text'; CREATE FUNCTION two(c) RETURNS text LANGUAGE sql AS 'SELECT 2::text'; CREATE CAST (c AS text) WITH FUNCTION one(c);
-->
DROP CAST (c AS text); CREATE CAST (c AS text) WITH FUNCTION two(c);
==>
cast (public.c AS text): function
# cast: method
CREATE TYPE c AS (a int); CREATE FUNCTION one(c) RETURNS text LANGUAGE sql AS 'SELECT 1::text'; CREATE FUNCTION two(c) RETURNS text LANGUAGE sql AS 'SELECT 2::text'; CREATE CAST (c AS text) WITH INOUT;
-->
DROP CAST (c AS text); CREATE CAST (c AS text) WITH FUNCTION one(c);
==>
cast (public.c AS text): function, method
# cast: comment
CREATE TYPE c AS (a int); CREATE CAST (c AS text) WITH INOUT;
-->
COMMENT ON CAST (c AS text) IS 'x';
==>
cast (public.c AS text): comment
# operator: create
-->
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
==>
added operator public.===(integer, integer)
# operator: commutator
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
-->
DROP OPERATOR === (int, int); CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, COMMUTATOR = ===);
==>
operator public.===(integer, integer): commutator
# operator: restriction estimator
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
-->
ALTER OPERATOR === (int, int) SET (RESTRICT = eqsel);
==>
operator public.===(integer, integer): restriction
# operator: hashes
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
-->
DROP OPERATOR === (int, int); CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, HASHES, COMMUTATOR = ===);
==>
operator public.===(integer, integer): canHash, commutator
# operator: owner
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
-->
ALTER OPERATOR === (int, int) OWNER TO alice;
==>
operator public.===(integer, integer): owner
# operator: function
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
-->
DROP OPERATOR === (int, int); CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4ne);
==>
operator public.===(integer, integer): function
# operator: negator
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq); CREATE OPERATOR !== (LEFTARG = int, RIGHTARG = int, FUNCTION = int4ne);
-->
DROP OPERATOR === (int, int); CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, NEGATOR = !==);
==>
operator public.!==(integer, integer): negator
operator public.===(integer, integer): negator
# operator: join estimator
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
-->
ALTER OPERATOR === (int, int) SET (JOIN = eqjoinsel);
==>
operator public.===(integer, integer): join
# operator: merges
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
-->
DROP OPERATOR === (int, int); CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq, MERGES, COMMUTATOR = ===);
==>
operator public.===(integer, integer): canMerge, commutator
# operator: comment
CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = int4eq);
-->
COMMENT ON OPERATOR === (int, int) IS 'x';
==>
operator public.===(integer, integer): comment
# operator class: create
-->
CREATE OPERATOR CLASS oc FOR TYPE int USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(int);
==>
added operator family public.oc USING hash
added operator class public.oc USING hash
# operator class: member
CREATE OPERATOR CLASS oc FOR TYPE int USING btree AS OPERATOR 1 <, OPERATOR 3 =, FUNCTION 1 btint4cmp(int, int);
-->
DROP OPERATOR CLASS oc USING btree; CREATE OPERATOR CLASS oc FOR TYPE int USING btree FAMILY oc AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, FUNCTION 1 btint4cmp(int, int);
==>
operator class public.oc USING btree: members[2], members[3]
# operator class: family
CREATE OPERATOR FAMILY fa USING btree; CREATE OPERATOR FAMILY fb USING btree; CREATE OPERATOR CLASS oc FOR TYPE int USING btree FAMILY fa AS OPERATOR 1 <;
-->
DROP OPERATOR CLASS oc USING btree; CREATE OPERATOR CLASS oc FOR TYPE int USING btree FAMILY fb AS OPERATOR 1 <;
==>
operator class public.oc USING btree: family
# operator class: input type
CREATE OPERATOR FAMILY fa USING btree; CREATE OPERATOR CLASS oc FOR TYPE int USING btree FAMILY fa AS OPERATOR 1 < (int, int);
-->
DROP OPERATOR CLASS oc USING btree; CREATE OPERATOR CLASS oc FOR TYPE bigint USING btree FAMILY fa AS OPERATOR 1 < (int, int);
==>
operator family public.fa USING btree: members[0]
operator class public.oc USING btree: inputType, members[0]
# operator class: default
CREATE OPERATOR FAMILY fa USING btree; CREATE OPERATOR CLASS oc FOR TYPE box USING btree FAMILY fa AS OPERATOR 1 <;
-->
DROP OPERATOR CLASS oc USING btree; CREATE OPERATOR CLASS oc DEFAULT FOR TYPE box USING btree FAMILY fa AS OPERATOR 1 <;
==>
operator class public.oc USING btree: isDefault
# operator class: stored type
CREATE OPERATOR FAMILY fa USING gin; CREATE OPERATOR CLASS oc FOR TYPE int[] USING gin FAMILY fa AS OPERATOR 1 && (anyarray, anyarray);
-->
DROP OPERATOR FAMILY fa USING gin CASCADE; CREATE OPERATOR FAMILY fa USING gin; CREATE OPERATOR CLASS oc FOR TYPE int[] USING gin FAMILY fa AS OPERATOR 1 && (anyarray, anyarray), STORAGE int;
==>
operator class public.oc USING gin: storedType
# operator class: owner
CREATE OPERATOR FAMILY fa USING hash; CREATE OPERATOR CLASS oc FOR TYPE int USING hash FAMILY fa AS OPERATOR 1 =, FUNCTION 1 hashint4(int);
-->
ALTER OPERATOR CLASS oc USING hash OWNER TO alice;
==>
operator class public.oc USING hash: owner
# operator class: comment
CREATE OPERATOR FAMILY fa USING hash; CREATE OPERATOR CLASS oc FOR TYPE int USING hash FAMILY fa AS OPERATOR 1 =, FUNCTION 1 hashint4(int);
-->
COMMENT ON OPERATOR CLASS oc USING hash IS 'x';
==>
operator class public.oc USING hash: comment
# operator family: member
CREATE OPERATOR FAMILY fa USING btree;
-->
ALTER OPERATOR FAMILY fa USING btree ADD OPERATOR 1 < (int, int);
==>
operator family public.fa USING btree: members[0]
# operator family: owner
CREATE OPERATOR FAMILY fa USING btree;
-->
ALTER OPERATOR FAMILY fa USING btree OWNER TO alice;
==>
operator family public.fa USING btree: owner
# operator family: comment
CREATE OPERATOR FAMILY fa USING btree;
-->
COMMENT ON OPERATOR FAMILY fa USING btree IS 'x';
==>
operator family public.fa USING btree: comment
# statistics: create
CREATE TABLE t (a int, b int);
-->
CREATE STATISTICS st ON a, b FROM t;
==>
added statistics object public.st
# statistics: kinds
CREATE TABLE t (a int, b int); CREATE STATISTICS st ON a, b FROM t;
-->
DROP STATISTICS st; CREATE STATISTICS st (ndistinct) ON a, b FROM t;
==>
statistics object public.st: definition
# statistics: target
CREATE TABLE t (a int, b int); CREATE STATISTICS st ON a, b FROM t;
-->
ALTER STATISTICS st SET STATISTICS 500;
==>
statistics object public.st: target
# statistics: owner
CREATE TABLE t (a int, b int); CREATE STATISTICS st ON a, b FROM t;
-->
ALTER STATISTICS st OWNER TO alice;
==>
statistics object public.st: owner
# statistics: columns
CREATE TABLE t (a int, b int, c int); CREATE STATISTICS st ON a, b FROM t;
-->
DROP STATISTICS st; CREATE STATISTICS st ON a, b, c FROM t;
==>
statistics object public.st: columns[2], definition
# statistics: table
CREATE TABLE t (a int, b int); CREATE STATISTICS st ON a, b FROM t; CREATE TABLE u (a int, b int);
-->
DROP STATISTICS st; CREATE STATISTICS st ON a, b FROM u;
==>
statistics object public.st: definition, table
# statistics: comment
CREATE TABLE t (a int, b int); CREATE STATISTICS st ON a, b FROM t;
-->
COMMENT ON STATISTICS st IS 'x';
==>
statistics object public.st: comment
# conversion: create
-->
CREATE CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
==>
added conversion public.cv
# conversion: default
CREATE CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-->
DROP CONVERSION cv; CREATE DEFAULT CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
==>
conversion public.cv: isDefault
# conversion: source
CREATE CONVERSION cv FOR 'LATIN2' TO 'UTF8' FROM iso8859_to_utf8;
-->
DROP CONVERSION cv; CREATE CONVERSION cv FOR 'LATIN3' TO 'UTF8' FROM iso8859_to_utf8;
==>
conversion public.cv: source
# conversion: target
CREATE CONVERSION cv FOR 'UTF8' TO 'LATIN2' FROM utf8_to_iso8859;
-->
DROP CONVERSION cv; CREATE CONVERSION cv FOR 'UTF8' TO 'LATIN3' FROM utf8_to_iso8859;
==>
conversion public.cv: target
# conversion: function
CREATE FUNCTION mine(int, int, cstring, internal, int, bool) RETURNS int LANGUAGE c STRICT AS '$libdir/utf8_and_iso8859_1', 'iso8859_1_to_utf8'; CREATE CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-->
DROP CONVERSION cv; CREATE CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM mine;
==>
conversion public.cv: function
# conversion: owner
CREATE CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-->
ALTER CONVERSION cv OWNER TO alice;
==>
conversion public.cv: owner
# conversion: comment
CREATE CONVERSION cv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-->
COMMENT ON CONVERSION cv IS 'x';
==>
conversion public.cv: comment
# access method: create
-->
CREATE ACCESS METHOD am TYPE INDEX HANDLER bthandler;
==>
added access method am
# access method: handler
CREATE ACCESS METHOD am TYPE INDEX HANDLER bthandler;
-->
DROP ACCESS METHOD am; CREATE ACCESS METHOD am TYPE INDEX HANDLER hashhandler;
==>
access method am: handler
# access method: type
CREATE ACCESS METHOD am TYPE INDEX HANDLER bthandler;
-->
DROP ACCESS METHOD am; CREATE ACCESS METHOD am TYPE TABLE HANDLER heap_tableam_handler;
==>
access method am: handler, isForIndexes
# access method: comment
CREATE ACCESS METHOD am TYPE INDEX HANDLER bthandler;
-->
COMMENT ON ACCESS METHOD am IS 'x';
==>
access method am: comment
# transform: create
CREATE FUNCTION fs(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'int4in';
-->
CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION fs(internal));
==>
added transform for integer language plpgsql
# transform: to SQL
CREATE FUNCTION fs(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'int4in'; CREATE FUNCTION ts(internal) RETURNS int LANGUAGE internal IMMUTABLE AS 'int4in'; CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION fs(internal));
-->
CREATE OR REPLACE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION fs(internal), TO SQL WITH FUNCTION ts(internal));
==>
transform for integer language plpgsql: toSql
# transform: from SQL
CREATE FUNCTION fs(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'int4in'; CREATE FUNCTION ts(internal) RETURNS int LANGUAGE internal IMMUTABLE AS 'int4in'; CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION fs(internal)); CREATE OR REPLACE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION fs(internal), TO SQL WITH FUNCTION ts(internal));
-->
CREATE OR REPLACE TRANSFORM FOR int LANGUAGE plpgsql (TO SQL WITH FUNCTION ts(internal));
==>
transform for integer language plpgsql: fromSql
# transform: comment
CREATE FUNCTION fs(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'int4in'; CREATE FUNCTION ts(internal) RETURNS int LANGUAGE internal IMMUTABLE AS 'int4in'; CREATE TRANSFORM FOR int LANGUAGE plpgsql (FROM SQL WITH FUNCTION fs(internal));
-->
COMMENT ON TRANSFORM FOR int LANGUAGE plpgsql IS 'x';
==>
transform for integer language plpgsql: comment
# publication: create
-->
CREATE PUBLICATION pub;
==>
added publication pub
# publication: for all tables
CREATE PUBLICATION pub;
-->
DROP PUBLICATION pub; CREATE PUBLICATION pub FOR ALL TABLES;
==>
publication pub: isForAllTables
# publication: table
CREATE TABLE t (a int); CREATE PUBLICATION pub;
-->
ALTER PUBLICATION pub ADD TABLE t;
==>
publication pub: tables[0].table
# publication: columns
CREATE TABLE t (a int, b int); CREATE PUBLICATION pub FOR TABLE t;
--> 15
ALTER PUBLICATION pub SET TABLE t (a);
==>
publication pub: tables[0].columns[0]
# publication: row filter
CREATE TABLE t (a int, b int); CREATE PUBLICATION pub FOR TABLE t;
--> 15
ALTER PUBLICATION pub SET TABLE t WHERE (a > 0);
==>
publication pub: tables[0].rowFilter
# publication: schema
CREATE SCHEMA s; CREATE PUBLICATION pub;
--> 15
ALTER PUBLICATION pub ADD TABLES IN SCHEMA s;
==>
publication pub: schemas[0]
# publication: actions
CREATE PUBLICATION pub;
-->
ALTER PUBLICATION pub SET (publish = 'insert');
==>
publication pub: options[publish]
# publication: via the root
CREATE PUBLICATION pub;
-->
ALTER PUBLICATION pub SET (publish_via_partition_root = true);
==>
publication pub: options[publish_via_partition_root]
# publication: generated columns
CREATE PUBLICATION pub;
--> 18
ALTER PUBLICATION pub SET (publish_generated_columns = stored);
==>
publication pub: options[publish_generated_columns]
# publication: owner
CREATE PUBLICATION pub;
-->
ALTER PUBLICATION pub OWNER TO alice;
==>
publication pub: owner
# publication: comment
CREATE PUBLICATION pub;
-->
COMMENT ON PUBLICATION pub IS 'x';
==>
publication pub: comment
# subscription: create
-->
CREATE SUBSCRIPTION sub CONNECTION 'host=h password=p' PUBLICATION pub WITH (connect = false);
==>
added subscription sub
# subscription: publications
CREATE SUBSCRIPTION sub CONNECTION 'host=h' PUBLICATION pub WITH (connect = false);
-->
ALTER SUBSCRIPTION sub ADD PUBLICATION pub2 WITH (refresh = false);
==>
subscription sub: publications[1]
# subscription: connection
CREATE SUBSCRIPTION sub CONNECTION 'host=h' PUBLICATION pub WITH (connect = false);
-->
ALTER SUBSCRIPTION sub CONNECTION 'host=i';
==>
subscription sub: connection[host]
# subscription: option
CREATE SUBSCRIPTION sub CONNECTION 'host=h' PUBLICATION pub WITH (connect = false);
-->
ALTER SUBSCRIPTION sub SET (binary = true);
==>
subscription sub: options[binary]
# subscription: enabled
CREATE SUBSCRIPTION sub CONNECTION 'host=h' PUBLICATION pub WITH (connect = false);
-->
ALTER SUBSCRIPTION sub ENABLE;
==>
subscription sub: isEnabled
# subscription: owner
CREATE SUBSCRIPTION sub CONNECTION 'host=h' PUBLICATION pub WITH (connect = false);
-->
ALTER ROLE alice SUPERUSER; ALTER SUBSCRIPTION sub OWNER TO alice;
==>
subscription sub: owner
# subscription: comment
CREATE SUBSCRIPTION sub CONNECTION 'host=h' PUBLICATION pub WITH (connect = false);
-->
COMMENT ON SUBSCRIPTION sub IS 'x';
==>
subscription sub: comment
# foreign-data wrapper: create
-->
CREATE FOREIGN DATA WRAPPER w;
==>
added foreign-data wrapper w
# foreign-data wrapper: option
CREATE FOREIGN DATA WRAPPER w;
-->
ALTER FOREIGN DATA WRAPPER w OPTIONS (ADD a 'b');
==>
foreign-data wrapper w: options[a]
# foreign-data wrapper: validator
CREATE FOREIGN DATA WRAPPER w;
-->
ALTER FOREIGN DATA WRAPPER w VALIDATOR postgresql_fdw_validator;
==>
foreign-data wrapper w: validator
# foreign-data wrapper: privilege
CREATE FOREIGN DATA WRAPPER w;
-->
GRANT USAGE ON FOREIGN DATA WRAPPER w TO alice;
==>
foreign-data wrapper w: privileges[alice]
# foreign-data wrapper: handler
CREATE FUNCTION h() RETURNS fdw_handler LANGUAGE c AS '$libdir/postgres_fdw', 'postgres_fdw_handler'; CREATE FOREIGN DATA WRAPPER w;
-->
ALTER FOREIGN DATA WRAPPER w HANDLER h;
==>
foreign-data wrapper w: handler
# foreign-data wrapper: owner
CREATE FOREIGN DATA WRAPPER w;
-->
ALTER ROLE alice SUPERUSER; ALTER FOREIGN DATA WRAPPER w OWNER TO alice;
==>
foreign-data wrapper w: owner, privileges[alice], privileges[postgres]
# foreign-data wrapper: comment
CREATE FOREIGN DATA WRAPPER w;
-->
COMMENT ON FOREIGN DATA WRAPPER w IS 'x';
==>
foreign-data wrapper w: comment
# server: create
CREATE FOREIGN DATA WRAPPER w;
-->
CREATE SERVER sv FOREIGN DATA WRAPPER w;
==>
added server sv
# server: option
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w;
-->
ALTER SERVER sv OPTIONS (ADD host 'h');
==>
server sv: options[host]
# server: version
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w;
-->
ALTER SERVER sv VERSION '2';
==>
server sv: version
# server: privilege
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w;
-->
GRANT USAGE ON FOREIGN SERVER sv TO alice;
==>
server sv: privileges[alice]
# server: type
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w;
-->
DROP SERVER sv; CREATE SERVER sv TYPE 'x' FOREIGN DATA WRAPPER w;
==>
server sv: type
# server: wrapper
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE FOREIGN DATA WRAPPER w2;
-->
DROP SERVER sv; CREATE SERVER sv FOREIGN DATA WRAPPER w2;
==>
server sv: wrapper
# server: owner
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; GRANT USAGE ON FOREIGN DATA WRAPPER w TO alice;
-->
ALTER SERVER sv OWNER TO alice;
==>
server sv: owner, privileges[alice], privileges[postgres]
# server: comment
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w;
-->
COMMENT ON SERVER sv IS 'x';
==>
server sv: comment
# user mapping: create
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w;
-->
CREATE USER MAPPING FOR alice SERVER sv OPTIONS (user 'u', password 'p');
==>
added user mapping for alice on server sv
# user mapping: option
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE USER MAPPING FOR alice SERVER sv OPTIONS (user 'u');
-->
ALTER USER MAPPING FOR alice SERVER sv OPTIONS (SET user 'v');
==>
user mapping for alice on server sv: options[user]
# foreign table: create
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w;
-->
CREATE FOREIGN TABLE ft (a int) SERVER sv;
==>
added foreign table public.ft
# foreign table: option
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a int) SERVER sv;
-->
ALTER FOREIGN TABLE ft OPTIONS (ADD x 'y');
==>
foreign table public.ft: options[x]
# foreign table: option of a column
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a int) SERVER sv;
-->
ALTER FOREIGN TABLE ft ALTER a OPTIONS (ADD x 'y');
==>
foreign table public.ft: columns[a].foreignOptions[x]
# foreign table: column
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a int) SERVER sv;
-->
ALTER FOREIGN TABLE ft ADD b int;
==>
foreign table public.ft: columns, columns[b].generated, columns[b].identity, columns[b].isLocal, columns[b].isUpdatable, columns[b].type
# foreign table: server
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a int) SERVER sv; CREATE SERVER sv2 FOREIGN DATA WRAPPER w;
-->
DROP FOREIGN TABLE ft; CREATE FOREIGN TABLE ft (a int) SERVER sv2;
==>
foreign table public.ft: server
# foreign table: inheritance
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a int) SERVER sv; CREATE TABLE p (a int);
-->
ALTER FOREIGN TABLE ft INHERIT p;
==>
foreign table public.ft: columns[a].isInherited, parents[0]
# foreign table: partition
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a int) SERVER sv; CREATE TABLE t (a int) PARTITION BY RANGE (a);
-->
ALTER TABLE t ATTACH PARTITION ft FOR VALUES FROM (1) TO (2);
==>
foreign table public.ft: columns[a].isInherited, columns[a].isLocal, parents[0], partitionBound
# foreign table: owner
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a int) SERVER sv;
-->
ALTER FOREIGN TABLE ft OWNER TO alice;
==>
foreign table public.ft: owner, privileges[alice], privileges[postgres]
# foreign table: privilege
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a int) SERVER sv;
-->
GRANT SELECT ON ft TO alice;
==>
foreign table public.ft: privileges[alice]
# foreign table: comment
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a int) SERVER sv;
-->
COMMENT ON FOREIGN TABLE ft IS 'x';
==>
foreign table public.ft: comment
# default privileges: in a schema
CREATE SCHEMA s;
-->
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT ON TABLES TO alice;
==>
added default privileges of postgres for tables in schema s
# default privileges: everywhere
-->
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
==>
added default privileges of postgres for functions
# default privileges: of another creator
-->
ALTER DEFAULT PRIVILEGES FOR ROLE alice GRANT USAGE ON TYPES TO bob;
==>
added default privileges of alice for types
# default privileges: large objects
--> 18
ALTER DEFAULT PRIVILEGES GRANT SELECT ON LARGE OBJECTS TO alice;
==>
added default privileges of postgres for large objects
# default privileges: another right
CREATE SCHEMA s; ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT ON TABLES TO alice;
-->
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT INSERT ON TABLES TO alice;
==>
default privileges of postgres for tables in schema s: privileges[alice]
# database: setting
-->
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET app.x = 1', current_database()); END $$;
==>
added database setting app.x
# database: setting of a role
-->
DO $$ BEGIN EXECUTE format('ALTER ROLE alice IN DATABASE %I SET app.x = 1', current_database()); END $$;
==>
added database setting app.x of alice
# database: privilege
-->
DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO alice', current_database()); END $$;
==>
database: privileges[alice]
# database: comment
-->
DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS %L', current_database(), 'x'); END $$;
==>
database: comment
# database: value of a setting
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET app.x = 1', current_database()); END $$;
-->
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET app.x = 2', current_database()); END $$;
==>
database setting app.x: value
# database: owner
-->
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO alice', current_database()); END $$;
==>
database: owner, privileges[alice], privileges[postgres], privileges[public]
# database: encoding
-->
UPDATE pg_database SET encoding = 8 WHERE datname = current_database();
==>
database: encoding
# database: collation
-->
UPDATE pg_database SET datcollate = 'de' WHERE datname = current_database();
==>
database: collate
# database: character classes
-->
UPDATE pg_database SET datctype = 'de' WHERE datname = current_database();
==>
database: ctype
# privileges: maintain
CREATE TABLE t (a int);
--> 17
GRANT MAINTAIN ON t TO alice;
==>
table public.t: privileges[alice]
# security label: table
CREATE TABLE t (a int);
-->
INSERT INTO pg_seclabel VALUES ('t'::regclass, 'pg_class'::regclass, 0, 'test', 'secret');
==>
table public.t: securityLabels[test]
# security label: column
CREATE TABLE t (a int);
-->
INSERT INTO pg_seclabel VALUES ('t'::regclass, 'pg_class'::regclass, 1, 'test', 'secret');
==>
table public.t: columns[a].securityLabels[test]
# security label: schema
CREATE SCHEMA s;
-->
INSERT INTO pg_seclabel VALUES ('s'::regnamespace, 'pg_namespace'::regclass, 0, 'test', 'secret');
==>
schema s: securityLabels[test]
# security label: view
CREATE VIEW v AS SELECT 1 AS a;
-->
INSERT INTO pg_seclabel VALUES ('v'::regclass, 'pg_class'::regclass, 0, 'test', 'secret');
==>
view public.v: securityLabels[test]
# security label: materialized view
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-->
INSERT INTO pg_seclabel VALUES ('v'::regclass, 'pg_class'::regclass, 0, 'test', 'secret');
==>
materialized view public.v: securityLabels[test]
# security label: foreign table
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER sv FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a int) SERVER sv;
-->
INSERT INTO pg_seclabel VALUES ('ft'::regclass, 'pg_class'::regclass, 0, 'test', 'secret');
==>
foreign table public.ft: securityLabels[test]
# security label: sequence
CREATE SEQUENCE q;
-->
INSERT INTO pg_seclabel VALUES ('q'::regclass, 'pg_class'::regclass, 0, 'test', 'secret');
==>
sequence public.q: securityLabels[test]
# security label: function
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-->
INSERT INTO pg_seclabel VALUES ('f()'::regprocedure, 'pg_proc'::regclass, 0, 'test', 'secret');
==>
function public.f(): securityLabels[test]
# security label: aggregate
CREATE AGGREGATE g (int) (SFUNC = int4pl, STYPE = int);
-->
INSERT INTO pg_seclabel VALUES ('g(int)'::regprocedure, 'pg_proc'::regclass, 0, 'test', 'secret');
==>
aggregate public.g(integer): securityLabels[test]
# security label: language
CREATE LANGUAGE l HANDLER plpgsql_call_handler;
-->
INSERT INTO pg_seclabel VALUES ((SELECT oid FROM pg_language WHERE lanname = 'l'), 'pg_language'::regclass, 0, 'test', 'secret');
==>
language l: securityLabels[test]
# security label: enum
CREATE TYPE e AS ENUM ('a', 'b');
-->
INSERT INTO pg_seclabel VALUES ('e'::regtype, 'pg_type'::regclass, 0, 'test', 'secret');
==>
enum public.e: securityLabels[test]
# security label: composite
CREATE TYPE c AS (a int);
-->
INSERT INTO pg_seclabel VALUES ('c'::regtype, 'pg_type'::regclass, 0, 'test', 'secret');
==>
composite type public.c: securityLabels[test]
# security label: domain
CREATE DOMAIN d AS int;
-->
INSERT INTO pg_seclabel VALUES ('d'::regtype, 'pg_type'::regclass, 0, 'test', 'secret');
==>
domain public.d: securityLabels[test]
# security label: range
CREATE TYPE r AS RANGE (SUBTYPE = float8);
-->
INSERT INTO pg_seclabel VALUES ('r'::regtype, 'pg_type'::regclass, 0, 'test', 'secret');
==>
range type public.r: securityLabels[test]
# security label: base type
CREATE TYPE b; CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'int4in'; CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'; CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, LIKE = int4);
-->
INSERT INTO pg_seclabel VALUES ('b'::regtype, 'pg_type'::regclass, 0, 'test', 'secret');
==>
base type public.b: securityLabels[test]
# security label: event trigger
CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER g ON ddl_command_end EXECUTE FUNCTION e();
-->
INSERT INTO pg_seclabel VALUES ((SELECT oid FROM pg_event_trigger WHERE evtname = 'g'), 'pg_event_trigger'::regclass, 0, 'test', 'secret');
==>
event trigger g: securityLabels[test]
# security label: publication
CREATE PUBLICATION pub;
-->
INSERT INTO pg_seclabel VALUES ((SELECT oid FROM pg_publication WHERE pubname = 'pub'), 'pg_publication'::regclass, 0, 'test', 'secret');
==>
publication pub: securityLabels[test]
# security label: attribute
CREATE TYPE c AS (a int);
-->
INSERT INTO pg_seclabel VALUES ('c'::regclass, 'pg_class'::regclass, 1, 'test', 'secret');
==>
composite type public.c: attributes[a].securityLabels[test]
# security label: subscription
CREATE SUBSCRIPTION sub CONNECTION 'host=h' PUBLICATION pub WITH (connect = false);
-->
INSERT INTO pg_shseclabel VALUES ((SELECT oid FROM pg_subscription WHERE subname = 'sub'), 'pg_subscription'::regclass, 'test', 'secret');
==>
subscription sub: securityLabels[test]
# security label: database
-->
INSERT INTO pg_shseclabel VALUES ((SELECT oid FROM pg_database WHERE datname = current_database()), 'pg_database'::regclass, 'test', 'secret');
==>
database: securityLabels[test]
# parameter: privilege
--> 15
GRANT SET ON PARAMETER log_min_duration_statement TO alice;
==>
added parameter log_min_duration_statement
# parameter: grant option
GRANT SET ON PARAMETER app.mine TO alice;
--> 15
GRANT SET ON PARAMETER app.mine TO alice WITH GRANT OPTION;
==>
parameter app.mine: privileges[alice]
# parameter: revoked
GRANT SET, ALTER SYSTEM ON PARAMETER wal_level TO alice;
--> 15
REVOKE ALL ON PARAMETER wal_level FROM alice;
==>
removed parameter wal_level
