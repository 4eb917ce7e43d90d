package io.github.supabasemigrate.access.trial;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Grants;
import io.github.supabasemigrate.access.probe.Rounds;
import io.github.supabasemigrate.access.rows.SeededRows;
import io.github.supabasemigrate.access.table.Facts;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Map;

/**
 * What everything is tried with.
 *
 * @param rounds asks
 * @param subjects the tables, by id; shared and only read
 * @param facts takes what is found
 */
record Trial(
        Rounds rounds,
        Grants grants,
        AccessModel model,
        SeededRows seeded,
        Map<ObjectId, Subject> subjects,
        Facts facts) {

    /** A stranger to a persona, whose rows it tries to get at. */
    static User victim(Persona persona) {
        return persona.account().filter(User.B::equals).isPresent() ? User.A1 : User.B;
    }

    Identity identity(Subject subject) {
        return new Identity(subject, seeded);
    }

    /** What a write of a persona's is worth, to be read after it. */
    Winnings winnings(Subject written, Persona author) {
        return new Winnings(
                written, author, model.persona(victim(author).name()).orElse(null), this);
    }
}
