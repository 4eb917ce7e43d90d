import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedServer;
import java.nio.file.Path;

/** A throw-away server for the measurement: prints the URL of its superuser and runs until its input ends. */
public final class Server {

    private Server() {}

    public static void main(String[] arguments) throws Exception {
        PostgresBinaries binaries = PostgresBinaries.onClassPath(Server.class.getClassLoader());
        var options = EmbeddedOptions.of(CacheDirectory.at(Path.of(arguments[0])), Baseline.none());
        try (ShadowServer server = EmbeddedServer.start(binaries, options)) {
            var url = server.main().database().url();
            System.out.println("postgresql://" + url.user() + ":" + url.password().reveal() + "@127.0.0.1:" + url.port());
            System.in.read();
        }
    }
}
