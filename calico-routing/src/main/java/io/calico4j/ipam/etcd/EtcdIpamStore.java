// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.JointWrites;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A store in etcd, version 3.4 or later, under Calico's own keys and in its own JSON.
 *
 * <p>Every call is one request over the JSON gateway, a long list one for each 5,000 values at one revision; reads are
 * linearizable. Authority for the layout: Calico v3.32, libcalico-go/lib/backend/model. Where etcd asks for a login,
 * {@link #withLogin} gives it; where it asks for a client certificate, the {@link SSLContext} that the caller brings does.
 * Etcd's gateway doesn't take a certificate's name for a user, so with authentication on, a login is needed as well. Safe
 * for any number of threads.
 */
public final class EtcdIpamStore implements IpamStore {
    final EtcdGateway gateway;

    private EtcdIpamStore(EtcdGateway gateway) {
        this.gateway = gateway;
    }

    /** Returns the store of an etcd, such as {@code http://127.0.0.1:2379}; nothing is sent yet. */
    public static EtcdIpamStore at(URI endpoint) {
        return new EtcdIpamStore(new EtcdGateway(Objects.requireNonNull(endpoint, "endpoint"), null, null));
    }

    /** Returns the store of an etcd that is reached over TLS with certificates of one's own. */
    public static EtcdIpamStore at(URI endpoint, SSLContext tls) {
        return new EtcdIpamStore(new EtcdGateway(
                Objects.requireNonNull(endpoint, "endpoint"), Objects.requireNonNull(tls, "tls"), null));
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
        return new EtcdIpamStore(gateway.as(
                new EtcdLogin(Objects.requireNonNull(user, "user"), Objects.requireNonNull(password, "password"))));
    }

    static <V> String path(IpamKey<V> key) {
        if (!key.isValid()) {
            throw new IpamException(IpamError.OTHER, "a key with an empty name: " + key.path());
        }
        return key.path();
    }

    @Override
    public <V> Optional<Entry<V>> get(IpamKey<V> key) {
        EtcdValue found = gateway.get(path(key));
        return found == null || found.text() == null
                ? Optional.empty()
                : Optional.of(new Entry<>(key, EtcdCodec.read(key, found.text()), found.revision()));
    }

    @Override
    @SuppressWarnings("unchecked") // a range lists one type of value
    public <V> List<Entry<V>> list(IpamRange<V> range) {
        List<Entry<V>> entries = new ArrayList<>();
        for (EtcdValue found : gateway.list(range.pathPrefix()).values()) {
            Optional<IpamKey<?>> key = EtcdCodec.key(found.key()).filter(range::contains);
            if (key.isPresent() && found.text() != null) {
                IpamKey<V> known = (IpamKey<V>) key.get();
                entries.add(new Entry<>(known, EtcdCodec.read(known, found.text()), found.revision()));
            }
        }
        return entries;
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
        IpamKey<V> key = read.key();
        EtcdGateway.Outcome outcome = gateway.put(path(key), EtcdCodec.write(key, value), read.revision());
        if (!outcome.done()) {
            throw lost(key, outcome.found() == null);
        }
        return new Entry<>(key, value, outcome.revision());
    }

    @Override
    public <V> void delete(Entry<V> read) {
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
        return new Entry<>(key, value, gateway.put(path(key), EtcdCodec.write(key, value)));
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
