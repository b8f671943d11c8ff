// Addresses that evidence has no business at: this machine, this network, and every spelling that leads there.
import { BlockList, isIPv4, isIPv6 } from 'node:net'

const inner = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inner.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inner.addSubnet(net, bits, 'ipv6')

/** Whatever is no address at all counts as one to stay away from. */
export function isInner(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (isIPv4(bare)) return inner.check(bare, 'ipv4')
  // An IPv4 address in IPv6 clothes, by its old and its new spelling.
  if (isIPv6(bare)) return inner.check(bare, 'ipv6') || /^::(?:ffff:(?:0:)?)?[0-9a-f.:]+$/i.test(bare)
  return true
}

/** The host of a URL as the parser writes it: `2130706433` and `0x7f.1` are `127.0.0.1` by then. */
export const isLiteral = (hostname: string): boolean => hostname.startsWith('[') || isIPv4(hostname)
