// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.file;

import io.calico4j.diagnostic.FormatException;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.resource.StoredValue;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.Resource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The files of a {@link FileIpamStore}. Safe for any number of threads, one to a key. */
final class ManifestFolder implements AutoCloseable {
    /*
     * A write goes to .writing-N, is flushed, is moved over the object's file, and the folder is flushed. What a crash
     * leaves of the first step is removed when the folder is opened again. Files keep the names they were found under;
     * new ones are named after their key.
     */
    private static final String UNFINISHED = ".writing-";
    private static final String LOCK = ".lock";

    private final Path root;
    private final FileChannel lock;
    private final Map<IpamKey<?>, Path> files = new ConcurrentHashMap<>();
    private final AtomicLong unfinished = new AtomicLong();

    private ManifestFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static ManifestFolder open(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new IpamException(IpamError.DATASTORE, root + " is open in another store");
            }
            return new ManifestFolder(root, channel);
        } catch (IOException e) {
            throw failed("open", root, e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static IpamException failed(String what, Path path, IOException e) {
        return new IpamException(IpamError.DATASTORE, "can't " + what + " " + path + ": " + e.getMessage(), e);
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
                    Files.delete(file);
                } else if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
                    manifests.add(file);
                }
            }
            return manifests;
        } catch (IOException e) {
            throw failed("list", root, e);
        }
    }

    private static Optional<StoredValue<?>> read(Path file) {
        Manifest manifest = ManifestReader.strict().read(file);
        if (manifest.diagnostics().hasErrors()) {
            throw new IpamException(IpamError.DATASTORE, manifest.renderDiagnostics());
        }
        List<StoredValue<?>> values = new ArrayList<>();
        for (Resource resource : manifest.resources()) {
            IpamResources.read(resource).ifPresent(values::add);
        }
        if (!values.isEmpty() && manifest.resources().size() > 1) {
            throw new IpamException(
                    IpamError.DATASTORE, "it holds " + manifest.resources().size() + " objects, not one");
        }
        return values.stream().findFirst();
    }

    /** Puts an object in the place of what is stored under a key. */
    void write(IpamKey<?> key, Resource resource) {
        Path file = files.getOrDefault(key, root.resolve(FileNames.of(key)));
        Path next = file.resolveSibling(UNFINISHED + unfinished.incrementAndGet());
        boolean json = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json");
        String text = (json ? ManifestWriter.json() : ManifestWriter.yaml()).write(resource);
        try {
            Path parent = parent(file);
            Files.createDirectories(parent);
            try (FileChannel channel =
                    FileChannel.open(next, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (octets.hasRemaining()) {
                    int written = channel.write(octets);
                    assert written >= 0;
                }
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            flush(parent);
        } catch (IOException e) {
            throw failed("write", file, e);
        }
        files.put(key, file);
    }

    /** Removes what is stored under a key. */
    void delete(IpamKey<?> key) {
        Path file = files.get(key);
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
            flush(parent(file));
        } catch (IOException e) {
            throw failed("delete", file, e);
        }
        files.remove(key);
    }

    private Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? root : parent;
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
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
