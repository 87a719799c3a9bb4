// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.contract.IpamStoreContract;
import io.calico4j.ipam.file.FileIpamStore;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.resource.StoredValue;
import io.calico4j.ipam.store.AffinityState;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.BlockAffinity;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamJournal;
import io.calico4j.ipam.store.IpamJson;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamReservation;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.PoolUse;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.Resource;
import io.calico4j.resource.pool.IPPool;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever must not be {@code null} is refused by its name. */
class NullsTest {
    private static final IpamKey.HandleKey KEY = new IpamKey.HandleKey("one");
    private static final List<Class<?>> TYPES = List.of(
            AllocationHandle.class,
            BlockAffinity.class,
            AffinityState.class,
            PoolUse.class,
            InMemoryIpamStore.class,
            IpamConfig.class,
            IpamException.class,
            IpamJson.class,
            IpamKey.class,
            IpamKey.BlockKey.class,
            IpamKey.AffinityKey.class,
            IpamKey.HandleKey.class,
            IpamKey.HostKey.class,
            IpamKey.NodeKey.class,
            IpamKey.PoolKey.class,
            IpamKey.ReservationKey.class,
            IpamNode.class,
            IpamPool.class,
            IpamPool.Builder.class,
            IpamRange.class,
            IpamReservation.class,
            IpamStore.Entry.class,
            EtcdIpamStore.class,
            FileIpamStore.class,
            IpamResources.class,
            StoredValue.class,
            IpamStoreContract.Clause.class);

    @TempDir
    private static Path folder = Path.of("");

    static Stream<Class<?>> types() {
        return TYPES.stream();
    }

    /** Something of each type. */
    private static Map<Class<?>, Object> samples() throws Exception {
        AllocationHandle handle = AllocationHandle.of(Cidr.parse("10.0.0.64/26"), 3);
        Map<Class<?>, Object> samples = new LinkedHashMap<>();
        samples.put(AllocationHandle.class, handle);
        samples.put(Object.class, handle);
        samples.put(BlockAffinity.class, new BlockAffinity(AffinityState.CONFIRMED, false));
        samples.put(AffinityState.class, AffinityState.PENDING);
        samples.put(PoolUse.class, PoolUse.TUNNEL);
        samples.put(InMemoryIpamStore.class, InMemoryIpamStore.create());
        samples.put(IpamStore.class, InMemoryIpamStore.create());
        samples.put(
                IpamJournal.class, (IpamJournal) (key, value) -> assertThat(key).isNotNull());
        samples.put(IpamConfig.class, IpamConfig.DEFAULT);
        samples.put(IpamError.class, IpamError.OTHER);
        samples.put(IpamException.class, new IpamException(IpamError.OTHER, "x"));
        samples.put(Throwable.class, new IllegalStateException("x"));
        samples.put(IpamKey.class, KEY);
        samples.put(IpamKey.BlockKey.class, new IpamKey.BlockKey(Cidr.parse("10.0.0.64/26")));
        samples.put(
                IpamKey.AffinityKey.class,
                new IpamKey.AffinityKey(AffinityOwner.host("node-1"), Cidr.parse("10.0.0.0/26")));
        samples.put(IpamKey.HandleKey.class, KEY);
        samples.put(IpamKey.HostKey.class, new IpamKey.HostKey("node-3"));
        samples.put(IpamKey.NodeKey.class, new IpamKey.NodeKey("node-4"));
        samples.put(IpamKey.PoolKey.class, new IpamKey.PoolKey("pool-5"));
        samples.put(IpamKey.ReservationKey.class, new IpamKey.ReservationKey("kept"));
        samples.put(IpamNode.class, new IpamNode("node-6", Labels.empty()));
        samples.put(IpamPool.class, IpamPool.of("pool-7", "10.7.0.0/16"));
        samples.put(IpamPool.Builder.class, IpamPool.builder("pool-8", "10.8.0.0/16"));
        samples.put(IpamRange.class, IpamRange.handles());
        samples.put(IpamReservation.class, new IpamReservation("kept", List.of()));
        samples.put(IpamStore.Entry.class, new IpamStore.Entry<>(KEY, handle, 9));
        samples.put(EtcdIpamStore.class, EtcdIpamStore.at(URI.create("http://127.0.0.1:1")));
        samples.put(FileIpamStore.class, FileIpamStore.open(folder.resolve("store")));
        samples.put(StoredValue.class, new StoredValue<>(KEY, handle));
        samples.put(IpamStoreContract.Clause.class, IpamStoreContract.clauses().get(0));
        samples.put(
                Consumer.class, (Consumer<Object>) value -> assertThat(value).isNotNull());
        samples.put(ObjIntConsumer.class, (ObjIntConsumer<Object>)
                (value, count) -> assertThat(value).isNotNull());
        samples.put(String.class, "10.2.0.0/16");
        samples.put(byte[].class, new byte[] {'{', '}'});
        samples.put(List.class, List.of());
        samples.put(Optional.class, Optional.empty());
        samples.put(Labels.class, Labels.empty());
        samples.put(AffinityOwner.class, AffinityOwner.host("node-9"));
        samples.put(Cidr.class, Cidr.parse("10.9.0.0/26"));
        samples.put(IpFamily.class, IpFamily.V6);
        samples.put(URI.class, URI.create("http://127.0.0.1:2"));
        samples.put(SSLContext.class, SSLContext.getDefault());
        samples.put(Duration.class, Duration.ofSeconds(7));
        samples.put(Path.class, folder.resolve("other"));
        samples.put(ClusterSnapshot.class, ClusterSnapshot.of(List.of()));
        samples.put(Resource.class, IPPool.builder().name("pool-9").build());
        samples.put(int.class, 4);
        samples.put(long.class, 5L);
        samples.put(boolean.class, true);
        return samples;
    }

