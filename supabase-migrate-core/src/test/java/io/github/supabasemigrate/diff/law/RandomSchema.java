package io.github.supabasemigrate.diff.law;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A schema made of choices: for each feature one of some variants, none among them. Two of these have most names in common, so
 * that the way from one to the other creates, drops and alters; features lean on each other, so that it also has to rebuild.
 *
 * @param choices the variant of each feature, 0 for the simplest
 */
record RandomSchema(Map<Feature, Integer> choices) {

    /** What can be chosen, and how many variants there are beside none. */
    enum Feature {
        SCHEMA(2),
        EXTENSION(1),
        COLLATION(1),
        MOOD(4),
        EMAIL(3),
        ADDRESS(2),
        SPAN(1),
        COUNTER(3),
        DOUBLE(4),
        PEOPLE_ID(3),
        PEOPLE_NAME(4),
        PEOPLE_MORE(4),
        POSTS(4),
        POSTS_INDEX(4),
        VIEW(4),
        MATERIALIZED_VIEW(2),
        ROW_SECURITY(4),
        TRIGGER(3),
        RULE(2),
        LOG(4),
        ANIMALS(2),
        GRANTS(4),
        DEFAULT_PRIVILEGES(2),
        PUBLICATION(2),
        STATISTICS(2),
        TEXT_SEARCH(2),
        CAST(1),
        OPERATOR(1),
        OPERATOR_CLASS(1),
        AGGREGATE(2),
        PROCEDURE(2),
        EVENT_TRIGGER(2),
        FOREIGN(2),
        CONVERSION(1),
        DATABASE_SETTING(2),
        COMMENTS(2),
        BASE_TYPE(2),
        TEXT_SEARCH_PARTS(2),
        LANGUAGE(2),
        TRANSFORM(1),
        ACCESS_METHOD(2),
        SUBSCRIPTION(2),
        EXTENSION_MEMBER(2);

        final int variants;

        Feature(int variants) {
            this.variants = variants;
        }
    }

