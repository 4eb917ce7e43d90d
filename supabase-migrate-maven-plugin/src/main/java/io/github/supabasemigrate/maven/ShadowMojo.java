package io.github.supabasemigrate.maven;

import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that works on a throw-away database. */
public abstract class ShadowMojo extends SupabaseMojo {

    /** Where throw-away databases run. */
    @Parameter(property = "supabase-migrate.shadow")
    @Nullable String shadow;

    /** With shadow=existing: a server on which databases may be created. */
    @Parameter
    @Nullable String shadowUrl;

    /** With shadow=container: the image. Default: supabase/postgres. */
    @Parameter(property = "supabase-migrate.shadow.image")
    @Nullable String shadowImage;

    /** Extensions that the shadow's server lacks are replaced by stand-ins written in SQL. */
    @Parameter(property = "supabase-migrate.shadow.standIns")
    @Nullable String shadowStandIns;

    /** Data of embedded servers lies in memory (/dev/shm) where 4 GiB of it are free; false: always on the disk. */
    @Parameter(property = "supabase-migrate.shadow.inMemory")
    @Nullable String shadowInMemory;

    /** Major version of the shadow. Default: config.toml [db] major_version. */
    @Parameter(property = "supabase-migrate.postgresVersion")
    @Nullable String postgresVersion;

    /** Where servers and replays are cached. Default: a private per-user directory. */
    @Parameter(property = "supabase-migrate.cacheDirectory")
    @Nullable String cacheDirectory;
}
