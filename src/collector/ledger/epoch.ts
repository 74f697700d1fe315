/** The quarter that a moment lies in, UTC: `2026q4`. */
export const epochOf = (ms: number): string => {
  const date = new Date(ms);
  return `${date.getUTCFullYear()}q${Math.floor(date.getUTCMonth() / 3) + 1}`;
};

/** Name of a log: the site's host, the product and the quarter (C2SP: a schema-less address). */
export const originOf = (site: string, epoch: string): string => `${new URL(site).host}/temoin/${epoch}`;

/** The moment at which a quarter is over, UTC, in milliseconds since the epoch. */
export const epochEnd = (epoch: string): number =>
  Date.UTC(Number(epoch.slice(0, 4)), Number(epoch.slice(5)) * 3);
