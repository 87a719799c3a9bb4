import org.jspecify.annotations.NullMarked;

/** The index of which selectors match which endpoints. */
@NullMarked
module io.calico4j.policy {
    requires transitive io.calico4j.model;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;

    exports io.calico4j.index;
    exports io.calico4j.policy;
    exports io.calico4j.policy.explain;
    exports io.calico4j.policy.flow;
    exports io.calico4j.policy.http;
    exports io.calico4j.policy.rule;
    exports io.calico4j.policy.stack;
}
