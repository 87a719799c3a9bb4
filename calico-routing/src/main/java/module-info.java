import org.jspecify.annotations.NullMarked;

/** IPAM, routes, encapsulation, BGP, MTU and their renderings. */
@NullMarked
module io.calico4j.routing {
    requires transitive io.calico4j.model;
    requires static transitive org.jspecify;
    requires static com.google.errorprone.annotations;

    exports io.calico4j.bgp;
    exports io.calico4j.bgp.filter;
    exports io.calico4j.bgp.propagation;
    exports io.calico4j.bgp.review;
    exports io.calico4j.bgp.service;
    exports io.calico4j.ipam;
    exports io.calico4j.ipam.block;
    exports io.calico4j.ipam.contract;
    exports io.calico4j.ipam.etcd;
    exports io.calico4j.ipam.file;
    exports io.calico4j.ipam.leak;
    exports io.calico4j.ipam.plan;
    exports io.calico4j.ipam.report;
    exports io.calico4j.ipam.resource;
    exports io.calico4j.ipam.store;
    exports io.calico4j.mtu;
    exports io.calico4j.render.bgp;
    exports io.calico4j.render.bird;
    exports io.calico4j.render.draw;
    exports io.calico4j.render.route;
    exports io.calico4j.path;
    exports io.calico4j.path.change;
    exports io.calico4j.route;
    exports io.calico4j.route.fact;
    exports io.calico4j.route.kernel;
}
