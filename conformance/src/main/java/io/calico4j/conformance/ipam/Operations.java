// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.ipam.AssignIpRequest;
import io.calico4j.ipam.Assignment;
import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.AutoAssignResult;
import io.calico4j.ipam.ClaimResult;
import io.calico4j.ipam.EnsureBlockResult;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.IpamFailure;
import io.calico4j.ipam.OwnerUpdate;
import io.calico4j.ipam.PoolUtilization;
import io.calico4j.ipam.ReleaseRequest;
import io.calico4j.ipam.ReleaseResult;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AffinityType;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.HostReservation;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.PoolUse;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The operations of address management, from and to JSON. */
final class Operations {
    private Operations() {}

    static void run(Ipam ipam, JsonNode op, ObjectNode result) {
        switch (op.path("op").textValue()) {
            case "autoAssign" -> autoAssign(ipam, op, result);
            case "assignIP" -> assignIp(ipam, op);
            case "releaseIPs" -> releaseIps(ipam, op, result);
            case "releaseByHandle" -> ipam.releaseByHandle(text(op, "handle"));
            case "ipsByHandle" -> ipsByHandle(ipam, op, result);
            case "getAttributes" -> getAttributes(ipam, op, result);
            case "setOwner" -> setOwner(ipam, op);
            case "ensureBlock" -> ensureBlock(ipam, op, result);
            case "claimAffinity" -> claimAffinity(ipam, op, result);
            case "releaseAffinity" ->
                ipam.releaseAffinity(
                        cidr(op), text(op, "host"), op.path("mustBeEmpty").asBoolean());
            case "releaseHostAffinities" ->
                ipam.releaseHostAffinities(owner(op), op.path("mustBeEmpty").asBoolean());
            case "releasePoolAffinities" -> ipam.releasePoolAffinities(cidr(op));
            case "releaseBlockAffinity" ->
                ipam.releaseBlockAffinity(
                        ipam.block(cidr(op))
                                .orElseThrow(() -> new IpamException(IpamError.DOES_NOT_EXIST, text(op, "cidr"))),
                        op.path("mustBeEmpty").asBoolean());
            case "removeHost" -> ipam.removeHost(owner(op));
            case "getUtilization" -> utilization(ipam, op, result);
            case "getConfig" -> getConfig(ipam, result);
            case "setConfig" ->
                ipam.setConfig(new IpamConfig(
                        op.path("strictAffinity").asBoolean(),
                        op.path("autoAllocateBlocks").asBoolean(),
                        op.path("maxBlocksPerHost").asInt(),
                        optional(op, "kubeVirtVMAddressPersistence")));
            case "createPool" -> ipam.createPool(pool(op.path("pool")));
            case "deletePool" -> ipam.deletePool(text(op, "name"));
            default -> throw new IllegalArgumentException("no such operation: " + op);
        }
    }

    static void error(ObjectNode result, IpamError error, String message) {
        result.putObject("error").put("kind", error.text()).put("message", message);
    }

    private static void failure(ObjectNode result, Optional<IpamFailure> failure) {
        failure.ifPresent(f -> error(result, f.error(), f.message()));
    }

    private static void autoAssign(Ipam ipam, JsonNode op, ObjectNode result) {
        var request = AutoAssignRequest.on(text(op, "host"))
                .v4(op.path("num4").asInt())
                .v6(op.path("num6").asInt())
                .handle(optional(op, "handle").orElse(null))
                .attributes(attributes(op.path("attrs")).orElse(null))
                .pools(IpFamily.V4, cidrs(op.path("pools4")))
                .pools(IpFamily.V6, cidrs(op.path("pools6")))
                .maxBlocks(op.path("maxBlocks").asInt())
                .use(PoolUse.ofText(op.path("use").asText("Workload")).orElse(null))
                .namespaceLabels(labels(op.path("namespace").path("labels")))
                .hostReservation(IpFamily.V4, reservation(op.path("rsvd4")).orElse(null))
                .hostReservation(IpFamily.V6, reservation(op.path("rsvd6")).orElse(null))
                .maxPerHandle(op.path("maxAlloc").asInt())
                .build();
        AutoAssignResult assigned = ipam.autoAssign(request);
        assignment(result, "v4", assigned.v4());
        assignment(result, "v6", assigned.v6());
        failure(result, assigned.failure());
    }

