// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.kubernetes.Pod;
import io.calico4j.resource.Content;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.UnknownResource;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.pool.IPPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ClusterSnapshotTest {
    private static final IPPool POOL = IPPool.builder()
            .name("pool-a")
            .spec(spec -> spec.cidr("10.1.0.0/16"))
            .build();
    private static final IPPool WIDER_POOL = IPPool.builder()
            .name("pool-a")
            .spec(spec -> spec.cidr("10.2.0.0/15"))
            .build();
    private static final NetworkPolicy WEB = policy("shop", "web", "app == 'web'");
    private static final NetworkPolicy DB = policy("shop", "db", "app == 'db'");
    private static final NetworkPolicy OTHER_WEB = policy("bank", "web", "app == 'teller'");
    private static final UnknownResource WIDGET = UnknownResource.of(Content.Mapping.of(new TreeMap<>(Map.of(
            "apiVersion", new Content.Text("example.com/v1"),
            "kind", new Content.Text("Widget"),
            "metadata", Content.Mapping.of(new TreeMap<>(Map.of("name", new Content.Text("w-1"))))))));

    private static NetworkPolicy policy(String namespace, String name, String selector) {
        return NetworkPolicy.builder()
                .namespace(namespace)
                .name(name)
                .spec(spec -> spec.selector(selector))
                .build();
    }

    @Example
    void finds_objects_by_key_and_by_type() {
        ClusterSnapshot snapshot = ClusterSnapshot.of(List.of(WEB, POOL, WIDGET, DB, OTHER_WEB));

        assertThat(snapshot.find(NetworkPolicy.class, "shop", "web")).contains(WEB);
        assertThat(snapshot.find(NetworkPolicy.class, "bank", "web")).contains(OTHER_WEB);
        assertThat(snapshot.find(NetworkPolicy.class, "web")).isEmpty();
        assertThat(snapshot.find(IPPool.class, "pool-a")).contains(POOL);
        assertThat(snapshot.find(ResourceKey.parse("NetworkPolicy/shop/db"))).contains(DB);
        assertThat(snapshot.find(WIDGET.key())).contains(WIDGET);
    }

    @Example
    void lists_objects_in_the_order_of_their_keys() {
        ClusterSnapshot snapshot = ClusterSnapshot.of(List.of(WIDGET, WEB, DB, POOL, OTHER_WEB));

        assertThat(snapshot.all(NetworkPolicy.class)).containsExactly(OTHER_WEB, DB, WEB);
        assertThat(snapshot.all(Kind.IP_POOL)).containsExactly(POOL);
        assertThat(snapshot.all(UnknownResource.class)).containsExactly(WIDGET);
        assertThat(snapshot.resources()).extracting(Resource::key).isSorted().hasSize(5);
        assertThat(snapshot.all(Resource.class)).isEqualTo(snapshot.resources());
        assertThat(snapshot).hasToString("ClusterSnapshot{IPPool=1, NetworkPolicy=3, " + Kind.UNKNOWN + "=1}");
    }

    @Example
    void the_last_of_several_with_one_key_counts_and_the_others_are_told() {
        ClusterSnapshot.Builder builder =
                ClusterSnapshot.builder().add(POOL).add(WEB).add(WIDER_POOL);

        assertThat(builder.build().find(IPPool.class, "pool-a")).contains(WIDER_POOL);
        assertThat(builder.replaced()).containsExactly(POOL);
        assertThat(builder.build().size()).isEqualTo(2);
    }

    @Example
    void tells_what_changes() {
        ClusterSnapshot before = ClusterSnapshot.of(List.of(POOL, WEB));
        ClusterSnapshot after = before.with(WIDER_POOL, DB).without(WEB.key());

        SnapshotDelta delta = before.deltaTo(after);

        assertThat(delta.changes())
                .extracting(change -> change.key() + (change.isAddition() ? " +" : change.isRemoval() ? " -" : " ~"))
                .containsExactly("IPPool/pool-a ~", "NetworkPolicy/shop/db +", "NetworkPolicy/shop/web -");
        assertThat(before.apply(delta)).isEqualTo(after).hasSameHashCodeAs(after);
        assertThat(after.apply(delta.inverse())).isEqualTo(before);
    }

    @Example
    void an_equal_object_changes_nothing() {
        ClusterSnapshot snapshot = ClusterSnapshot.of(List.of(POOL, WEB));

        assertThat(snapshot.with(policy("shop", "web", "app == 'web'"))).isSameAs(snapshot);
        assertThat(snapshot.without(DB.key())).isSameAs(snapshot);
        assertThat(snapshot.deltaTo(ClusterSnapshot.of(List.of(WEB, POOL))).isEmpty())
                .isTrue();
    }

    @Property(tries = 200)
    void any_history_ends_where_building_at_once_does(
            @ForAll @Size(max = 80) List<@IntRange(min = 0, max = 399) Integer> history) {
        ClusterSnapshot start = ClusterSnapshot.of(List.of(POOL, WIDGET));
        ClusterSnapshot snapshot = start;
        TreeMap<ResourceKey, Resource> naive = new TreeMap<>();
        start.resources().forEach(resource -> naive.put(resource.key(), resource));
        for (int step : history) {
            NetworkPolicy changed = policy("ns-" + step % 4, "p-" + step % 10, "x == '" + step / 100 + "'");
            if (step % 3 == 0) {
                snapshot = snapshot.without(changed.key());
                naive.remove(changed.key());
            } else {
                snapshot = snapshot.with(changed);
                naive.put(changed.key(), changed);
            }
        }
        ClusterSnapshot atOnce = ClusterSnapshot.of(new ArrayList<>(naive.values()));

        assertThat(snapshot).isEqualTo(atOnce);
        assertThat(snapshot.resources()).containsExactlyElementsOf(naive.values());
        assertThat(start.apply(start.deltaTo(snapshot))).isEqualTo(snapshot);
        assertThat(snapshot.deltaTo(start)).isEqualTo(start.deltaTo(snapshot).inverse());
    }

    @Example
    void what_needs_a_namespace_and_names_none_is_in_the_default_one() {
        Pod pod =
                Pod.builder().metadata(Metadata.builder().name("web-0").build()).build();
        NetworkPolicy unplaced = NetworkPolicy.builder().name("api").build();
        ClusterSnapshot snapshot = ClusterSnapshot.of(List.of(pod, unplaced, WEB, POOL, WIDGET), "staging");
        assertThat(snapshot.resources().stream().map(r -> r.key().toString()))
                .containsExactlyInAnyOrder(
                        "Pod/staging/web-0",
                        "NetworkPolicy/staging/api",
                        "NetworkPolicy/shop/web",
                        "IPPool/pool-a",
                        WIDGET.key().toString());
    }
}
