/** A board as it was, at an address of its own that no later build touches. */
export interface Snapshot {
  /** The first digits of `sha256`, and its folder. */
  readonly hash: string;
  /** Of its `data/v1/manifest.json`, which has the sums of its data. */
  readonly sha256: string;
  /** 1 for the first of its board. */
  readonly number: number;
  readonly title: string;
  readonly stamp: string;
  readonly summary: string;
}
