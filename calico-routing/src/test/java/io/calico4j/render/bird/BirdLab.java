// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bird;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.bgp.BgpPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Network namespaces, one for each speaker, with a real BIRD in each.
 *
 * <p>One more namespace holds a switch for each subnet and routes between them. Everything is removed when closed.
 */
final class BirdLab implements AutoCloseable {
    private static final long POLL_MILLIS = 300;

    private final String prefix = "c4j" + ProcessHandle.current().pid() + "-";
    private final Path folder;
    private final List<String> spaces = new ArrayList<>();
    private final Map<String, Integer> subnets = new LinkedHashMap<>();
    private final List<String> running = new ArrayList<>();
    private int ports;

    BirdLab() throws IOException {
        this.folder = Files.createTempDirectory("bird-lab");
        space("core");
        run("ip", "netns", "exec", name("core"), "sysctl", "-q", "-w", "net.ipv4.ip_forward=1");
    }

    /** Why a lab cannot be set up here; empty if it can. */
    static String obstacle() {
        if (!Files.isExecutable(Path.of("/usr/sbin/bird"))) {
            return "BIRD 2 is not installed: apt-get install -y bird2 iproute2";
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return "network namespaces need root: run the build as root";
        }
        try {
            String probe = "c4j-probe-" + ProcessHandle.current().pid();
            run("ip", "netns", "add", probe);
            run("ip", "netns", "del", probe);
            return "";
        } catch (IllegalStateException e) {
            return "network namespaces cannot be made here: " + e.getMessage();
        }
    }

    private String name(String speaker) {
        return prefix + speaker;
    }

    private void space(String speaker) {
        run("ip", "netns", "add", name(speaker));
        spaces.add(speaker);
        run("ip", "-n", name(speaker), "link", "set", "lo", "up");
    }

    /** Puts a speaker into its subnet, with a default route to the router between the subnets. */
    void attach(String speaker, String address) {
        String subnet = address.substring(0, address.lastIndexOf('.'));
        if (subnets.putIfAbsent(subnet, subnets.size()) == null) {
            String bridge = "br" + subnets.get(subnet);
            run("ip", "-n", name("core"), "link", "add", bridge, "type", "bridge");
            run("ip", "-n", name("core"), "addr", "add", subnet + ".253/24", "dev", bridge);
            run("ip", "-n", name("core"), "link", "set", bridge, "up");
        }
        space(speaker);
        String port = "p" + ports++;
        run(
                "ip",
                "-n",
                name("core"),
                "link",
                "add",
                port,
                "type",
                "veth",
                "peer",
                "name",
                "eth0",
                "netns",
                name(speaker));
        run("ip", "-n", name("core"), "link", "set", port, "master", "br" + subnets.get(subnet), "up");
        run("ip", "-n", name(speaker), "addr", "add", address + "/24", "dev", "eth0");
        run("ip", "-n", name(speaker), "link", "set", "eth0", "up");
        run("ip", "-n", name(speaker), "route", "add", "default", "via", subnet + ".253");
    }

    /** Starts BIRD with the configuration that a plan gives a node, after checking it with {@code bird -p}. */
    void startNode(BgpPlan plan, String node) throws IOException {
        BirdConfiguration configuration = BirdConfiguration.of(plan, node, BirdDialect.STOCK_2);
        configuration.diagnostics().throwIfErrors();
        start(node, "log stderr all;\n" + configuration.files().get("bird.cfg"));
    }

    /** Starts BIRD with a text. */
    void start(String speaker, String configuration) throws IOException {
        Path file = folder.resolve(speaker + ".conf");
        Files.writeString(file, configuration);
        run("/usr/sbin/bird", "-p", "-c", file.toString());
        run(
                "ip",
                "netns",
                "exec",
                name(speaker),
                "/usr/sbin/bird",
                "-c",
                file.toString(),
                "-s",
                folder.resolve(speaker + ".ctl").toString());
        running.add(speaker);
    }

    /** Shuts a speaker's BIRD down, so that its peers are told. */
    void stop(String speaker) {
        birdc(speaker, "down");
        running.remove(speaker);
    }

    /** Asks a speaker's BIRD. */
    @CanIgnoreReturnValue
    String birdc(String speaker, String... command) {
        List<String> all = new ArrayList<>(List.of(
                "/usr/sbin/birdc", "-s", folder.resolve(speaker + ".ctl").toString()));
        all.addAll(Arrays.asList(command));
        return run(all.toArray(String[]::new));
    }

    /** The routes of BIRD in a speaker's kernel. */
    String kernel(String speaker) {
        return run("ip", "-n", name(speaker), "route", "show", "proto", "bird");
    }

    /** Waits until an answer is the expected one, and returns the last answer in any case. */
    static <T> T await(T expected, Supplier<T> answer) throws InterruptedException {
        T last = answer.get();
        for (int i = 0; i < 40 && !last.equals(expected); i++) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            last = answer.get();
        }
        return last;
    }

    @CanIgnoreReturnValue
    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + out.strip());
            }
            return out;
        } catch (IOException e) {
            throw new IllegalStateException(command[0] + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        for (String speaker : List.copyOf(running)) {
            quietly(() -> stop(speaker));
        }
        for (String space : spaces) {
            quietly(() -> run("ip", "netns", "del", name(space)));
        }
    }

    private static void quietly(Runnable task) {
        try {
            task.run();
        } catch (IllegalStateException e) {
            System.getLogger(BirdLab.class.getName()).log(System.Logger.Level.WARNING, e.getMessage());
        }
    }
}
