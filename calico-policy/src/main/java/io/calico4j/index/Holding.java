// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.net.Cidr;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What an endpoint contributes to the sets whose selectors match it: its blocks of addresses and its ports. Immutable. */
final class Holding {
    private static final EndpointPort[] NO_PORTS = {};

    /** Each block once. */
    final Cidr[] nets;
    /** The place of each block. */
    final Place[] places;

    private final EndpointPort[] ports;

    Holding(Cidr[] nets, Place[] places, List<EndpointPort> ports) {
        this(nets, places, ports.isEmpty() ? NO_PORTS : ports.toArray(EndpointPort[]::new));
    }

    private Holding(Cidr[] nets, Place[] places, EndpointPort[] ports) {
        this.nets = nets;
        this.places = places;
        this.ports = ports;
    }

    /** Tells whether it was made from these lists, repeated blocks aside. */
    boolean isOf(List<Cidr> givenNets, List<EndpointPort> givenPorts) {
        return givenNets.equals(Arrays.asList(nets)) && givenPorts.equals(Arrays.asList(ports));
    }

    /** Returns the sockets that it gives to a set of named ports, each once. */
    Set<Member.Socket> sockets(MemberSet.NamedPort wanted) {
        Set<Member.Socket> sockets = new LinkedHashSet<>();
        for (EndpointPort port : ports) {
            if (wanted.takesIn(port)) {
                MemberProtocol protocol = MemberProtocol.of(port.protocol());
                for (Place place : places) {
                    sockets.add(new Member.Socket(place.address, protocol, port.port()));
                }
            }
        }
        return sockets;
    }

    /** Returns the part whose blocks are, or are not, among those of another, without ports. */
    Holding part(Holding other, boolean among) {
        Set<Cidr> others = new LinkedHashSet<>(Arrays.asList(other.nets));
        int[] kept = IntStream.range(0, nets.length)
                .filter(i -> others.contains(nets[i]) == among)
                .toArray();
        return new Holding(
                Arrays.stream(kept).mapToObj(i -> nets[i]).toArray(Cidr[]::new),
                Arrays.stream(kept).mapToObj(i -> places[i]).toArray(Place[]::new),
                NO_PORTS);
    }

    /** Returns the distinct places. */
    Set<Place> distinctPlaces() {
        return new LinkedHashSet<>(Arrays.asList(places));
    }
}
