import org.jspecify.annotations.NullMarked;

/** Label and member indexes, the policy engine, explanation and analysis. */
@NullMarked
module io.calico4j.policy {
    requires transitive io.calico4j.model;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;

    exports io.calico4j.index;
}
