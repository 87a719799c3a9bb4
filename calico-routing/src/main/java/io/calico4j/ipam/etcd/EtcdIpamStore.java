// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.JointWrites;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A store in etcd, version 3.4 or later, under Calico's own keys and in its own JSON.
 *
 * <p>Every call is one request over the JSON gateway, a long list one for each 1,000 values at one revision; reads are
 * linearizable. Authority for the layout: Calico v3.32, libcalico-go/lib/backend/model. Where etcd asks for a login,
 * {@link #withLogin} gives it; where it asks for a client certificate, the {@link SSLContext} that the caller brings does.
 * Etcd's gateway doesn't take a certificate's name for a user, so with authentication on, a login is needed as well.
 *
 * <p>Of several members one is asked as long as it answers. A read that is not answered is asked again at the next one. A
 * write that is not answered fails with {@link IpamError#DATASTORE} and may have been carried out; it is never sent twice.
 *
 * <p>A value that is not what Calico writes fails a {@link #get}, but not the lists it is in, which leave it out, as
 * Calico's own client does; {@link #unreadable} names all such values. Pools, nodes and reservations keep what address
 * management doesn't know of them. Safe for any number of threads.
 */
public final class EtcdIpamStore implements IpamStore {
    final EtcdGateway gateway;

    private EtcdIpamStore(EtcdGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Returns the store of an etcd, such as {@code http://127.0.0.1:2379}; nothing is sent yet.
     *
     * @throws IllegalArgumentException if the endpoint is no URI of http or https with a host
     */
    public static EtcdIpamStore at(URI endpoint) {
        return at(List.of(Objects.requireNonNull(endpoint, "endpoint")));
    }

    /**
     * Returns the store of an etcd with several members, any of which may be asked; nothing is sent yet.
     *
     * @throws IllegalArgumentException if there is no endpoint, or one is no URI of http or https with a host
     */
    public static EtcdIpamStore at(List<URI> endpoints) {
        return new EtcdIpamStore(
                new EtcdGateway(EtcdSettings.of(Objects.requireNonNull(endpoints, "endpoints"), null)));
    }

    /**
     * Returns the store of an etcd that is reached over TLS with certificates of one's own; nothing is sent yet. The
     * certificate of the server must be of the host in the endpoint.
     *
     * @throws IllegalArgumentException if the endpoint is no URI of http or https with a host
     */
    public static EtcdIpamStore at(URI endpoint, SSLContext tls) {
        return at(List.of(Objects.requireNonNull(endpoint, "endpoint")), tls);
    }

    /** The same for several members. */
    public static EtcdIpamStore at(List<URI> endpoints, SSLContext tls) {
        return new EtcdIpamStore(new EtcdGateway(
                EtcdSettings.of(Objects.requireNonNull(endpoints, "endpoints"), Objects.requireNonNull(tls, "tls"))));
    }

    /**
     * Returns the same store with another patience: how long a member may take to accept a connection, and then to send
     * the next piece of its answer, 20 seconds if nothing is said.
     *
     * @throws IllegalArgumentException if it is less than a millisecond or more than 24 days
     */
    public EtcdIpamStore withTimeout(Duration timeout) {
        return new EtcdIpamStore(
                new EtcdGateway(gateway.settings().withTimeout(Objects.requireNonNull(timeout, "timeout"))));
    }

    /**
     * Returns the same store for a user of etcd, who is logged in with the first request, and again whenever etcd has let
     * the login expire; nothing is sent yet.
     *
     * <p>The password goes over the connection as it is: use an {@code https} endpoint unless etcd is on this machine. A
     * wrong password is a {@link IpamError#DATASTORE} failure of the first request. The user's role must allow reading and
     * writing of all keys that begin with {@code /calico/}.
     */
    public EtcdIpamStore withLogin(String user, String password) {
        return new EtcdIpamStore(new EtcdGateway(gateway.settings()
                .withLogin(new EtcdLogin(
                        Objects.requireNonNull(user, "user"), Objects.requireNonNull(password, "password")))));
    }

    /**
     * Returns the path of a key.
     *
     * @throws IpamException {@link IpamError#OTHER} if no key of etcd can stand for it
     */
    static <V> String path(IpamKey<V> key) {
        if (!Objects.requireNonNull(key, "key").isValid()) {
            throw new IpamException(IpamError.OTHER, "a key with an empty name: " + key.path());
        }
        String path = key.path();
        String host = key instanceof IpamKey.AffinityKey affinity
                ? affinity.owner().host()
                : key instanceof IpamKey.HostKey marker ? marker.host() : "";
        if (host.indexOf('/') >= 0) {
            throw new IpamException(IpamError.OTHER, "the name of a host with a slash in " + path);
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
            throw new IpamException(IpamError.OTHER, "half a character in " + path);
        }
        return path;
    }

    @Override
    public <V> Optional<Entry<V>> get(IpamKey<V> key) {
        EtcdValue found = gateway.get(path(key));
        return found.text() == null
                ? Optional.empty()
                : Optional.of(new Entry<>(key, EtcdCodec.read(key, found.text()), found.revision()));
    }

    @Override
    @SuppressWarnings("unchecked") // a range lists one type of value
    public <V> List<Entry<V>> list(IpamRange<V> range) {
        List<Entry<V>> entries = new ArrayList<>();
        for (EtcdValue found : gateway.list(
                        Objects.requireNonNull(range, "range").pathPrefix())
                .values()) {
            Optional<IpamKey<?>> key = EtcdCodec.key(found.key()).filter(range::contains);
            if (key.isPresent() && found.text() != null) {
                IpamKey<V> known = (IpamKey<V>) key.get();
                V value = readQuietly(known, found.text());
                if (value != null) {
                    entries.add(new Entry<>(known, value, found.revision()));
                }
            }
        }
        return entries;
    }

    private static <V> @Nullable V readQuietly(IpamKey<V> key, String text) {
        try {
            return EtcdCodec.read(key, text);
        } catch (IpamException e) {
            return null;
        }
    }

    /**
     * Returns an error for each value under Calico's keys of address management that is not what Calico writes, in the
     * order of the keys. Complexity: reads everything.
     */
    public Diagnostics unreadable() {
        Diagnostics.Builder found = Diagnostics.builder();
        for (String prefix : List.of(EtcdCodec.STATE, EtcdCodec.RESOURCES)) {
            for (EtcdValue value : gateway.list(prefix).values()) {
                IpamKey<?> key = EtcdCodec.key(value.key()).orElse(null);
                if (key == null && prefix.equals(EtcdCodec.STATE)) {
                    found.add(diagnostic(value.key(), "no key of address management"));
                } else if (key != null && value.text() != null) {
                    check(key, value.text(), found);
                }
            }
        }
        return found.build();
    }

    private static <V> void check(IpamKey<V> key, String text, Diagnostics.Builder found) {
        try {
            V read = EtcdCodec.read(key, text);
            assert read != null : key;
        } catch (IpamException e) {
            Throwable cause = e.getCause();
            found.add(diagnostic(key.path(), e.getMessage() + (cause == null ? "" : ": " + cause.getMessage())));
        }
    }

    private static Diagnostic diagnostic(String path, String message) {
        return Diagnostic.error(IpamResources.UNREADABLE, FieldPath.root(), message)
                .withSubject(path)
                .withHint("lists leave it out; restore it from a backup, or delete the key");
    }

    /** Returns the text to write in the place of what was read; the rest of a resource stays. */
    private <V> String textOver(IpamKey<V> key, V value, long revision) {
        if (EtcdCodec.isResource(key.kind())) {
            EtcdValue now = gateway.get(path(key));
            if (now.text() != null && now.revision() == revision) {
                return EtcdCodec.write(key, value, now.text());
            }
        }
        return EtcdCodec.write(key, value);
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> create(IpamKey<V> key, V value) {
        EtcdGateway.Outcome outcome = gateway.put(path(key), EtcdCodec.write(key, value), 0);
        if (!outcome.done()) {
            throw new IpamException(IpamError.ALREADY_EXISTS, key.path() + " exists");
        }
        return new Entry<>(key, value, outcome.revision());
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> update(Entry<V> read, V value) {
        IpamKey<V> key = Objects.requireNonNull(read, "read").key();
        EtcdGateway.Outcome outcome = gateway.put(path(key), textOver(key, value, read.revision()), read.revision());
        if (!outcome.done()) {
            throw lost(key, outcome.found() == null);
        }
        return new Entry<>(key, value, outcome.revision());
    }

    @Override
    public <V> void delete(Entry<V> read) {
        Objects.requireNonNull(read, "read");
        EtcdGateway.Outcome outcome = gateway.delete(path(read.key()), read.revision());
        if (!outcome.done()) {
            throw lost(read.key(), outcome.found() == null);
        }
    }

    static IpamException lost(IpamKey<?> key, boolean gone) {
        return gone
                ? new IpamException(IpamError.DOES_NOT_EXIST, key.path() + " doesn't exist")
                : new IpamException(IpamError.UPDATE_CONFLICT, key.path() + " changed since it was read");
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> apply(IpamKey<V> key, V value) {
        String path = path(key);
        while (EtcdCodec.isResource(key.kind())) {
            EtcdValue now = gateway.get(path);
            long expected = now.text() == null ? 0 : now.revision();
            String text = now.text() == null ? EtcdCodec.write(key, value) : EtcdCodec.write(key, value, now.text());
            EtcdGateway.Outcome outcome = gateway.put(path, text, expected);
            if (outcome.done()) {
                return new Entry<>(key, value, outcome.revision());
            }
        }
        return new Entry<>(key, value, gateway.put(path, EtcdCodec.write(key, value)));
    }

    @Override
    public Optional<JointWrites> jointWrites() {
        return Optional.of(new Joint());
    }

    /** Two changes in one transaction of etcd. */
    private final class Joint implements JointWrites {
        @Override
        public <A, B> boolean updateAndCreate(Entry<A> read, A value, IpamKey<B> key, B created) {
            return both(read, value, new EtcdGateway.Change(path(key), EtcdCodec.write(key, created), 0));
        }

        @Override
        public <A, B> boolean updateAndDelete(Entry<A> read, A value, Entry<B> doomed) {
            return both(read, value, new EtcdGateway.Change(path(doomed.key()), null, doomed.revision()));
        }

        private <A> boolean both(Entry<A> read, A value, EtcdGateway.Change second) {
            String text = EtcdCodec.write(read.key(), value);
            return gateway.both(new EtcdGateway.Change(path(read.key()), text, read.revision()), second) != 0;
        }
    }
}
