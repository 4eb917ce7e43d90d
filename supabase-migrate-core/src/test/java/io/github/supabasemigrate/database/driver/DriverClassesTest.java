package io.github.supabasemigrate.database.driver;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.postgresql.Driver;

/** The classes that are loaded before a connection needs them. */
class DriverClassesTest {

    static final Iterable<String> NAMES = DriverClasses.NAMES;

    /** One that another version of the driver does not have would end the loading in silence. */
    @ParameterizedTest
    @FieldSource("NAMES")
    void areTheDriversOwn(String name) {
        assertThatCode(() -> Class.forName("org.postgresql." + name, false, Driver.class.getClassLoader()))
                .doesNotThrowAnyException();
    }
}
