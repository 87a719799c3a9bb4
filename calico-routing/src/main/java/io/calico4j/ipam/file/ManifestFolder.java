// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.file;

import io.calico4j.diagnostic.FormatException;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.resource.StoredValue;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamReservation;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a {@link FileIpamStore}. Safe for any number of threads, one to a key. */
final class ManifestFolder implements AutoCloseable {
    /*
     * A write goes to .writing-N, is flushed, is moved over the object's file, and the folder is flushed. What a crash
     * leaves of the first step is removed when the folder is opened again. Files keep the names they were found under;
     * new ones are named after their key.
     *
     * A failure before the move has changed nothing. One of the move or after it leaves open which of the two is on the
     * disk, so nothing more is written until the folder has been read again: what is written next may rest on either.
     */
    private static final String UNFINISHED = ".writing-";

    private final Path root;
    private final FolderLock lock;
    private final Disk disk;
    private final Map<IpamKey<?>, Path> files = new ConcurrentHashMap<>();
    private final AtomicLong unfinished = new AtomicLong();
    private final AtomicReference<@Nullable IpamException> doubt = new AtomicReference<>();

    private ManifestFolder(Path root, FolderLock lock, Disk disk) {
        this.root = root;
        this.lock = lock;
        this.disk = disk;
    }

    static ManifestFolder open(Path root, Disk disk) {
        try {
            disk.createFolder(root);
            return new ManifestFolder(root, FolderLock.of(root), disk);
        } catch (IOException e) {
            throw failed("open", root, e);
        }
    }

    private static IpamException failed(String what, Path path, IOException e) {
        return new IpamException(IpamError.DATASTORE, "can't " + what + " " + path + ": " + reason(e), e);
    }

    /** Says why; the messages of many failures are no more than the name of the file. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " doesn't exist";
        }
        boolean bare = e instanceof FileSystemException failure && failure.getReason() == null;
        return bare ? e.getClass().getSimpleName() + " of " + e.getMessage() : String.valueOf(e.getMessage());
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Reads all objects that matter, and removes what a crash left unfinished. */
    List<StoredValue<?>> readAll() {
        List<StoredValue<?>> values = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path file : manifests()) {
            try {
                read(file).ifPresent(value -> {
                    values.add(value);
                    Path other = files.putIfAbsent(value.key(), file);
                    if (other != null) {
                        problems.add(other + " and " + file + " hold the same object");
                    }
                });
            } catch (IpamException | FormatException | IllegalArgumentException | ArithmeticException e) {
                problems.add(file + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new IpamException(IpamError.DATASTORE, String.join("\n", problems));
        }
        return values;
    }

    private List<Path> manifests() {
        try (Stream<Path> found = Files.walk(root)) {
            List<Path> manifests = new ArrayList<>();
            for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                if (name.startsWith(UNFINISHED)) {
                    disk.remove(file);
                } else if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
                    manifests.add(file);
                }
            }
            return manifests;
        } catch (IOException e) {
            throw failed("list", root, e);
        } catch (UncheckedIOException e) {
            throw failed("list", root, Objects.requireNonNull(e.getCause(), "cause"));
        }
    }

    private static Manifest manifest(Path file) {
        Manifest manifest = ManifestReader.strict().read(file);
        if (manifest.diagnostics().hasErrors()) {
            throw new IpamException(IpamError.DATASTORE, manifest.renderDiagnostics());
        }
        return manifest;
    }

    private static Optional<StoredValue<?>> read(Path file) {
        Manifest manifest = manifest(file);
        List<StoredValue<?>> values = new ArrayList<>();
        for (Resource resource : manifest.resources()) {
            IpamResources.read(resource).ifPresent(values::add);
        }
        if (!values.isEmpty() && manifest.resources().size() > 1) {
            throw new IpamException(
                    IpamError.DATASTORE, "it holds " + manifest.resources().size() + " objects, not one");
        }
        Optional<StoredValue<?>> value = values.stream().findFirst();
        if (value.isPresent() && !value.get().key().isValid()) {
            throw new IpamException(IpamError.DATASTORE, "its object has no name");
        }
        return value;
    }

    /** Puts a value in the place of what is stored under a key; in a pool, a reservation or a node all else stays. */
    void keep(IpamKey<?> key, Object value) {
        Path file = files.get(key);
        boolean context = value instanceof IpamPool || value instanceof IpamReservation || value instanceof IpamNode;
        Optional<Resource> before =
                file != null && context ? manifest(file).resources().stream().findFirst() : Optional.empty();
        Optional<Resource> next = before.isPresent()
                ? IpamResources.write(untyped(key), value, before.get())
                : IpamResources.write(untyped(key), value);
        write(
                key,
                next.orElseThrow(() -> new IpamException(
                        IpamError.OTHER, key.path() + " has no manifest, so a folder can't keep it")));
    }

    @SuppressWarnings("unchecked") // the value came with this key
    private static IpamKey<Object> untyped(IpamKey<?> key) {
        return (IpamKey<Object>) key;
    }

    /** Puts an object in the place of what is stored under a key. */
    void write(IpamKey<?> key, Resource resource) {
        checkSettled();
        Path found = files.get(key);
        Path file = found != null ? found : unused(FileNames.of(key));
        Path next = file.resolveSibling(UNFINISHED + unfinished.incrementAndGet());
        boolean json = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json");
        String text = (json ? ManifestWriter.json() : ManifestWriter.yaml()).write(resource);
        try {
            disk.createFolder(parent(file));
            disk.write(next, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            discard(next);
            throw failed("write", file, e);
        }
        try {
            disk.replace(next, file);
            disk.flush(parent(file));
        } catch (IOException e) {
            throw inDoubt("write", file, e);
        }
        files.put(key, file);
    }

    /** Returns the file of a new object; where its name is taken, by an object of another kind or name, one with a number. */
    private Path unused(Path relative) {
        Path file = root.resolve(relative);
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - FileNames.ENDING.length());
        for (int number = 2; Files.exists(file, LinkOption.NOFOLLOW_LINKS); number++) {
            file = file.resolveSibling(stem + "%" + number + FileNames.ENDING);
        }
        return file;
    }

    private void discard(Path file) {
        try {
            disk.remove(file);
        } catch (IOException e) {
            assert file.getFileName().toString().startsWith(UNFINISHED) : "kept until the folder is opened again";
        }
    }

    /** Removes what is stored under a key. */
    void delete(IpamKey<?> key) {
        checkSettled();
        Path file = files.get(key);
        if (file == null) {
            return;
        }
        try {
            disk.remove(file);
            disk.flush(parent(file));
        } catch (IOException e) {
            throw inDoubt("delete", file, e);
        }
        files.remove(key);
    }

    private IpamException inDoubt(String what, Path file, IOException e) {
        IpamException failure = failed(what, file, e);
        doubt.compareAndSet(null, failure);
        return failure;
    }

    private void checkSettled() {
        IpamException failure = doubt.get();
        if (failure != null) {
            throw new IpamException(
                    IpamError.DATASTORE,
                    "open " + root + " again, it isn't known what is on the disk: " + failure.getMessage(),
                    failure);
        }
    }

    private Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? root : parent;
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw failed("close", root, e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
