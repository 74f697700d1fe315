interface Sent {
  readonly records: readonly { readonly signed: string }[];
}

/** Answers as a collector does to what a page sends of choices: a receipt for each record. */
export const receipts = (_: string, body: Buffer): readonly [number, string] => {
  const { records } = JSON.parse(body.toString('utf8')) as Sent;
  const receiptOf = ({ signed }: { readonly signed: string }) => {
    const { id, at } = JSON.parse(signed) as { readonly id: string; readonly at: string };
    return { id, log: 'bench', index: 0, leaf: '0'.repeat(64), receivedAt: at, checkpoint: '' };
  };
  return [201, JSON.stringify({ receipts: records.map(receiptOf) })];
};
