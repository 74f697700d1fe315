/** How a notice looked in a real browser (docs/export.md, “Evidence”). */
export interface Manifest {
  readonly schema: 'temoin-evidence/1';
  /** SHA-256, hex, of the notice. */
  readonly notice: string;
  readonly language: string;
  readonly layer: number | string;
  /** ISO 8601 UTC: when it was taken, and by which browser. */
  readonly taken: string;
  readonly browser: string;
  /** SHA-256 of the built files that showed it. */
  readonly code: Readonly<Record<string, string>>;
  readonly views: readonly View[];
}

export interface View {
  /** `390x844` */
  readonly viewport: string;
  /** `light`, `dark` */
  readonly scheme: string;
  /** SHA-256, hex, of a PNG and of the accessible text in its order. */
  readonly picture: string;
  readonly text: string;
}

const HEX = /^[0-9a-f]{64}$/;

/** Throws, naming the file, for a manifest of another form. */
export const parseManifest = (file: string, found: Manifest): Manifest => {
  if (found.schema !== 'temoin-evidence/1')
    throw new Error(`${file}: unknown schema ${JSON.stringify(found.schema)}`);
  const { views } = found;
  const isText = (value: unknown) => typeof value === 'string';
  if (!Array.isArray(views) || !views.every(({ picture, text }) => HEX.test(picture) && HEX.test(text)))
    throw new Error(`${file}: its views name no pictures and texts`);
  if (
    ![found.taken, found.browser].every(isText) ||
    !views.every((view) => isText(view.viewport) && isText(view.scheme))
  )
    throw new Error(`${file}: does not say when, by which browser and at which size`);
  return found;
};
