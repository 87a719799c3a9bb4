// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.net.Cidr;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Logins to a real etcd that asks for them; the user may only touch Calico's keys. */
class EtcdLoginTest {
    private static final String PASSWORD = "se\"cret\\\u00e9";
    private static EtcdServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(EtcdServer.program().isPresent(), "etcd is not installed here (Debian: etcd-server)");
        server = EtcdServer.start();
        tell("auth/user/add", "{\"name\":\"root\",\"password\":\"root-word\"}");
        tell("auth/role/add", "{\"name\":\"root\"}");
        tell("auth/user/grant", "{\"user\":\"root\",\"role\":\"root\"}");
        tell("auth/user/add", "{\"name\":\"calico\",\"password\":\"se\\\"cret\\\\\u00e9\"}");
        tell("auth/role/add", "{\"name\":\"ipam\"}");
        tell(
                "auth/role/grant",
                "{\"name\":\"ipam\",\"perm\":{\"permType\":\"READWRITE\",\"key\":\"" + encoded("/calico/")
                        + "\",\"range_end\":\"" + encoded("/calico0") + "\"}}");
        tell("auth/user/grant", "{\"user\":\"calico\",\"role\":\"ipam\"}");
        tell("auth/enable", "{}");
    }

    private static void tell(String method, String body) throws IOException {
        assertThat(server.answer("/v3/" + method, body)).contains("revision");
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private static EtcdIpamStore calico() {
        return EtcdIpamStore.at(server.endpoint()).withLogin("calico", PASSWORD);
    }

    private static AllocationHandle handle(int count) {
        return AllocationHandle.empty().with(Cidr.parse("10.0.0.64/26"), count);
    }

    @Test
    void without_login_or_with_a_wrong_one_nothing_is_told() {
        IpamKey.HandleKey key = new IpamKey.HandleKey("nobody");
        for (EtcdIpamStore store : new EtcdIpamStore[] {
            EtcdIpamStore.at(server.endpoint()),
            EtcdIpamStore.at(server.endpoint()).withLogin("calico", "wrong-word")
        }) {
            assertThatExceptionOfType(IpamException.class)
                    .isThrownBy(() -> store.create(key, handle(1)))
                    .matches(e -> e.is(IpamError.DATASTORE))
                    .withMessageContaining(server.endpoint().toString())
                    .withMessageNotContaining("wrong-word");
        }
        assertThat(calico().get(key)).isEmpty();
    }

    @Test
    void a_user_reads_and_writes_what_its_role_allows() {
        EtcdIpamStore store = calico();
        var written = store.create(new IpamKey.HandleKey("mine"), handle(3));
        assertThat(store.update(written, handle(4)).value()).isEqualTo(handle(4));
        assertThat(calico().list(IpamRange.handles()))
                .anyMatch(entry ->
                        entry.key().equals(written.key()) && entry.value().equals(handle(4)));
        assertThatExceptionOfType(IpamException.class)
                .isThrownBy(() -> store.gateway.put("/elsewhere", "x"))
                .withMessageContaining("permission denied");
    }

    @Test
    void an_expired_login_is_renewed() throws IOException {
        EtcdIpamStore store = calico();
        IpamKey.HandleKey key = new IpamKey.HandleKey("renewed");
        var first = store.create(key, handle(5));
        takeTokensAway();
        assertThat(store.update(first, handle(6)).value()).isEqualTo(handle(6));
        assertThat(store.get(key).orElseThrow().value()).isEqualTo(handle(6));
    }

    /** A changed password takes all tokens of the user away, be it the same one. */
    private static void takeTokensAway() throws IOException {
        String root = "{\"name\":\"root\",\"password\":\"root-word\"}";
        String token = EtcdReply.parse(server.answer("/v3/auth/authenticate", root)).token;
        assertThat(token).isNotEmpty();
        String changed = server.answerAs(
                token, "/v3/auth/user/changepw", "{\"name\":\"calico\",\"password\":\"se\\\"cret\\\\\u00e9\"}");
        assertThat(changed).contains("revision");
    }

    @Test
    void a_mirror_whose_login_expires_goes_on_to_follow_others() throws Exception {
        IpamKey.HandleKey key = new IpamKey.HandleKey("long-lived");
        try (EtcdProxy proxy = new EtcdProxy(server.endpoint());
                MirroredEtcdIpamStore mirrored = MirroredEtcdIpamStore.open(
                        EtcdIpamStore.at(proxy.endpoint()).withLogin("calico", PASSWORD))) {
            takeTokensAway();
            proxy.cut();
            assertThat(calico().create(key, handle(9)).value()).isEqualTo(handle(9));
            while (mirrored.get(key).isEmpty()) {
                Thread.sleep(5);
            }
            assertThat(mirrored.get(key).orElseThrow().value()).isEqualTo(handle(9));
        }
    }

    @Test
    void a_mirror_of_a_user_follows_others() throws InterruptedException {
        IpamKey.HandleKey key = new IpamKey.HandleKey("followed");
        try (MirroredEtcdIpamStore mirrored = MirroredEtcdIpamStore.open(calico())) {
            var theirs = calico().create(key, handle(7));
            while (mirrored.get(key).isEmpty()) {
                Thread.sleep(5);
            }
            var followed = mirrored.get(key).orElseThrow();
            assertThat(followed.value()).isEqualTo(theirs.value()).isEqualTo(handle(7));
            assertThat(mirrored.update(followed, handle(8)).value()).isEqualTo(handle(8));
            assertThat(calico().get(key).orElseThrow().value()).isEqualTo(handle(8));
        }
    }
}
