/** One measured figure. With a peer, `ratio` is ours divided by the peer's, both taken in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  peer?: string;
  ratio?: number;
}
