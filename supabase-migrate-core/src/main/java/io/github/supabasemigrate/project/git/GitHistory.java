package io.github.supabasemigrate.project.git;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * The Git repository that a directory belongs to, read only. Paths are relative to that directory, with {@code /}, as those of the
 * project's files are. Not for use by several threads at once.
 */
public final class GitHistory implements AutoCloseable {

    private static final List<String> USUAL_BRANCHES =
            List.of("refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master");

    private final Repository repository;
    private final String prefix;

    private GitHistory(Repository repository, String prefix) {
        this.repository = repository;
        this.prefix = prefix;
    }

    /** Opens the repository around a directory; empty if there is none. Linked worktrees are repositories too. */
    public static Optional<GitHistory> around(Path directory) {
        FileRepositoryBuilder builder = new FileRepositoryBuilder()
                .setMustExist(true)
                .findGitDir(directory.toAbsolutePath().normalize().toFile());
        if (builder.getGitDir() == null) {
            return Optional.empty();
        }
        try {
            Repository repository = builder.build();
            return Optional.of(new GitHistory(repository, prefix(repository, directory)));
        } catch (RepositoryNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(builder.getGitDir(), e);
        }
    }

    /**
     * Where the work in this checkout left a branch.
     *
     * @param ref a branch, tag or commit; empty means the remote's default branch
     * @throws MigrateException if the ref is unknown, or a shallow clone does not hold the common commit
     */
    public Revision mergeBase(Optional<String> ref) {
        Revision other = ref.map(this::revision).orElseGet(this::defaultBranch);
        Revision head = revision(Constants.HEAD);
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(ObjectId.fromString(head.commit())));
            walk.markStart(walk.parseCommit(ObjectId.fromString(other.commit())));
            RevCommit base = walk.next();
            if (base == null) {
                throw noMergeBase(other);
            }
            return new Revision("the merge base with " + other.name(), base.name());
        } catch (IOException e) {
            throw isShallow() ? noMergeBase(other) : unreadable(repository.getDirectory(), e);
        }
    }

    /** The commit of a branch, tag or hash. */
    public Revision revision(String ref) {
        try {
            ObjectId commit = repository.resolve(ref + "^{commit}");
            if (commit == null) {
                throw MigrateException.because("Git knows no `" + ref + "` here.")
                        .why(isShallow() ? "The clone is shallow." : null)
                        .next("git fetch origin " + ref.replaceFirst("^origin/", ""))
                        .build();
            }
            return new Revision(ref, commit.name());
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(repository.getDirectory(), e);
        }
    }

    /**
     * The branch that the remote shows first: {@code origin/HEAD}, else {@code main} or {@code master} of the remote, else of this
     * repository.
     */
    public Revision defaultBranch() {
        try {
            Ref remoteHead = repository.exactRef("refs/remotes/origin/HEAD");
            if (remoteHead != null && remoteHead.isSymbolic() && remoteHead.getObjectId() != null) {
                return revision(Repository.shortenRefName(remoteHead.getTarget().getName()));
            }
            for (String branch : USUAL_BRANCHES) {
                if (repository.exactRef(branch) != null) {
                    return revision(Repository.shortenRefName(branch));
                }
            }
        } catch (IOException e) {
            throw unreadable(repository.getDirectory(), e);
        }
        throw MigrateException.because("Git does not say which branch is the default one.")
                .why("There is no origin/HEAD, and no branch named main or master.")
                .next("git remote set-head origin --auto, or name the branch: -Dsupabase-migrate.ratchetFrom=<branch>")
                .build();
    }

    /** The files directly or deeper in a folder, at a revision: bytes by path, sorted by path. */
    public SortedMap<String, byte[]> files(Revision revision, String folder) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(
                    walk.parseCommit(ObjectId.fromString(revision.commit())).getTree());
            tree.setRecursive(true);
            String path = path(folder);
            if (!path.isEmpty()) {
                tree.setFilter(PathFilter.create(path));
            }
            while (tree.next()) {
                files.put(
                        tree.getPathString().substring(prefix.length()),
                        repository.open(tree.getObjectId(0), Constants.OBJ_BLOB).getBytes());
            }
            return files;
        } catch (IOException e) {
            throw unreadable(repository.getDirectory(), e);
        }
    }

    /** One file at a revision; empty if it was not there. */
    public Optional<byte[]> file(Revision revision, String path) {
        return Optional.ofNullable(files(revision, path).get(path));
    }

    /** True if commits are missing because the clone was made with a depth. */
    public boolean isShallow() {
        return new File(repository.getCommonDirectory(), Constants.SHALLOW).isFile();
    }

    @Override
    public void close() {
        repository.close();
    }

    private String path(String folder) {
        String path = prefix + (folder.equals(".") ? "" : folder);
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String prefix(Repository repository, Path directory) throws IOException {
        if (repository.isBare()) {
            return "";
        }
        Path root = repository.getWorkTree().toPath().toRealPath();
        String below = root.relativize(directory.toRealPath()).toString().replace(File.separatorChar, '/');
        return below.isEmpty() ? "" : below + "/";
    }

    private MigrateException noMergeBase(Revision other) {
        return isShallow()
                ? MigrateException.because("The merge base with `" + other.name() + "` is not in this clone.")
                        .why("The clone is shallow: its history is cut off.")
                        .next("git fetch --unshallow; in GitHub Actions: actions/checkout with fetch-depth: 0")
                        .build()
                : MigrateException.because("HEAD and `" + other.name() + "` have no commit in common.")
                        .build();
    }

    private static MigrateException unreadable(File gitDirectory, Exception e) {
        return MigrateException.because("The Git repository `" + gitDirectory + "` cannot be read.")
                .why(e.toString())
                .cause(e)
                .build();
    }
}
