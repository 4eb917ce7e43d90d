package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.read.AttachmentQueries;
import io.github.supabasemigrate.catalog.read.CatalogQuery;
import io.github.supabasemigrate.catalog.read.DependencyQuery;
import io.github.supabasemigrate.catalog.read.NameQueries;
import io.github.supabasemigrate.catalog.read.database.DatabaseQuery;
import io.github.supabasemigrate.catalog.read.database.DatabaseSettingQuery;
import io.github.supabasemigrate.catalog.read.database.DefaultPrivilegesQuery;
import io.github.supabasemigrate.catalog.read.database.ExtensionQuery;
import io.github.supabasemigrate.catalog.read.database.ForeignDataQueries;
import io.github.supabasemigrate.catalog.read.database.ParameterQuery;
import io.github.supabasemigrate.catalog.read.database.PublicationQuery;
import io.github.supabasemigrate.catalog.read.database.RoleQuery;
import io.github.supabasemigrate.catalog.read.database.SchemaQuery;
import io.github.supabasemigrate.catalog.read.database.SubscriptionQuery;
import io.github.supabasemigrate.catalog.read.relation.ColumnQuery;
import io.github.supabasemigrate.catalog.read.relation.ConstraintQuery;
import io.github.supabasemigrate.catalog.read.relation.IndexQuery;
import io.github.supabasemigrate.catalog.read.relation.InheritanceQuery;
import io.github.supabasemigrate.catalog.read.relation.PolicyQuery;
import io.github.supabasemigrate.catalog.read.relation.RelationQuery;
import io.github.supabasemigrate.catalog.read.relation.RuleQuery;
import io.github.supabasemigrate.catalog.read.relation.SequenceQuery;
import io.github.supabasemigrate.catalog.read.relation.StatisticsQuery;
import io.github.supabasemigrate.catalog.read.relation.TriggerQuery;
import io.github.supabasemigrate.catalog.read.routine.AggregateQuery;
import io.github.supabasemigrate.catalog.read.routine.EventTriggerQuery;
import io.github.supabasemigrate.catalog.read.routine.LanguageQuery;
import io.github.supabasemigrate.catalog.read.routine.RoutineQuery;
import io.github.supabasemigrate.catalog.read.routine.TextSearchQueries;
import io.github.supabasemigrate.catalog.read.routine.TransformQuery;
import io.github.supabasemigrate.catalog.read.type.AccessMethodQuery;
import io.github.supabasemigrate.catalog.read.type.CastQuery;
import io.github.supabasemigrate.catalog.read.type.CollationQuery;
import io.github.supabasemigrate.catalog.read.type.ConversionQuery;
import io.github.supabasemigrate.catalog.read.type.DomainQuery;
import io.github.supabasemigrate.catalog.read.type.OperatorClassQuery;
import io.github.supabasemigrate.catalog.read.type.OperatorFamilyQuery;
import io.github.supabasemigrate.catalog.read.type.OperatorQuery;
import io.github.supabasemigrate.catalog.read.type.TypeQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The questions of one reading, in the order in which later ones need the answers of earlier ones; in three messages of about
 * the same weight.
 */
record CatalogQueries(Message first, Message second, Message third) {

    /**
     * Questions that are sent together.
     *
     * @param sql all of them, separated by semicolons
     */
    record Message(List<CatalogQuery> queries, String sql) {

        static Message of(int major, List<CatalogQuery> queries) {
            return new Message(
                    List.copyOf(queries),
                    queries.stream().map(query -> query.sql(major)).collect(Collectors.joining(";\n")));
        }

        Message with(Message other) {
            var both = new ArrayList<>(queries);
            both.addAll(other.queries);
            return new Message(both, sql + ";\n" + other.sql);
        }
    }

    static CatalogQueries of(int major, boolean mayReadConnections) {
        return new CatalogQueries(
                Message.of(major, namesAndRelations()),
                Message.of(major, partsOfRelations()),
                Message.of(major, others(mayReadConnections)));
    }

    /** For a reading that has the answers to all others. */
    static Message dependencies(int major) {
        return Message.of(major, List.of(new DependencyQuery()));
    }

    CatalogQueries withDependencies(int major) {
        return new CatalogQueries(first, second, third.with(dependencies(major)));
    }

    /** All in one message. */
    Message all() {
        return first.with(second).with(third);
    }

    private static List<CatalogQuery> namesAndRelations() {
        var queries = new ArrayList<CatalogQuery>();
        queries.addAll(AttachmentQueries.all());
        queries.addAll(NameQueries.all());
        queries.addAll(List.of(new ColumnQuery(), new InheritanceQuery(), new RelationQuery()));
        return queries;
    }

    private static List<CatalogQuery> partsOfRelations() {
        return List.of(
                new ConstraintQuery(),
                new IndexQuery(),
                new SequenceQuery(),
                new TriggerQuery(),
                new RuleQuery(),
                new PolicyQuery(),
                new StatisticsQuery());
    }

    private static List<CatalogQuery> others(boolean mayReadConnections) {
        var queries = new ArrayList<CatalogQuery>();
        queries.addAll(types());
        queries.addAll(List.of(
                new RoutineQuery(),
                new AggregateQuery(),
                new LanguageQuery(),
                new TransformQuery(),
                new EventTriggerQuery()));
        queries.addAll(TextSearchQueries.all());
        queries.addAll(ForeignDataQueries.all());
        queries.addAll(database(mayReadConnections));
        return queries;
    }

    private static List<CatalogQuery> types() {
        var domains = new DomainQuery();
        return List.of(
                new TypeQuery(),
                domains.constraints(),
                domains,
                new CollationQuery(),
                new CastQuery(),
                new OperatorQuery(),
                new OperatorFamilyQuery(),
                new OperatorClassQuery(),
                new ConversionQuery(),
                new AccessMethodQuery());
    }

    private static List<CatalogQuery> database(boolean mayReadConnections) {
        var publications = new PublicationQuery();
        var roles = new RoleQuery();
        return List.of(
                new DatabaseQuery(),
                new DatabaseSettingQuery(),
                new SchemaQuery(),
                new ExtensionQuery(),
                new DefaultPrivilegesQuery(),
                new ParameterQuery(),
                publications.members(),
                publications,
                new SubscriptionQuery(mayReadConnections),
                roles.memberships(),
                roles);
    }
}
