// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.net.Cidr;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with a real etcd that asks for the client's certificate. */
class EtcdTlsTest {
    private static final String PASSWORD = "for-tests";
    private static final IpamKey.HandleKey KEY = new IpamKey.HandleKey("one");

    @TempDir
    private Path folder = Path.of("");

    private KeyStore certificate(String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static String pem(String what, byte[] octets) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(octets) + "\n-----END " + what
                + "-----\n";
    }

    private static SSLContext context(KeyStore own, KeyStore trusted) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static void awaitAnswer(EtcdIpamStore store) throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            try {
                assertThat(store.get(KEY)).isEmpty();
                return;
            } catch (IpamException e) {
                Thread.sleep(50);
            }
        }
        assertThat(store.get(KEY)).isEmpty();
    }

    private static void refused(EtcdIpamStore store) {
        for (Runnable attempt : List.<Runnable>of(
                () -> assertThat(store.get(KEY)).isEmpty(),
                () -> MirroredEtcdIpamStore.open(store).close())) {
            assertThatExceptionOfType(IpamException.class)
                    .isThrownBy(attempt::run)
                    .matches(e -> e.is(IpamError.DATASTORE));
        }
    }

    @Test
    void both_sides_check_each_other() throws Exception {
        assumeTrue(EtcdServer.program().isPresent(), "etcd is not installed here (Debian: etcd-server)");
        KeyStore server = certificate("server");
        KeyStore client = certificate("client");
        KeyStore stranger = certificate("stranger");
        String serverPem = pem("CERTIFICATE", server.getCertificate("server").getEncoded());
        Path key = Files.writeString(
                folder.resolve("key"),
                pem(
                        "PRIVATE KEY",
                        server.getKey("server", PASSWORD.toCharArray()).getEncoded()));
        Path trusted = Files.writeString(
                folder.resolve("trusted"),
                serverPem + pem("CERTIFICATE", client.getCertificate("client").getEncoded()));
        List<String> arguments = List.of(
                "--cert-file",
                Files.writeString(folder.resolve("cert"), serverPem).toString(),
                "--key-file",
                key.toString(),
                "--client-cert-auth",
                "--trusted-ca-file",
                trusted.toString());
        AllocationHandle handle = AllocationHandle.empty().with(Cidr.parse("10.0.0.64/26"), 3);
        try (EtcdServer etcd = EtcdServer.secure(arguments)) {
            EtcdIpamStore store = EtcdIpamStore.at(etcd.endpoint(), context(client, server));
            awaitAnswer(store);
            try (MirroredEtcdIpamStore mirrored = MirroredEtcdIpamStore.open(store)) {
                assertThat(store.create(KEY, handle).value()).isEqualTo(handle);
                while (mirrored.get(KEY).isEmpty()) {
                    Thread.sleep(5);
                }
                assertThat(mirrored.update(mirrored.get(KEY).orElseThrow(), handle.withDeleted(true))
                                .value()
                                .isDeleted())
                        .isTrue();
            }
            assertThat(store.get(KEY).orElseThrow().value().isDeleted()).isTrue();
            URI byName = URI.create("https://localhost:" + etcd.endpoint().getPort());
            refused(EtcdIpamStore.at(byName, context(client, server))); // the certificate is of 127.0.0.1
            refused(EtcdIpamStore.at(etcd.endpoint(), context(client, stranger)));
            refused(EtcdIpamStore.at(etcd.endpoint(), context(stranger, server)));
            refused(EtcdIpamStore.at(etcd.endpoint()));
        }
    }
}