    private static void assignment(ObjectNode result, String name, Optional<Assignment> given) {
        if (given.isEmpty()) {
            result.putNull(name);
            return;
        }
        Assignment assignment = given.get();
        ObjectNode json = result.putObject(name);
        ArrayNode ips = json.putArray("ips");
        assignment.addresses().forEach(address -> ips.add(address.toString()));
        ArrayNode messages = json.putArray("msgs");
        assignment.messages().forEach(messages::add);
        json.put("partialError", assignment.partialFulfilment().orElse(null));
        json.put("requested", assignment.requested());
        json.put("version", assignment.family().version());
    }

    private static void assignIp(Ipam ipam, JsonNode op) {
        ipam.assignIp(new AssignIpRequest(
                IpAddress.parse(text(op, "ip")),
                text(op, "host"),
                optional(op, "handle"),
                attributes(op.path("attrs")),
                PoolUse.ofText(op.path("use").asText("")),
                reservation(op.path("rsvd")),
                op.path("maxAlloc").asInt()));
    }

    private static void releaseIps(Ipam ipam, JsonNode op, ObjectNode result) {
        result.putNull("unallocated");
        result.putNull("released");
        List<ReleaseRequest> requests = new ArrayList<>();
        for (JsonNode ip : op.path("ips")) {
            requests.add(new ReleaseRequest(
                    ip.path("address").asText(""),
                    optional(ip, "handle"),
                    ip.has("seq") ? OptionalLong.of(ip.path("seq").longValue()) : OptionalLong.empty()));
        }
        ReleaseResult released = ipam.release(requests);
        ArrayNode unallocated = result.putArray("unallocated");
        released.unallocated().forEach(address -> unallocated.add(address.toString()));
        ArrayNode done = result.putArray("released");
        released.released().forEach(request -> done.add(request.address()));
        failure(result, released.failure());
    }

    private static void ipsByHandle(Ipam ipam, JsonNode op, ObjectNode result) {
        result.putArray("ips");
        List<IpAddress> addresses = new ArrayList<>(ipam.addressesOf(text(op, "handle")));
        addresses.sort(null);
        ArrayNode ips = result.putArray("ips");
        addresses.forEach(address -> ips.add(address.toString()));
    }

    private static void getAttributes(Ipam ipam, JsonNode op, ObjectNode result) {
        result.putNull("attribute");
        AllocationAttribute holder = ipam.attributesOf(IpAddress.parse(text(op, "ip")));
        ObjectNode json = result.putObject("attribute");
        holder.handle().ifPresent(handle -> json.put("handle_id", handle));
        holder.active()
                .filter(active -> !active.isEmpty())
                .ifPresent(active -> active.forEach(json.putObject("secondary")::put));
        holder.alternate()
                .filter(other -> !other.isEmpty())
                .ifPresent(other -> other.forEach(json.putObject("alternateOwnerAttrs")::put));
    }

    private static void setOwner(Ipam ipam, JsonNode op) {
        JsonNode updates = op.path("updates");
        if (!updates.isObject()) {
            throw new IpamException(IpamError.INVALID_ARGUMENT, "no update");
        }
        JsonNode expected = op.path("preconditions");
        ipam.changeOwner(
                IpAddress.parse(text(op, "ip")),
                text(op, "handle"),
                new OwnerUpdate(
                        attributes(updates.path("active")),
                        updates.path("clearActive").asBoolean(),
                        attributes(updates.path("alternate")),
                        updates.path("clearAlternate").asBoolean()),
                new OwnerUpdate.Preconditions(
                        expected(expected.path("active")),
                        expected.path("activeEmpty").asBoolean(),
                        expected(expected.path("alternate")),
                        expected.path("alternateEmpty").asBoolean()));
    }

    private static Optional<OwnerUpdate.Expected> expected(JsonNode json) {
        return json.isObject()
                ? Optional.of(new OwnerUpdate.Expected(
                        json.path("namespace").asText(""), json.path("name").asText("")))
                : Optional.empty();
    }

