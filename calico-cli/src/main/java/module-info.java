import org.jspecify.annotations.NullMarked;

/** The workbench: every engine from a terminal or a CI job. */
@NullMarked
module io.calico4j.cli {
    requires io.calico4j.model;
    requires io.calico4j.policy;
    requires io.calico4j.routing;
    requires info.picocli;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;

    exports io.calico4j.cli;

    opens io.calico4j.cli to
            info.picocli;
    opens io.calico4j.cli.bgp to
            com.fasterxml.jackson.databind,
            info.picocli;
    opens io.calico4j.cli.command to
            com.fasterxml.jackson.databind,
            info.picocli;
    opens io.calico4j.cli.select to
            com.fasterxml.jackson.databind,
            info.picocli;
    opens io.calico4j.cli.explain to
            info.picocli;
    opens io.calico4j.cli.network to
            info.picocli;
    opens io.calico4j.cli.convert to
            info.picocli;
    opens io.calico4j.cli.fix to
            info.picocli;
    opens io.calico4j.cli.migrate to
            com.fasterxml.jackson.databind,
            info.picocli;
    opens io.calico4j.cli.routes to
            com.fasterxml.jackson.databind,
            info.picocli;
    opens io.calico4j.cli.trace to
            com.fasterxml.jackson.databind,
            info.picocli;
    opens io.calico4j.cli.validate to
            info.picocli;
    opens io.calico4j.cli.ipam to
            com.fasterxml.jackson.databind,
            info.picocli;
    opens io.calico4j.cli.inspect to
            com.fasterxml.jackson.databind,
            info.picocli;
}
