/** Bytes of one address as it is stored: six of its own fingerprint, four of that of its contents. */
const storedBytes = 10;

/** Which contents the addresses of a file have, as fingerprints: some 25 bytes an address in memory, ten where it is stored. */
export interface AddressPrints {
  /**
   * The print of the contents that the address had when it first occurred; remembers these where it is new.
   * @param address a whole number of 48 bits
   * @param content one of 32 bits
   */
  first(address: number, content: number): number;
  /** What was remembered since the last call, to go on with later. */
  takeFresh(): Uint8Array;
}

/** @param earlier what `takeFresh` gave when the beginning of the file was read */
export function createAddressPrints(earlier: readonly Uint8Array[] = []): AddressPrints {
  let addresses = new Float64Array(1024).fill(-1);
  let contents = new Uint32Array(1024);
  let count = 0;
  let fresh: { address: number; content: number }[] = [];

  function slotOf(address: number): number {
    const last = addresses.length - 1;
    // The low bits of a fingerprint are as good as any.
    let slot = address % addresses.length;
    while (addresses[slot] !== -1 && addresses[slot] !== address) slot = slot === last ? 0 : slot + 1;
    return slot;
  }

  function add(slot: number, address: number, content: number): void {
    addresses[slot] = address;
    contents[slot] = content;
    count += 1;
    if (count * 4 > addresses.length * 3) grow();
  }

  function grow(): void {
    const [before, printsBefore] = [addresses, contents];
    addresses = new Float64Array(before.length * 2).fill(-1);
    contents = new Uint32Array(before.length * 2);
    for (const [at, address] of before.entries()) {
      if (address === -1) continue;
      const slot = slotOf(address);
      addresses[slot] = address;
      contents[slot] = printsBefore[at] ?? 0;
    }
  }

  for (const stored of earlier)
    for (const { address, content } of unfold(stored)) {
      const slot = slotOf(address);
      if (addresses[slot] === -1) add(slot, address, content);
    }
  return {
    first(address, content) {
      const slot = slotOf(address);
      if (addresses[slot] === address) return contents[slot] ?? 0;
      add(slot, address, content);
      fresh.push({ address, content });
      return content;
    },
    takeFresh() {
      const bytes = Buffer.alloc(fresh.length * storedBytes);
      for (const [at, { address, content }] of fresh.entries()) {
        bytes.writeUIntBE(address, at * storedBytes, 6);
        bytes.writeUInt32BE(content, at * storedBytes + 6);
      }
      fresh = [];
      return bytes;
    },
  };
}

function unfold(stored: Uint8Array): { address: number; content: number }[] {
  const bytes = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength);
  return Array.from({ length: Math.floor(bytes.length / storedBytes) }, (_, at) => ({
    address: bytes.readUIntBE(at * storedBytes, 6),
    content: bytes.readUInt32BE(at * storedBytes + 6),
  }));
}
