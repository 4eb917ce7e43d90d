package io.github.supabasemigrate.diff.law;

import io.github.supabasemigrate.diff.law.RandomSchema.Feature;
import java.util.Map;

/** The kinds of objects that few schemas have. */
final class RareKinds {

    private RareKinds() {}

    /** Their statements, each with two semicolons behind it. */
    static String of(Map<Feature, Integer> choices) {
        return types(choices) + search(choices) + rest(choices);
    }

    private static String types(Map<Feature, Integer> choices) {
        String functions =
                "CREATE FUNCTION label_in(cstring) RETURNS label LANGUAGE internal IMMUTABLE STRICT AS 'textin';;"
                        + " CREATE FUNCTION label_out(label) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';;";
        return pick(
                choices.get(Feature.BASE_TYPE),
                "",
                functions + " CREATE TYPE label (INPUT = label_in, OUTPUT = label_out, LIKE = text);;",
                functions
                        + " CREATE TYPE label (INPUT = label_in, OUTPUT = label_out, LIKE = text, STORAGE = external);;"
                        + " COMMENT ON TYPE label IS 'a text';; CREATE TABLE labelled (id integer, name label);;");
    }

    private static String search(Map<Feature, Integer> choices) {
        String parser =
                "CREATE TEXT SEARCH PARSER words (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end,"
                        + " LEXTYPES = prsd_lextype";
        return pick(
                choices.get(Feature.TEXT_SEARCH_PARTS),
                "",
                parser + ");; CREATE TEXT SEARCH TEMPLATE plain (LEXIZE = dsimple_lexize);;",
                parser + ", HEADLINE = prsd_headline);; CREATE TEXT SEARCH CONFIGURATION by_words (PARSER = words);;"
                        + " CREATE TEXT SEARCH TEMPLATE plain (INIT = dsimple_init, LEXIZE = dsimple_lexize);;"
                        + " CREATE TEXT SEARCH DICTIONARY by_plain (TEMPLATE = plain);;");
    }

    private static String rest(Map<Feature, Integer> choices) {
        String language = "CREATE LANGUAGE mine HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR"
                + " plpgsql_validator;;";
        return pick(
                        choices.get(Feature.LANGUAGE),
                        "",
                        language,
                        language
                                + " CREATE FUNCTION in_mine() RETURNS integer LANGUAGE mine AS 'BEGIN RETURN 1; END';;")
                + pick(
                        choices.get(Feature.TRANSFORM),
                        "",
                        "CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS"
                                + " 'prsd_lextype';; CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION"
                                + " from_sql(internal));;")
                + pick(
                        choices.get(Feature.ACCESS_METHOD),
                        "",
                        "CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler;;",
                        "CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler;;"
                                + " CREATE TABLE piled (id integer) USING pile;;")
                + pick(
                        choices.get(Feature.SUBSCRIPTION),
                        "",
                        "CREATE SUBSCRIPTION feed CONNECTION 'dbname=elsewhere' PUBLICATION p WITH (connect = false,"
                                + " slot_name = NONE);;",
                        "CREATE SUBSCRIPTION feed CONNECTION 'dbname=other' PUBLICATION p, q WITH (connect = false,"
                                + " slot_name = NONE, binary = true);;")
                + pick(
                        choices.get(Feature.CONVERSION),
                        "",
                        "CREATE CONVERSION mine_utf FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;;")
                + pick(choices.get(Feature.DATABASE_SETTING), "", database("5MB"), database("6MB"))
                + (choices.get(Feature.EXTENSION) == 0
                        ? ""
                        : pick(
                                choices.get(Feature.EXTENSION_MEMBER),
                                "",
                                "REVOKE EXECUTE ON FUNCTION citext_hash(citext) FROM PUBLIC;;",
                                "GRANT EXECUTE ON FUNCTION citext_hash(citext) TO app_reader;;"));
    }

    private static String database(String memory) {
        return "DO $$ BEGIN EXECUTE format('ALTER DATABASE %%I SET work_mem = %%L', current_database(), '%s'); END $$;;"
                .formatted(memory);
    }

    private static String pick(int variant, String... texts) {
        return texts[variant];
    }
}
