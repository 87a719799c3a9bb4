// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.HostReservation;
import io.calico4j.ipam.leak.ClusterFacts;
import io.calico4j.ipam.leak.LeakScan;
import io.calico4j.ipam.leak.SyncReport;
import io.calico4j.ipam.plan.BlockSizeOption;
import io.calico4j.ipam.plan.CapacityDemand;
import io.calico4j.ipam.plan.CapacityPlan;
import io.calico4j.ipam.plan.GrowthSimulation;
import io.calico4j.ipam.report.BlockUse;
import io.calico4j.ipam.report.GrowthChart;
import io.calico4j.ipam.report.IpamEvidence;
import io.calico4j.ipam.report.IpamFinding;
import io.calico4j.ipam.report.IpamRepair;
import io.calico4j.ipam.report.IpamReport;
import io.calico4j.ipam.report.OwnerUse;
import io.calico4j.ipam.report.PoolUse;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records of address management refuse {@code null} by the name of the component. */
class NullArgumentsTest {
    private static final BlockSizeOption OPTION = new BlockSizeOption(26, 1, 2, 3, 4, 5, 6, true);

    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(String.class, "text"),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(OptionalLong.class, OptionalLong.empty()),
            Map.entry(List.class, List.of()),
            Map.entry(IpAddress.class, IpAddress.parse("10.0.0.7")),
            Map.entry(Cidr.class, Cidr.parse("10.0.0.0/28")),
            Map.entry(IpFamily.class, IpFamily.V4),
            Map.entry(IpamError.class, IpamError.NOT_IN_POOL),
            Map.entry(BigInteger.class, BigInteger.TEN),
            Map.entry(Code.class, Code.of("CAL9999", "sample")),
            Map.entry(Severity.class, Severity.ERROR),
            Map.entry(Diagnostics.class, Diagnostics.none()),
            Map.entry(FieldPath.class, FieldPath.root()),
            Map.entry(IpamRepair.class, new IpamRepair.HealHandles()),
            Map.entry(AffinityOwner.class, AffinityOwner.host("node-1")),
            Map.entry(ReleaseRequest.class, ReleaseRequest.of("10.0.0.7")),
            Map.entry(BlockSizeOption.class, OPTION),
            Map.entry(CapacityDemand.class, CapacityDemand.on(List.of()).build()),
            Map.entry(GrowthSimulation.Kind.class, GrowthSimulation.Kind.POD_GOES),
            Map.entry(int.class, 3),
            Map.entry(long.class, 5L),
            Map.entry(boolean.class, true));

    static List<Class<? extends Record>> records() {
        return List.of(
                AssignIpRequest.class,
                AssignedAddress.class,
                Assignment.class,
                AutoAssignResult.class,
                ClaimResult.class,
                EnsureBlockResult.class,
                IpamFailure.class,
                OwnerUpdate.class,
                OwnerUpdate.Expected.class,
                OwnerUpdate.Preconditions.class,
                PoolUtilization.class,
                PoolUtilization.Block.class,
                ReleaseRequest.class,
                ReleaseResult.class,
                HostReservation.class,
                ClusterFacts.Pod.class,
                ClusterFacts.NodeName.Kubernetes.class,
                LeakScan.class,
                LeakScan.Leak.class,
                SyncReport.class,
                CapacityPlan.class,
                GrowthSimulation.Event.class,
                BlockUse.class,
                OwnerUse.class,
                PoolUse.class,
                IpamEvidence.class,
                IpamFinding.class,
                IpamReport.class,
                IpamRepair.ReleaseAddresses.class,
                IpamRepair.ReleaseOwner.class,
                IpamRepair.ReleaseBlocks.class,
                IpamRepair.ByHand.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_missing_component_is_named(Class<? extends Record> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> SAMPLES.get(component.getType()))
                .toArray();
        assertThat(values).doesNotContainNull();
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        assertThat(constructor.newInstance(values)).isNotNull();
        for (int i = 0; i < components.length; i++) {
            if (!components[i].getType().isPrimitive()) {
                Object[] missing = values.clone();
                missing[i] = null;
                assertThatThrownBy(() -> constructor.newInstance(missing))
                        .isInstanceOf(InvocationTargetException.class)
                        .cause()
                        .isInstanceOf(NullPointerException.class)
                        .hasMessage(components[i].getName());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void a_number_below_its_range_is_named(Callable<?> call, String message) {
        assertThatThrownBy(call::call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    static List<Arguments> numbers() {
        AutoAssignRequest.Builder request = AutoAssignRequest.on("node-1");
        return List.of(
                number(() -> request.v4(-1), "the number of IPv4 addresses is at least 0: -1"),
                number(() -> request.v6(-2), "the number of IPv6 addresses is at least 0: -2"),
                number(() -> request.maxBlocks(-3), "the limit of blocks is at least 0: -3"),
                number(() -> request.maxPerHandle(-4), "the number of addresses of a handle is at least 0: -4"),
                number(
                        () -> new HostReservation(-5, 6, "h", "n").count(),
                        "addresses kept in a block are at least 0: -5 and 6"));
    }

    private static Arguments number(Callable<?> call, String message) {
        return Arguments.of(call, message);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_missing_argument_is_named(Callable<?> call, String name) {
        assertThatThrownBy(call::call).isInstanceOf(NullPointerException.class).hasMessage(name);
    }

    @SuppressWarnings("NullAway") // null is the point
    static List<Arguments> calls() {
        Ipam ipam = Ipam.over(InMemoryIpamStore.create());
        return List.of(
                number(() -> Ipam.over(null).asWindows(), "store"),
                number(() -> ipam.autoAssign(null).addresses(), "request"),
                number(
                        () -> {
                            ipam.assignIp(null);
                            return ipam;
                        },
                        "request"),
                number(() -> ipam.release(null).released(), "requests"),
                number(
                        () -> {
                            ipam.releaseByHandle(null);
                            return ipam;
                        },
                        "handle"),
                number(
                        () -> {
                            ipam.removeHost(null);
                            return ipam;
                        },
                        "owner"),
                number(() -> AutoAssignRequest.on(null).build(), "host"),
                number(() -> AffinityOwner.host(null).text(), "host"),
                number(() -> CapacityDemand.on(null).build(), "pools"),
                number(() -> CapacityPlan.of(null).mostNodes(), "demand"),
                number(() -> IpamReport.of((IpamStore) null).blocks(), "store"),
                number(() -> new GrowthChart(null, BigInteger.ONE, Optional.empty()).timeline(), "timeline"),
                number(() -> GrowthSimulation.firstShortage(null).isEmpty(), "timeline"));
    }
}
