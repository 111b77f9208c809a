/** A piece of a segment: in use, or free for a request that fits. */
interface Block {
  size: number;
  free: boolean;
}

/** Memory that was asked of the device at once; its blocks lie side by side, and free neighbours merge. */
interface Segment {
  readonly size: number;
  readonly blocks: Block[];
}

/** What a request could not get, with what the allocator held. */
export class OutOfDeviceMemory extends Error {
  constructor(requested: number, allocator: CachingAllocator) {
    const { capacity, reserved, allocated } = allocator;
    super(
      `CUDA out of memory. Tried to allocate ${sizeText(requested)}. GPU 0 has a total capacity of ${sizeText(capacity)} of which ${sizeText(capacity - reserved)} is free. Of the allocated memory ${sizeText(allocated)} is allocated by PyTorch, and ${sizeText(reserved - allocated)} is reserved by PyTorch but unallocated.`,
    );
  }
}

/**
 * A caching allocator as PyTorch's is: the smallest free block that fits is split, segments are kept for reuse, and
 * those that are wholly free are given back when the device has no more.
 */
export class CachingAllocator {
  readonly capacity: number;
  allocated = 0;
  reserved = 0;
  #segments: Segment[] = [];

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** Takes memory; the function that gives it back. */
  allocate(bytes: number): () => void {
    const size = Math.max(GRAIN, Math.ceil(bytes / GRAIN) * GRAIN);
    const segment = this.#fitting(size) ?? this.#grow(size);
    const at = smallestFit(segment, size);
    const block = segment.blocks[at];
    if (!block) throw new OutOfDeviceMemory(size, this);
    if (block.size > size) segment.blocks.splice(at + 1, 0, { size: block.size - size, free: true });
    block.size = size;
    block.free = false;
    this.allocated += size;
    return () => {
      block.free = true;
      this.allocated -= size;
      merge(segment);
    };
  }

  #fitting(size: number): Segment | undefined {
    let best: { segment: Segment; size: number } | undefined;
    for (const segment of this.#segments) {
      const fit = segment.blocks[smallestFit(segment, size)]?.size;
      if (fit !== undefined && fit < (best?.size ?? Number.POSITIVE_INFINITY)) best = { segment, size: fit };
    }
    return best?.segment;
  }

  #grow(size: number): Segment {
    if (this.reserved + size > this.capacity) this.#giveBack();
    if (this.reserved + size > this.capacity) throw new OutOfDeviceMemory(size, this);
    const segment: Segment = { size, blocks: [{ size, free: true }] };
    this.#segments.push(segment);
    this.reserved += size;
    return segment;
  }

  #giveBack(): void {
    this.#segments = this.#segments.filter(({ blocks }) => blocks.some(({ free }) => !free));
    this.reserved = this.#segments.reduce((sum, { size }) => sum + size, 0);
  }
}

/** PyTorch rounds every request up to this many bytes. */
const GRAIN = 512;

function smallestFit({ blocks }: Segment, size: number): number {
  let best = -1;
  for (const [i, block] of blocks.entries()) {
    if (block.free && block.size >= size && block.size < (blocks[best]?.size ?? Number.POSITIVE_INFINITY))
      best = i;
  }
  return best;
}

function merge({ blocks }: Segment): void {
  for (let i = blocks.length - 1; i > 0; i--) {
    const [before, block] = [blocks[i - 1], blocks[i]];
    if (!before?.free || !block?.free) continue;
    before.size += block.size;
    blocks.splice(i, 1);
  }
}

/** As PyTorch writes sizes. */
function sizeText(bytes: number): string {
  return bytes < 2 ** 20 ? `${(bytes / 2 ** 10).toFixed(2)} KiB` : `${(bytes / 2 ** 20).toFixed(2)} MiB`;
}
