import org.jspecify.annotations.NullMarked;

/** Every kind of Calico and every kind of Kubernetes that Calico reads, to and from the model of fabric8. */
@NullMarked
module io.calico4j.kubernetes {
    requires transitive io.calico4j.model;
    requires transitive kubernetes.model.core;
    requires kubernetes.model.apps;
    requires kubernetes.model.batch;
    requires kubernetes.model.common;
    requires kubernetes.model.discovery;
    requires kubernetes.model.networking;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;

    exports io.calico4j.fabric8;
}
