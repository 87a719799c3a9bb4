/**
 * Which service addresses each node advertises over BGP.
 *
 * <p>Start at {@link io.calico4j.bgp.service.ServiceAdvertisement}. The room depends on addresses, the BGPConfiguration
 * resource and the Kubernetes values Service and EndpointSlice.
 *
 * <pre>{@code
 * ServiceAdvertisement services = ServiceAdvertisement.compile(ServiceRanges.of(configuration), all, slices);
 * services.routesOf("node-1", false).advertised(IpFamily.V4);   // 10.96.0.0/12, 203.0.113.5/32
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.bgp.service;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
