import org.jspecify.annotations.NullMarked;

/** Typed immutable models of every Calico resource, manifests in and out, selectors and cluster snapshots. */
@NullMarked
module io.calico4j.model {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive inet.ipaddr;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;
    requires static java.compiler;
    requires static org.immutables.value;
    requires org.yaml.snakeyaml;

    exports io.calico4j.cluster;
    exports io.calico4j.crd;
    exports io.calico4j.datastore;
    exports io.calico4j.diagnostic;
    exports io.calico4j.label;
    exports io.calico4j.label.logic;
    exports io.calico4j.lint;
    exports io.calico4j.lint.suppress;
    exports io.calico4j.manifest;
    exports io.calico4j.net;
    exports io.calico4j.kubernetes;
    exports io.calico4j.report;
    exports io.calico4j.kubernetes.conversion;
    exports io.calico4j.resource;
    exports io.calico4j.resource.bgp;
    exports io.calico4j.resource.config;
    exports io.calico4j.resource.node;
    exports io.calico4j.resource.policy;
    exports io.calico4j.resource.pool;
    exports io.calico4j.store;
    exports io.calico4j.validation;

    opens io.calico4j.datastore to
            com.fasterxml.jackson.databind;
    opens io.calico4j.internal.json to
            com.fasterxml.jackson.databind;
    opens io.calico4j.kubernetes to
            com.fasterxml.jackson.databind;
    opens io.calico4j.resource to
            com.fasterxml.jackson.databind;
    opens io.calico4j.resource.bgp to
            com.fasterxml.jackson.databind;
    opens io.calico4j.resource.config to
            com.fasterxml.jackson.databind;
    opens io.calico4j.resource.node to
            com.fasterxml.jackson.databind;
    opens io.calico4j.resource.policy to
            com.fasterxml.jackson.databind;
    opens io.calico4j.resource.pool to
            com.fasterxml.jackson.databind;
}