    private static void ensureBlock(Ipam ipam, JsonNode op, ObjectNode result) {
        result.putNull("v4");
        result.putNull("v6");
        EnsureBlockResult blocks = ipam.ensureBlock(
                text(op, "host"),
                cidrs(op.path("pools4")),
                cidrs(op.path("pools6")),
                reservation(op.path("rsvd4")),
                reservation(op.path("rsvd6")));
        blocks.v4().ifPresent(block -> result.put("v4", block.toString()));
        blocks.v6().ifPresent(block -> result.put("v6", block.toString()));
    }

    private static void claimAffinity(Ipam ipam, JsonNode op, ObjectNode result) {
        result.putArray("claimed");
        result.putArray("failed");
        ClaimResult claims = ipam.claimAffinity(cidr(op), owner(op));
        ArrayNode claimed = result.putArray("claimed");
        claims.claimed().forEach(block -> claimed.add(block.toString()));
        ArrayNode failed = result.putArray("failed");
        claims.failed().forEach(block -> failed.add(block.toString()));
        failure(result, claims.failure());
    }

    private static void utilization(Ipam ipam, JsonNode op, ObjectNode result) {
        List<String> wanted = new ArrayList<>();
        op.path("pools").forEach(pool -> wanted.add(pool.textValue()));
        ArrayNode pools = result.putArray("pools");
        for (PoolUtilization pool : ipam.utilization(wanted)) {
            ObjectNode json = pools.addObject()
                    .put("name", pool.name())
                    .put("cidr", pool.cidr().toString());
            ArrayNode blocks = json.putArray("blocks");
            pool.blocks()
                    .forEach(block -> blocks.addObject()
                            .put("cidr", block.cidr().toString())
                            .put("capacity", block.capacity())
                            .put("available", block.available()));
        }
    }

    private static void getConfig(Ipam ipam, ObjectNode result) {
        result.putNull("config");
        IpamConfig config = ipam.config();
        result.putObject("config")
                .put("strictAffinity", config.strictAffinity())
                .put("autoAllocateBlocks", config.autoAllocateBlocks())
                .put("maxBlocksPerHost", config.maxBlocksPerHost())
                .put(
                        "kubeVirtVMAddressPersistence",
                        config.vmAddressPersistence().orElse(null));
    }

    static IpamPool pool(JsonNode json) {
        List<String> uses = new ArrayList<>();
        json.path("allowedUses").forEach(use -> uses.add(use.textValue()));
        return IpamPool.builder(text(json, "name"), text(json, "cidr"))
                .blockSize(json.path("blockSize").asInt())
                .disabled(json.path("disabled").asBoolean())
                .nodeSelector(json.path("nodeSelector").asText(""))
                .namespaceSelector(json.path("namespaceSelector").asText(""))
                .allowedUses(uses)
                .manual(json.path("assignmentMode").asText("").equals("Manual"))
                .allocatable(json.path("allocatable").asBoolean(true))
                .build();
    }

    static Labels labels(JsonNode json) {
        return Labels.copyOf(map(json));
    }

    private static Map<String, String> map(JsonNode json) {
        Map<String, String> map = new TreeMap<>();
        json.properties()
                .forEach(field -> map.put(field.getKey(), field.getValue().asText()));
        return map;
    }

    private static Optional<OwnerAttributes> attributes(JsonNode json) {
        return json.isObject() ? Optional.of(OwnerAttributes.copyOf(map(json))) : Optional.empty();
    }

    private static Optional<HostReservation> reservation(JsonNode json) {
        return json.isObject()
                ? Optional.of(new HostReservation(
                        json.path("start").asInt(),
                        json.path("end").asInt(),
                        json.path("handle").asText(""),
                        json.path("note").asText("")))
                : Optional.empty();
    }

    private static AffinityOwner owner(JsonNode op) {
        return AffinityOwner.of(
                AffinityType.ofText(op.path("affinityType").asText("host")).orElse(AffinityType.HOST),
                text(op, "host"));
    }

    private static Cidr cidr(JsonNode op) {
        return Cidr.parse(text(op, "cidr"));
    }

    private static List<Cidr> cidrs(JsonNode list) {
        List<Cidr> cidrs = new ArrayList<>();
        list.forEach(text -> cidrs.add(Cidr.parse(text.textValue())));
        return cidrs;
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText("");
    }

    private static Optional<String> optional(JsonNode json, String name) {
        @Nullable String text = json.path(name).isTextual() ? json.path(name).textValue() : null;
        return Optional.ofNullable(text);
    }
}
