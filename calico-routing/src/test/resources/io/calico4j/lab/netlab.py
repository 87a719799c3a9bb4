#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the kernel of a test machine may lack: an IP-in-IP device over TUN, and a ping with the DF bit.

netlab.py tunnel DEVICE PREFIX=GATEWAY...   wraps and unwraps packets until it is killed
netlab.py ping SOURCE DESTINATION BYTES     sends an echo request of BYTES from its IP header;
                                            status 0 answered, 1 no answer, 2 longer than the way is known to take
"""
import errno
import fcntl
import ipaddress
import os
import select
import socket
import struct
import sys
import time

IP_MTU_DISCOVER, IP_PMTUDISC_DO = 10, 2
IPV6_MTU_DISCOVER, IPV6_PMTUDISC_DO, IPV6_DONTFRAG = 23, 2, 62
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000


def raw(protocol):
    s = socket.socket(socket.AF_INET, socket.SOCK_RAW, protocol)
    s.setsockopt(socket.IPPROTO_IP, IP_MTU_DISCOVER, IP_PMTUDISC_DO)
    return s


def tunnel(device, routes):
    """The kernel hands over packets that a route sends into the device; the route's gateway is found again by prefix."""
    ways = [(ipaddress.ip_network(p), g) for p, g in (r.split("=") for r in routes)]
    ways.sort(key=lambda w: -w[0].prefixlen)
    tun = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH", device.encode(), IFF_TUN | IFF_NO_PI))
    wire = raw(4)
    print("ready", flush=True)
    while True:
        for ready in select.select([tun, wire], [], [])[0]:
            if ready == tun:
                packet = os.read(tun, 65535)
                to = ipaddress.ip_address(packet[16:20]) if packet[0] >> 4 == 4 else None
                for network, gateway in ways:
                    if to is not None and to in network:
                        try:
                            wire.sendto(packet, (gateway, 0))
                        except OSError as e:
                            if e.errno != errno.EMSGSIZE:
                                raise
                        break
            else:
                packet = wire.recv(65535)
                os.write(tun, packet[(packet[0] & 15) * 4:])


def checksum(data):
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data[: len(data) // 2 * 2]))
    total += data[-1] << 8 if len(data) % 2 else 0
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def raw6(protocol):
    s = socket.socket(socket.AF_INET6, socket.SOCK_RAW, protocol)
    s.setsockopt(socket.IPPROTO_IPV6, IPV6_MTU_DISCOVER, IPV6_PMTUDISC_DO)
    s.setsockopt(socket.IPPROTO_IPV6, IPV6_DONTFRAG, 1)
    return s


def ping(source, destination, size):
    v6 = ":" in destination
    s = raw6(socket.IPPROTO_ICMPV6) if v6 else raw(socket.IPPROTO_ICMP)
    s.bind((source, 0))
    s.settimeout(1.0)
    ident = os.getpid() & 0xFFFF
    for sequence in range(1, 4):
        data = bytes(size - (48 if v6 else 28))
        head = struct.pack("!BBHHH", 128 if v6 else 8, 0, 0, ident, sequence)
        if not v6:  # of IPv6 the kernel writes it
            head = struct.pack("!BBHHH", 8, 0, checksum(head + data), ident, sequence)
        try:
            s.sendto(head + data, (destination, 0))
        except OSError as e:
            if e.errno == errno.EMSGSIZE:
                return 2
            raise
        end = time.time() + 0.6
        while time.time() < end:
            s.settimeout(max(0.01, end - time.time()))
            try:
                answer = s.recv(65535)
            except OSError:
                break
            icmp = answer if v6 else answer[(answer[0] & 15) * 4:]
            if icmp[0] == (129 if v6 else 0) and struct.unpack("!H", icmp[4:6])[0] == ident:
                return 0
    return 1


if __name__ == "__main__":
    if sys.argv[1] == "tunnel":
        tunnel(sys.argv[2], sys.argv[3:])
    sys.exit(ping(sys.argv[2], sys.argv[3], int(sys.argv[4])))
