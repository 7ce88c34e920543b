/** Things that wait, the one that goes first at hand. */
export interface Waiting<T> {
  push(thing: T): void;
  pop(): T | undefined;
}

/** A binary heap. @param before below 0 where `left` goes before `right` */
export function createWaiting<T>(before: (left: T, right: T) => number): Waiting<T> {
  const heap: T[] = [];
  const isBefore = (a: number, b: number): boolean => before(heap[a] as T, heap[b] as T) < 0;

  function swap(a: number, b: number): void {
    [heap[a], heap[b]] = [heap[b] as T, heap[a] as T];
  }

  return {
    push(thing) {
      heap.push(thing);
      for (let at = heap.length - 1; at > 0;) {
        const above = (at - 1) >> 1;
        if (!isBefore(at, above)) break;
        swap(at, above);
        at = above;
      }
    },
    pop() {
      if (heap.length === 0) return undefined;
      swap(0, heap.length - 1);
      const first = heap.pop();
      for (let at = 0; ;) {
        let least = at;
        for (const below of [2 * at + 1, 2 * at + 2])
          if (below < heap.length && isBefore(below, least)) least = below;
        if (least === at) return first;
        swap(at, least);
        at = least;
      }
    },
  };
}
