// SPDX-License-Identifier: Apache-2.0
package io.calico4j.crd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calico4j.crd.CustomResourceDefinitions.Form;
import io.calico4j.crd.CustomResourceDefinitions.Strictness;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.Kind;
import io.calico4j.resource.UnknownResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The definitions before a real API server: it takes them, and refuses what their rules forbid. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiServerTest {
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String OBJECTS = "/apis/projectcalico.org/v3/";

    private String server = "";
    private String token = "";

    @BeforeAll
    void find_the_server() throws IOException {
        String config = System.getenv("CALICO4J_TEST_KUBECONFIG");
        assumeTrue(
                config != null,
                "no API server: CALICO4J_TEST_KUBECONFIG does not name the kubeconfig, with a token, of a cluster for tests");
        UnknownResource stated = (UnknownResource) ManifestReader.lenient()
                .readString(Files.readString(Path.of(config)))
                .resources()
                .get(0);
        Map<String, String> facts = CustomResourceDefinitionsTest.facts(stated);
        server = Objects.requireNonNull(facts.get("/clusters/0/cluster/server"));
        token = Objects.requireNonNull(facts.get("/users/0/user/token"));
    }

    @Test
    void every_definition_is_accepted() throws IOException, GeneralSecurityException {
        Map<String, String> refused = new TreeMap<>();
        for (Form form : Form.values()) {
            for (Strictness strictness : Strictness.values()) {
                for (Kind kind : CustomResourceDefinitions.kinds(form)) {
                    String definition =
                            ManifestWriter.json().write(CustomResourceDefinitions.of(kind, strictness, form));
                    Answer answer = ask("POST", DEFINITIONS + "?dryRun=All", definition);
                    if (answer.status() != 201 && answer.status() != 409) {
                        refused.put(kind + " " + form + " " + strictness, answer.text());
                    }
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void rules_of_pools_are_obeyed() throws IOException, GeneralSecurityException, InterruptedException {
        install(Kind.IP_POOL);
        try {
            assertThat(pool("{cidr: 10.1.0.0/16, blockSize: 27}").status()).isEqualTo(201);
            assertThat(pool("{cidr: 10.2.0.0/16, blockSize: 99}").text())
                    .contains("the block size must be 20 to 32 for IPv4 and 116 to 128 for IPv6");
            assertThat(pool("{cidr: 10.3.0.0/16, ipipMode: Always, vxlanMode: CrossSubnet}")
                            .text())
                    .contains("a pool has one encapsulation at most");
            assertThat(pool("{cidr: 'fd00:4::/48', ipipMode: Always}").text()).contains("there is no IPIP for IPv6");
        } finally {
            remove(Kind.IP_POOL);
        }
    }

    @Test
    void rules_of_policies_are_obeyed() throws IOException, GeneralSecurityException, InterruptedException {
        install(Kind.GLOBAL_NETWORK_POLICY);
        try {
            assertThat(policy("{action: Allow, protocol: TCP, destination: {ports: [443]}}")
                            .status())
                    .isEqualTo(201);
            assertThat(policy("{action: Allow, protocol: ICMP, destination: {ports: [444]}}")
                            .text())
                    .contains("only TCP, UDP and SCTP have ports");
            assertThat(policy("{action: Allow, source: {services: {name: s}, nets: [10.5.0.0/24]}}")
                            .text())
                    .contains("services exclude ports, networks and selectors");
        } finally {
            remove(Kind.GLOBAL_NETWORK_POLICY);
        }
    }

    private Answer pool(String spec) throws IOException, GeneralSecurityException {
        return tried(Kind.IP_POOL, spec);
    }

    private Answer policy(String rule) throws IOException, GeneralSecurityException {
        return tried(Kind.GLOBAL_NETWORK_POLICY, "{ingress: [" + rule + "]}");
    }

    /** What the server says of an object, which it does not keep. */
    private Answer tried(Kind kind, String spec) throws IOException, GeneralSecurityException {
        String yaml = "{apiVersion: projectcalico.org/v3, kind: " + kind.kindName()
                + ", metadata: {name: tried}, spec: " + spec + "}";
        String object = ManifestWriter.json()
                .write(ManifestReader.lenient().readString(yaml).resources().get(0));
        return ask("POST", OBJECTS + kind.plural() + "?dryRun=All", object);
    }

    private static String path(Kind kind) {
        return DEFINITIONS + "/" + kind.plural() + ".projectcalico.org";
    }

    /** Installs a definition and waits until objects of it are taken. */
    private void install(Kind kind) throws IOException, GeneralSecurityException, InterruptedException {
        assumeTrue(ask("GET", path(kind), null).status() == 404, kind + " is defined already: the cluster is in use");
        Answer installed = ask("POST", DEFINITIONS, ManifestWriter.json().write(CustomResourceDefinitions.of(kind)));
        assertThat(installed.status()).as(installed.text()).isEqualTo(201);
        await(OBJECTS + kind.plural(), 200);
    }

    private void remove(Kind kind) throws IOException, GeneralSecurityException, InterruptedException {
        assertThat(ask("DELETE", path(kind), null).status()).isEqualTo(200);
        await(path(kind), 404);
    }

    /** Asks until the status is as wanted; a server that never gets there fails the test. */
    private void await(String path, int status) throws IOException, GeneralSecurityException, InterruptedException {
        int last = 0;
        for (int i = 0; i < 600 && last != status; i++) {
            last = ask("GET", path, null).status();
            Thread.sleep(last == status ? 0 : 100);
        }
        assertThat(last).as(path).isEqualTo(status);
    }

    private record Answer(int status, String text) {}

    private Answer ask(String method, String path, @Nullable String body) throws IOException, GeneralSecurityException {
        HttpsURLConnection connection =
                (HttpsURLConnection) URI.create(server + path).toURL().openConnection();
        connection.setSSLSocketFactory(AnyCertificate.sockets());
        connection.setHostnameVerifier((host, session) -> true);
        connection.setRequestMethod(method);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Content-Type", "application/json");
        if (body != null) {
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
