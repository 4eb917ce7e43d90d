package io.github.supabasemigrate.catalog.read.routine;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.Reading;
import io.github.supabasemigrate.catalog.read.Rows;
import io.github.supabasemigrate.catalog.search.TextSearchConfiguration;
import io.github.supabasemigrate.catalog.search.TextSearchDictionary;
import io.github.supabasemigrate.catalog.search.TextSearchParser;
import io.github.supabasemigrate.catalog.search.TextSearchTemplate;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Text search configurations, dictionaries, parsers and templates that somebody created. */
public final class TextSearchQueries {

    private TextSearchQueries() {}

    public static List<CatalogQuery> all() {
        return List.of(new Configurations(), new Dictionaries(), new Parsers(), new Templates());
    }

    private static ObjectId id(Rows row, ObjectKind kind) throws SQLException {
        return ObjectId.of(kind, row.text("schema"), row.text("name"));
    }

    private static final class Configurations implements CatalogQuery {
        /** Between the parts of one mapping: the unit separator, which nobody puts into a name. */
        private static final String SEPARATOR = "\u001f";

        @Override
        public String sql(int major) {
            return """
                    SELECT c.tableoid AS class, c.oid, n.nspname AS schema, c.cfgname AS name, c.cfgowner AS owner,
                           pn.nspname AS parser_schema, p.prsname AS parser,
                           ARRAY(SELECT concat_ws(E'\\x1f', t.alias, dn.nspname, d.dictname)
                                 FROM pg_ts_config_map m
                                 JOIN ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype
                                 JOIN pg_ts_dict d ON d.oid = m.mapdict
                                 JOIN pg_namespace dn ON dn.oid = d.dictnamespace
                                 WHERE m.mapcfg = c.oid
                                 ORDER BY m.maptokentype, m.mapseqno) AS mappings
                    FROM pg_ts_config c
                    JOIN pg_namespace n ON n.oid = c.cfgnamespace
                    JOIN pg_ts_parser p ON p.oid = c.cfgparser
                    JOIN pg_namespace pn ON pn.oid = p.prsnamespace
                    WHERE %s""".formatted(IN_USER_SCHEMA);
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            ObjectId id = id(row, ObjectKind.TEXT_SEARCH_CONFIGURATION);
            var mappings = new TreeMap<String, List<QualifiedName>>();
            for (String mapping : row.texts("mappings")) {
                String[] parts = mapping.split(SEPARATOR, 3);
                mappings.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(new QualifiedName(parts[1], parts[2]));
            }
            reading.add(new TextSearchConfiguration(
                    id,
                    reading.owned(row, id),
                    new QualifiedName(row.text("parser_schema"), row.text("parser")),
                    mappings));
        }
    }

    private static final class Dictionaries implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT d.tableoid AS class, d.oid, n.nspname AS schema, d.dictname AS name, d.dictowner AS owner,
                           tn.nspname AS template_schema, t.tmplname AS template, d.dictinitoption AS options
                    FROM pg_ts_dict d
                    JOIN pg_namespace n ON n.oid = d.dictnamespace
                    JOIN pg_ts_template t ON t.oid = d.dicttemplate
                    JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
                    WHERE %s""".formatted(IN_USER_SCHEMA);
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            ObjectId id = id(row, ObjectKind.TEXT_SEARCH_DICTIONARY);
            reading.add(new TextSearchDictionary(
                    id,
                    reading.owned(row, id),
                    new QualifiedName(row.text("template_schema"), row.text("template")),
                    row.textOr("options", "")));
        }
    }

    private static final class Parsers implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT p.tableoid AS class, p.oid, n.nspname AS schema, p.prsname AS name,
                           p.prsstart::oid::regprocedure::text AS start, p.prstoken::oid::regprocedure::text AS token,
                           p.prsend::oid::regprocedure::text AS end, p.prslextype::oid::regprocedure::text AS types,
                           nullif(p.prsheadline::oid, 0)::regprocedure::text AS headline
                    FROM pg_ts_parser p
                    JOIN pg_namespace n ON n.oid = p.prsnamespace
                    WHERE %s""".formatted(IN_USER_SCHEMA);
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            ObjectId id = id(row, ObjectKind.TEXT_SEARCH_PARSER);
            reading.add(new TextSearchParser(
                    id,
                    reading.described(row, id),
                    row.text("start"),
                    row.text("token"),
                    row.text("end"),
                    row.text("types"),
                    row.textOrNull("headline")));
        }
    }

    private static final class Templates implements CatalogQuery {
        @Override
        public String sql(int major) {
            return """
                    SELECT t.tableoid AS class, t.oid, n.nspname AS schema, t.tmplname AS name,
                           nullif(t.tmplinit::oid, 0)::regprocedure::text AS initialize,
                           t.tmpllexize::oid::regprocedure::text AS lexize
                    FROM pg_ts_template t
                    JOIN pg_namespace n ON n.oid = t.tmplnamespace
                    WHERE %s""".formatted(IN_USER_SCHEMA);
        }

        @Override
        public void read(Rows row, Reading reading) throws SQLException {
            ObjectId id = id(row, ObjectKind.TEXT_SEARCH_TEMPLATE);
            reading.add(new TextSearchTemplate(
                    id, reading.described(row, id), row.textOrNull("initialize"), row.text("lexize")));
        }
    }
}