    @ParameterizedTest
    @MethodSource("types")
    void what_must_not_be_null_is_refused_by_its_name(Class<?> type) throws Exception {
        Map<Class<?>, Object> samples = samples();
        try {
            int checked = 0;
            for (Executable call : calls(type)) {
                for (int place = 0; place < call.getParameterCount(); place++) {
                    Parameter parameter = call.getParameters()[place];
                    if (!parameter.getType().isPrimitive() && !mayBeNull(parameter)) {
                        String message = refusal(call, place, samples);
                        assertThat(message).as("%s, parameter %s", call, place).isNotBlank();
                        if (parameter.isNamePresent()) {
                            assertThat(message).as("%s", call).isEqualTo(parameter.getName());
                        }
                        checked++;
                    }
                }
            }
            assertThat(checked).isPositive();
        } finally {
            ((FileIpamStore) samples.getOrDefault(FileIpamStore.class, "")).close();
        }
    }

    private static List<Executable> calls(Class<?> type) {
        List<Executable> calls = new ArrayList<>();
        for (Constructor<?> constructor : type.getConstructors()) {
            calls.add(constructor);
        }
        for (Method method : type.getMethods()) {
            boolean own = method.getDeclaringClass().equals(type) && !method.isBridge() && !method.isSynthetic();
            boolean ofEnum = type.isEnum() && method.getName().equals("valueOf");
            if (own && !ofEnum && !method.getName().equals("equals")) {
                calls.add(method);
            }
        }
        return calls;
    }

    private static boolean mayBeNull(Parameter parameter) {
        AnnotatedElement type = parameter.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    /** Calls with one {@code null}; returns what is said of it. */
    private static String refusal(Executable call, int place, Map<Class<?>, Object> samples) throws Exception {
        @Nullable Object[] arguments = new @Nullable Object[call.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> type = call.getParameterTypes()[i];
            assertThat(samples).as("%s", call).containsKey(type);
            arguments[i] = i == place ? null : samples.get(type);
        }
        try {
            Object result;
            if (call instanceof Method method) {
                Object on = Modifier.isStatic(method.getModifiers()) ? null : samples.get(method.getDeclaringClass());
                result = method.invoke(on, arguments);
            } else {
                result = ((Constructor<?>) call).newInstance(arguments);
            }
            throw new AssertionError(call + " takes null as argument " + place + " and gives " + result);
        } catch (InvocationTargetException e) {
            Throwable refusal = Objects.requireNonNull(e.getCause());
            assertThat(refusal).as("%s, argument %s", call, place).isInstanceOf(NullPointerException.class);
            return String.valueOf(refusal.getMessage());
        }
    }
}
