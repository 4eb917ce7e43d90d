package io.github.supabasemigrate.shadow;

import java.util.Optional;

/** Where shadow servers come from. One that can keep a server's content resumes it in a later build. */
public interface ShadowHost {

    /** Equal for hosts whose servers are alike before the first migration: programs, platform, extensions, settings. */
    String identity();

    /** A server with the platform in it and nothing else. */
    ShadowServer start();

    /** Whether there is such a checkpoint to {@link #resume}. */
    boolean has(String checkpoint);

    /** A server as it was when {@link ShadowServer#keep} was called; empty when that is not there any more. */
    Optional<ShadowServer> resume(String checkpoint);
}
