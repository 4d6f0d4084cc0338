/** The conditions in which everything is measured. */

export interface Network {
  /** What `--networks=` calls it. */
  readonly id: string;
  readonly title: string;
  /** Round trip in milliseconds; 0 for none. Servers add it to preflights, which Chromium does not delay. */
  readonly rttMs: number;
  /** Kilobits per second; -1 for unlimited. */
  readonly downKbit: number;
  readonly upKbit: number;
  /** 1 for as fast as the machine is. */
  readonly cpuSlowdown: number;
}

export const networks: readonly Network[] = [
  { id: 'slow', title: 'slow phone', rttMs: 150, downKbit: 1600, upKbit: 750, cpuSlowdown: 4 },
  { id: 'fast', title: 'unthrottled', rttMs: 0, downKbit: -1, upKbit: -1, cpuSlowdown: 1 },
];

export function describeNetwork({ title, rttMs, downKbit, upKbit, cpuSlowdown }: Network): string {
  if (rttMs === 0) return `"${title}": loopback, as fast as the machine is`;
  const speed = `${downKbit / 1000} Mbit/s down, ${upKbit} kbit/s up, ${rttMs} ms round trip`;
  return `"${title}": ${speed}, a CPU ${cpuSlowdown} times slower; servers delay preflights by ${rttMs} ms`;
}
