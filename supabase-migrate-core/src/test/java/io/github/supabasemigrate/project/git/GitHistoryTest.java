package io.github.supabasemigrate.project.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHistoryTest {

    @TempDir
    Path directory;

    @Test
    void isEmptyWithoutARepository() {
        assertThat(GitHistory.around(directory)).isEmpty();
    }

    @Test
    void readsTheFilesOfTheMergeBaseFromAModuleBelowTheRoot() throws Exception {
        Path module = directory.resolve("module");
        try (Git git = init(directory)) {
            commit(git, "module/supabase/migrations/001_a.sql", "base");
            commit(git, "elsewhere/001_b.sql", "not ours");
            git.checkout().setCreateBranch(true).setName("work").call();
            commit(git, "module/supabase/migrations/001_a.sql", "edited");
            commit(git, "module/supabase/migrations/002_b.sql", "added");
            git.checkout().setName("main").call();
            commit(git, "module/supabase/migrations/003_c.sql", "added on main since");
            git.checkout().setName("work").call();

            try (GitHistory history = GitHistory.around(module).orElseThrow()) {
                Revision base = history.mergeBase(Optional.empty());
                SortedMap<String, byte[]> files = history.files(base, "supabase/migrations");

                assertThat(base.name()).isEqualTo("the merge base with main");
                assertThat(files).containsOnlyKeys("supabase/migrations/001_a.sql");
                assertThat(files.get("supabase/migrations/001_a.sql"))
                        .asString(UTF_8)
                        .isEqualTo("base");
                assertThat(history.file(history.revision("main"), "supabase/migrations/003_c.sql"))
                        .isPresent();
                assertThat(history.file(base, "supabase/migrations/002_b.sql")).isEmpty();
            }
        }
    }

    @Test
    void prefersTheRemotesDefaultBranch() throws Exception {
        try (Git upstream = init(directory.resolve("upstream"))) {
            commit(upstream, "a.sql", "1");
            upstream.branchRename().setNewName("trunk").call();
            try (Git clone = Git.cloneRepository()
                            .setURI(directory.resolve("upstream").toUri().toString())
                            .setDirectory(directory.resolve("clone").toFile())
                            .call();
                    GitHistory history =
                            GitHistory.around(directory.resolve("clone")).orElseThrow()) {
                clone.getRepository().updateRef("refs/remotes/origin/HEAD").link("refs/remotes/origin/trunk");

                assertThat(history.defaultBranch().name()).isEqualTo("origin/trunk");
            }
        }
    }

    @Test
    void saysWhenThereIsNoDefaultBranch() throws Exception {
        try (Git git = init(directory)) {
            commit(git, "a.sql", "1");
            git.branchRename().setNewName("trunk").call();
            try (GitHistory history = GitHistory.around(directory).orElseThrow()) {
                assertThatThrownBy(history::defaultBranch)
                        .isInstanceOf(MigrateException.class)
                        .hasMessageContaining("-Dsupabase-migrate.ratchetFrom=<branch>");
            }
        }
    }

    @Test
    void saysThatAShallowCloneHidesTheMergeBase() throws Exception {
        try (Git upstream = init(directory.resolve("upstream"))) {
            commit(upstream, "a.sql", "1");
            upstream.checkout().setCreateBranch(true).setName("work").call();
            commit(upstream, "b.sql", "2");
            upstream.checkout().setName("main").call();
            commit(upstream, "c.sql", "3");
            try (Git clone = Git.cloneRepository()
                            .setURI(directory.resolve("upstream").toUri().toString())
                            .setDirectory(directory.resolve("clone").toFile())
                            .setCloneAllBranches(true)
                            .setBranch("work")
                            .setDepth(1)
                            .call();
                    GitHistory history =
                            GitHistory.around(directory.resolve("clone")).orElseThrow()) {
                assertThat(clone.getRepository().resolve("origin/main")).isNotNull();

                assertThat(history.isShallow()).isTrue();
                assertThatThrownBy(() -> history.mergeBase(Optional.of("origin/main")))
                        .isInstanceOf(MigrateException.class)
                        .hasMessageContaining("The clone is shallow")
                        .hasMessageContaining("git fetch --unshallow");
            }
        }
    }

    @Test
    void readsALinkedWorktree() throws Exception {
        Path main = directory.resolve("main");
        Path linked = directory.resolve("linked");
        try (Git git = init(main)) {
            commit(git, "supabase/a.sql", "1");
            linkWorktree(main, linked, git.getRepository().resolve("HEAD").name());
        }

        try (GitHistory history = GitHistory.around(linked).orElseThrow()) {
            Revision base = history.mergeBase(Optional.of("main"));
            assertThat(history.files(base, "supabase")).containsOnlyKeys("supabase/a.sql");
            assertThat(history.isShallow()).isFalse();
        }
    }

    @Test
    void namesARefThatIsUnknown() throws Exception {
        try (Git git = init(directory)) {
            commit(git, "a.sql", "1");
            try (GitHistory history = GitHistory.around(directory).orElseThrow()) {
                assertThatThrownBy(() -> history.mergeBase(Optional.of("origin/develop")))
                        .isInstanceOf(MigrateException.class)
                        .hasMessage("Git knows no `origin/develop` here.\ngit fetch origin develop");
            }
        }
    }

    /** What {@code git worktree add} writes; JGit itself cannot make one. */
    private static void linkWorktree(Path main, Path linked, String head) throws IOException {
        Path meta = Files.createDirectories(main.resolve(".git/worktrees/linked"));
        Files.createDirectories(linked);
        Files.writeString(linked.resolve(".git"), "gitdir: " + meta + "\n");
        Files.writeString(meta.resolve("HEAD"), head + "\n");
        Files.writeString(meta.resolve("commondir"), "../..\n");
        Files.writeString(meta.resolve("gitdir"), linked.resolve(".git") + "\n");
    }

    private static Git init(Path root) throws GitAPIException {
        return Git.init().setDirectory(root.toFile()).setInitialBranch("main").call();
    }

    private static void commit(Git git, String file, String text) throws IOException, GitAPIException {
        Path path = git.getRepository().getWorkTree().toPath().resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage(text)
                .setSign(false)
                .setAuthor("A", "a@example.org")
                .setCommitter("A", "a@example.org")
                .call();
    }
}