    static Arbitrary<RandomSchema> any() {
        List<Arbitrary<Integer>> each = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            each.add(Arbitraries.integers().between(0, feature.variants));
        }
        return Combinators.combine(each).as(chosen -> {
            var choices = new TreeMap<Feature, Integer>();
            Iterator<Integer> next = chosen.iterator();
            for (Feature feature : Feature.values()) {
                choices.put(feature, next.next());
            }
            return new RandomSchema(choices);
        });
    }

    /** The given variant of each feature, or the last it has. */
    static RandomSchema of(int variant) {
        var choices = new TreeMap<Feature, Integer>();
        for (Feature feature : Feature.values()) {
            choices.put(feature, Math.min(variant, feature.variants));
        }
        return new RandomSchema(choices);
    }

    /** The same with the simplest of one feature. */
    RandomSchema without(Feature feature) {
        var others = new TreeMap<>(choices);
        others.put(feature, 0);
        return new RandomSchema(others);
    }

    private int of(Feature feature) {
        return choices.get(feature);
    }

    private boolean has(Feature feature) {
        return of(feature) > 0;
    }

    /** One of some texts by the variant; the first is that of none. */
    private String pick(Feature feature, String... texts) {
        return texts[of(feature)];
    }

    /** The statements that make it, in an order that works, each without semicolon. */
    List<String> statements() {
        var all = new ArrayList<String>();
        for (String block :
                List.of(types(), routines(), tables(), attached(), privileges(), rest(), RareKinds.of(choices))) {
            for (String statement : block.split(";;")) {
                if (!statement.isBlank()) {
                    all.add(statement.strip());
                }
            }
        }
        return all;
    }

    String sql() {
        return String.join(";\n", statements()) + ";\n";
    }

    private String types() {
        return pick(
                        Feature.SCHEMA,
                        "",
                        "CREATE SCHEMA app;;",
                        "CREATE SCHEMA app;; COMMENT ON SCHEMA app IS 'theirs';; GRANT USAGE ON SCHEMA app TO app_reader;;")
                + pick(Feature.EXTENSION, "", "CREATE EXTENSION citext;;")
                + pick(Feature.COLLATION, "", "CREATE COLLATION plain FROM \"C\";;")
                + pick(
                        Feature.MOOD,
                        "",
                        "CREATE TYPE mood AS ENUM ('sad', 'ok');;",
                        "CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');;",
                        "CREATE TYPE mood AS ENUM ('sad', 'so so', 'ok');;",
                        "CREATE TYPE mood AS ENUM ('ok', 'sad');;")
                + pick(
                        Feature.EMAIL,
                        "",
                        "CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');;",
                        "CREATE DOMAIN email AS text DEFAULT 'a@b' NOT NULL CONSTRAINT has_at CHECK (VALUE LIKE '%@%');;",
                        "CREATE DOMAIN email AS varchar(90);;")
                + pick(
                        Feature.ADDRESS,
                        "",
                        "CREATE TYPE address AS (street text);;",
                        "CREATE TYPE address AS (street text, zip integer);;")
                + pick(Feature.SPAN, "", "CREATE TYPE span AS RANGE (subtype = float8);;")
                + pick(
                        Feature.COUNTER,
                        "",
                        "CREATE SEQUENCE counter;;",
                        "CREATE SEQUENCE counter INCREMENT 5 MAXVALUE 500 CYCLE;;",
                        "CREATE SEQUENCE counter AS smallint CACHE 10;;");
    }

    private String routines() {
        return pick(
                        Feature.DOUBLE,
                        "",
                        "CREATE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT x * 2';;",
                        "CREATE FUNCTION twice(x integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT x + x';;",
                        "CREATE FUNCTION twice(x integer) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT x * 2::bigint';;",
                        "CREATE FUNCTION twice(y integer, z integer DEFAULT 2) RETURNS integer LANGUAGE sql IMMUTABLE"
                                + " SECURITY DEFINER SET search_path = '' AS 'SELECT y * z';;")
                + pick(
                        Feature.PROCEDURE,
                        "",
                        "CREATE PROCEDURE tidy() LANGUAGE plpgsql AS 'BEGIN PERFORM 1; END';;",
                        "CREATE PROCEDURE tidy(deep boolean DEFAULT false) LANGUAGE plpgsql AS 'BEGIN PERFORM 2; END';;")
                + pick(
                        Feature.AGGREGATE,
                        "",
                        "CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');;",
                        "CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '1', PARALLEL = SAFE);;");
    }

    private String tables() {
        return people() + posts() + views() + log() + animals();
    }

    private String people() {
        String id = pick(
                Feature.PEOPLE_ID,
                "id integer PRIMARY KEY",
                "id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
                "id bigint GENERATED ALWAYS AS IDENTITY (START 10) CONSTRAINT people_key PRIMARY KEY",
                "id serial PRIMARY KEY");
        String name = pick(
                Feature.PEOPLE_NAME,
                "name text",
                "name text NOT NULL DEFAULT 'x'",
                "name varchar(50)",
                "name text " + (has(Feature.COLLATION) ? "COLLATE plain" : "") + " CHECK (name <> '')",
                "name text UNIQUE");
        String more = pick(
                Feature.PEOPLE_MORE,
                "",
                ", age integer",
                ", age bigint DEFAULT 7, half bigint GENERATED ALWAYS AS (age / 2) STORED",
                ", age text",
                ", age integer, CHECK (age > 0), EXCLUDE (age WITH =)");
        String typed = (has(Feature.MOOD) ? ", mood mood DEFAULT 'ok'" : "")
                + (has(Feature.EMAIL) ? ", email email" : "")
                + (has(Feature.ADDRESS) ? ", home address" : "")
                + (has(Feature.SPAN) ? ", span span" : "")
                + (has(Feature.EXTENSION) ? ", nick citext" : "")
                + (has(Feature.COUNTER) ? ", ticket bigint DEFAULT nextval('counter')" : "");
        return "CREATE TABLE people (" + id + ", " + name + more + typed + ");;";
    }

    private String posts() {
        String author = of(Feature.PEOPLE_ID) == 0 || of(Feature.PEOPLE_ID) == 3 ? "integer" : "bigint";
        String schema = has(Feature.SCHEMA) ? "app." : "";
        return pick(
                        Feature.POSTS,
                        "",
                        "CREATE TABLE " + schema + "posts (id integer PRIMARY KEY, author " + author
                                + " REFERENCES people, title text);;",
                        "CREATE TABLE " + schema + "posts (id integer PRIMARY KEY, author " + author
                                + " REFERENCES people ON DELETE CASCADE, title text NOT NULL, body text);;",
                        "CREATE TABLE " + schema + "posts (id integer, author " + author
                                + ", title text, UNIQUE (author, title));;",
                        "CREATE UNLOGGED TABLE " + schema + "posts (id integer PRIMARY KEY, author " + author
                                + ", title text) WITH (fillfactor = 70);;")
                + (has(Feature.POSTS)
                        ? pick(
                                Feature.POSTS_INDEX,
                                "",
                                "CREATE INDEX posts_title ON " + schema + "posts (title);;",
                                "CREATE INDEX posts_title ON " + schema + "posts (lower(title)) WHERE id > 0;;",
                                "CREATE INDEX posts_title ON " + schema
                                        + "posts USING gin (to_tsvector('simple', title));;",
                                has(Feature.DOUBLE)
                                        ? "CREATE INDEX posts_title ON " + schema + "posts (twice(id));;"
                                        : "CREATE UNIQUE INDEX posts_title ON " + schema + "posts (title DESC, id);;")
                        : "");
    }

    private String views() {
        return pick(
                        Feature.VIEW,
                        "",
                        "CREATE VIEW names AS SELECT id, name FROM people;;",
                        "CREATE VIEW names WITH (security_barrier = true) AS SELECT id, name, name AS again FROM people;;",
                        "CREATE VIEW names AS SELECT name FROM people;;"
                                + " CREATE VIEW louder AS SELECT upper(name) AS name FROM names;;",
                        has(Feature.DOUBLE) ? "CREATE VIEW names AS SELECT twice(id::integer) AS id FROM people;;" : "")
                + materialized();
    }

    private String materialized() {
        return pick(
                Feature.MATERIALIZED_VIEW,
                "",
                "CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM people;;",
                "CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n, max(id) AS top FROM people;;"
                        + " CREATE UNIQUE INDEX counted_n ON counted (n);;");
    }

    private String log() {
        return pick(
                Feature.LOG,
                "",
                "CREATE TABLE log (at date NOT NULL, line text) PARTITION BY RANGE (at);;",
                "CREATE TABLE log (at date NOT NULL, line text) PARTITION BY RANGE (at);;"
                        + " CREATE TABLE log_24 PARTITION OF log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');;",
                "CREATE TABLE log (at date NOT NULL, line text, PRIMARY KEY (at)) PARTITION BY RANGE (at);;"
                        + " CREATE TABLE log_24 PARTITION OF log FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');;"
                        + " CREATE TABLE log_rest PARTITION OF log DEFAULT;; CREATE INDEX log_line ON log (line);;",
                "CREATE TABLE log (at date NOT NULL, line text) PARTITION BY RANGE (at);;"
                        + " CREATE TABLE log_24 (at date NOT NULL, line text);;");
    }

    private String animals() {
        return pick(
                Feature.ANIMALS,
                "",
                "CREATE TABLE animals (id integer);; CREATE TABLE dogs (bark text) INHERITS (animals);;",
                "CREATE TABLE animals (id integer, legs integer DEFAULT 4);;"
                        + " CREATE TABLE dogs (bark text NOT NULL, CHECK (bark <> '')) INHERITS (animals);;");
    }

    private String attached() {
        return pick(
                        Feature.ROW_SECURITY,
                        "",
                        "ALTER TABLE people ENABLE ROW LEVEL SECURITY;;",
                        "ALTER TABLE people ENABLE ROW LEVEL SECURITY;; ALTER TABLE people FORCE ROW LEVEL SECURITY;;"
                                + " CREATE POLICY own ON people USING (name = current_user);;",
                        "ALTER TABLE people ENABLE ROW LEVEL SECURITY;;"
                                + " CREATE POLICY own ON people FOR SELECT TO app_reader USING (true);;",
                        "CREATE POLICY own ON people AS RESTRICTIVE FOR UPDATE USING (name <> '') WITH CHECK (id > 0);;")
                + pick(
                        Feature.TRIGGER,
                        "",
                        "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';;"
                                + " CREATE TRIGGER stamp BEFORE INSERT ON people FOR EACH ROW EXECUTE FUNCTION stamp();;",
                        "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';;"
                                + " CREATE TRIGGER stamp BEFORE UPDATE OF name ON people FOR EACH ROW"
                                + " WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION stamp();;",
                        "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';;"
                                + " CREATE CONSTRAINT TRIGGER stamp AFTER INSERT ON people DEFERRABLE FOR EACH ROW EXECUTE"
                                + " FUNCTION stamp();; ALTER TABLE people DISABLE TRIGGER stamp;;")
                + pick(
                        Feature.RULE,
                        "",
                        "CREATE RULE keep AS ON DELETE TO people DO INSTEAD NOTHING;;",
                        "CREATE RULE keep AS ON DELETE TO people WHERE OLD.name = 'root' DO INSTEAD NOTHING;;"
                                + " ALTER TABLE people DISABLE RULE keep;;")
                + pick(
                        Feature.STATISTICS,
                        "",
                        "CREATE STATISTICS people_stats ON id, name FROM people;;",
                        "CREATE STATISTICS people_stats (ndistinct) ON id, name FROM people;;"
                                + " ALTER STATISTICS people_stats SET STATISTICS 50;;")
                + pick(
                        Feature.COMMENTS,
                        "",
                        "COMMENT ON TABLE people IS 'who';; COMMENT ON COLUMN people.name IS 'called';;",
                        "COMMENT ON TABLE people IS 'it''s who';;");
    }

    private String privileges() {
        return pick(
                        Feature.GRANTS,
                        "",
                        "GRANT SELECT ON people TO app_reader;;",
                        "GRANT SELECT (name), UPDATE (name) ON people TO app_reader;; GRANT INSERT ON people TO app_reader"
                                + " WITH GRANT OPTION;;",
                        "ALTER TABLE people OWNER TO app_owner;;"
                                + (has(Feature.DOUBLE)
                                        ? " REVOKE EXECUTE ON FUNCTION twice FROM PUBLIC;; GRANT EXECUTE ON FUNCTION twice TO"
                                                + " app_reader;;"
                                        : ""),
                        "REVOKE DELETE ON people FROM postgres;;"
                                + (has(Feature.MOOD) ? " REVOKE USAGE ON TYPE mood FROM PUBLIC;;" : "")
                                + (has(Feature.COUNTER) ? " GRANT USAGE ON SEQUENCE counter TO app_reader;;" : ""))
                + pick(
                        Feature.DEFAULT_PRIVILEGES,
                        "",
                        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO app_reader;;",
                        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO app_reader;;");
    }

    private String rest() {
        return pick(
                        Feature.PUBLICATION,
                        "",
                        "CREATE PUBLICATION news FOR TABLE people;;",
                        "CREATE PUBLICATION news FOR ALL TABLES WITH (publish = 'insert');;")
                + pick(
                        Feature.TEXT_SEARCH,
                        "",
                        "CREATE TEXT SEARCH CONFIGURATION mine (COPY = simple);;",
                        "CREATE TEXT SEARCH DICTIONARY short (TEMPLATE = simple, ACCEPT = false);;"
                                + " CREATE TEXT SEARCH CONFIGURATION mine (COPY = simple);;"
                                + " ALTER TEXT SEARCH CONFIGURATION mine ALTER MAPPING FOR asciiword WITH short, simple;;")
                + (has(Feature.ADDRESS) ? pick(Feature.CAST, "", "CREATE CAST (address AS text) WITH INOUT;;") : "")
                + pick(
                        Feature.OPERATOR,
                        "",
                        "CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq, COMMUTATOR = ===);;")
                + pick(
                        Feature.OPERATOR_CLASS,
                        "",
                        "CREATE OPERATOR CLASS by_size FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 3 =,"
                                + " OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);;")
                + pick(
                        Feature.EVENT_TRIGGER,
                        "",
                        "CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';;"
                                + " CREATE EVENT TRIGGER seen ON ddl_command_end EXECUTE FUNCTION seen();;",
                        "CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';;"
                                + " CREATE EVENT TRIGGER seen ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION seen();;"
                                + " ALTER EVENT TRIGGER seen DISABLE;;")
                + pick(
                        Feature.FOREIGN,
                        "",
                        "CREATE FOREIGN DATA WRAPPER far;; CREATE SERVER there FOREIGN DATA WRAPPER far;;"
                                + " CREATE FOREIGN TABLE away (id integer) SERVER there;;",
                        "CREATE FOREIGN DATA WRAPPER far;; CREATE SERVER there FOREIGN DATA WRAPPER far OPTIONS (host 'x');;"
                                + " CREATE USER MAPPING FOR PUBLIC SERVER there OPTIONS (token 'y');;"
                                + " CREATE FOREIGN TABLE away (id integer, name text) SERVER there OPTIONS (path 'z');;");
    }
}
