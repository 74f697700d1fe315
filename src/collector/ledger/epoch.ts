/** The quarter that a moment lies in, UTC: `2026q4`. */
export const epochOf = (ms: number): string => {
  const date = new Date(ms);
  return `${date.getUTCFullYear()}q${Math.floor(date.getUTCMonth() / 3) + 1}`;
};

/** Name of a log: the site's host, the product and the quarter (C2SP: a schema-less address). */
export const originOf = (site: string, epoch: string): string => `${new URL(site).host}/temoin/${epoch}`;
