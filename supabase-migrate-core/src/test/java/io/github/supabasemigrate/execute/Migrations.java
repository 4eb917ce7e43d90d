package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of migrations that a test fills. */
final class Migrations {

    private final Path folder;

    Migrations(Path folder) {
        this.folder = folder;
    }

    Migrations with(String fileName, String sql) throws IOException {
        Files.writeString(folder.resolve(fileName), sql);
        return this;
    }

    List<MigrationFile> files() {
        return SupabaseProject.ofMigrations(folder).migrations();
    }
}
