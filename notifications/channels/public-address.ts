// May a webhook reach this address? Public ones alone, and those that the operator allows.
import { BlockList, isIP } from 'node:net';

/** What no public host answers at: this machine, private and shared networks, links, documentation, multicast, and ways around. */
const notPublic: readonly (readonly [address: string, prefix: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['::1', 128, 'ipv6'],
  // Addresses that carry an IPv4 one inside: 64:ff9b (NAT64), 2002 (6to4), 2001:0 (Teredo), and the old compatible form.
  ['::', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['2001::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

const refused = new BlockList();
for (const [address, prefix, family] of notPublic) refused.addSubnet(address, prefix, family);

export type MayReach = (address: string) => boolean;

export class UnreadableNetwork extends Error {
  override readonly name = 'UnreadableNetwork';
}

/**
 * Which addresses may be reached. An IPv4 address in IPv6 clothes (`::ffff:10.0.0.1`) is taken for what it is.
 * @param allowed networks besides the public ones: `10.1.0.0/16`, `::1/128`, or single addresses
 * @throws UnreadableNetwork with a sentence about the first that is no network
 */
export const reachable = (allowed: readonly string[]): MayReach => {
  const list = new BlockList();
  for (const network of allowed) {
    const [address = '', length] = network.split('/');
    const family = isIP(address);
    const most = family === 4 ? 32 : 128;
    const prefix = length === undefined ? most : Number(length);
    if (family === 0 || !/^\d{1,3}$/.test(length ?? '0') || prefix > most)
      throw new UnreadableNetwork(`"${network}" is no network: write it like 10.1.0.0/16 or ::1/128.`);
    list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  }
  return (address) => {
    const family = isIP(address);
    if (family === 0) return false;
    const name = family === 4 ? 'ipv4' : 'ipv6';
    return list.check(address, name) || !refused.check(address, name);
  };
};
