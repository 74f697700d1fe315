import * as z from 'zod';
import { CONSENT_TYPES } from '../consent-mode/types.ts';
import { LOOK_NAMES } from '../looks/looks.ts';
import { COLOUR, COLOURS } from '../looks/palette.ts';
import { POSITIONS, SCHEMES } from '../looks/theme.ts';
import { DIFFICULTIES } from '../measures/difficulties.ts';

const text = z.string().regex(/\S/, 'is empty');
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag such as “fr” or “pt-BR”');
const localised = (most: number) => z.record(language, text.max(most));
const country = z.string().regex(/^[A-Z]{2}$/, 'is not a country’s two letters, such as “FR”');
const duration = z
  .string()
  .regex(
    /^P(?=.)(?:\d{1,4}M)?(?:\d{1,4}D)?(?:T(?=.)(?:\d{1,4}H)?(?:\d{1,4}M)?)?$/,
    'is not a duration such as “P30D”, “P6M” or “PT4H”',
  );
const address = z
  .string()
  .regex(/^(https?:\/\/[^\s/]+|\/(?!\/))\S*$/, 'is neither a path (“/…”) nor an address (“https://…”)');
/** Asked by the collector, not by a page: a path would have no origin. */
const service = z.string().regex(/^https?:\/\/[^\s/]+\S*$/, 'is not an address (“https://…”)');
const witnessKey = z
  .string()
  .regex(/^[^\s+]+\+[0-9a-f]{8}\+B[A-P][A-Za-z0-9+/]{42}$/, 'is not the verifier key of a witness');
const cookiePath = z.string().regex(/^\/[^;\s]*$/, 'is not a path: it starts with “/”');
const cookieDomain = z.string().regex(/^\.?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/, 'is not a host name');
/** Whole segments only, so that what is excluded can be told at a glance. */
const template = z
  .string()
  .regex(
    /^\/(?:(?:\*\*?|:[A-Za-z]\w*|[^/?#*:\s][^/?#*\s]*)(?:\/(?:\*\*?|:[A-Za-z]\w*|[^/?#*:\s][^/?#*\s]*))*\/?)?$/,
    'is not a path template: “/” and whole segments, each a name, “:id”, “*” (one segment) or “**” (any number)',
  );
const seconds = z.number().min(0).max(300);

const limitation = z.strictObject({
  L1: z.strictObject({ rate: z.number().gt(0).lte(1), why: text.optional() }).optional(),
  L2: z
    .strictObject({
      triggers: z.array(z.enum(DIFFICULTIES)).min(1).optional(),
      before: seconds.optional(),
      after: seconds.optional(),
    })
    .optional(),
  L3: z.strictObject({ within: duration.optional() }).optional(),
});

const tracker = z.strictObject({
  name: text,
  store: z.enum(['cookie', 'localStorage', 'sessionStorage', 'indexedDB', 'cache']),
  path: cookiePath.optional(),
  domain: cookieDomain.optional(),
  keep: z.boolean().optional(),
});

const purpose = z.strictObject({
  id: z
    .string()
    .max(40)
    .regex(
      /^[a-z][a-z0-9]*([._-][a-z0-9]+)*$/,
      'is not an id: small letters and digits, parted by “.”, “-” or “_”',
    ),
  title: localised(60).optional(),
  description: localised(220).optional(),
  limitation: limitation.optional(),
  masking: z.enum(['M1', 'M2', 'M3']).optional(),
  identifier: z.enum(['I1', 'I2', 'I3']).optional(),
  retention: duration.optional(),
  retentionWhy: text.optional(),
  alternative: z.strictObject({ why: text, equivalent: text, owner: text }).optional(),
  trackers: z.array(tracker).optional(),
  recorder: z.union([text, z.array(text).min(1)]).optional(),
});

const party = { name: text, address: text, contact: text, dpo: text.optional(), policy: address.optional() };

const recipient = z.strictObject({
  name: text,
  role: z.enum(['processor', 'joint-controller', 'controller']),
  country,
  policy: address.optional(),
  ownPurpose: text.optional(),
  purposes: z.array(text).min(1).optional(),
});

/** A host, `*.` before it for all below, or an address that others start with. */
const place = z
  .string()
  .regex(
    /^((\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?|https?:\/\/[^\s/]+\S*|\/[^\s/]\S*)$/i,
    'is neither a host nor an address',
  );
const vendor = z.strictObject({
  id: text.max(200).optional(),
  hosts: z.array(place).max(50).optional(),
  options: z.record(z.string(), z.unknown()).optional(),
});

const colour = z.string().regex(COLOUR, 'is not a plain colour such as “#2f5bd3”');
const colours = Object.fromEntries(COLOURS.map((name) => [name, colour.optional()]));
const tokens = z.strictObject({
  look: z.enum(LOOK_NAMES).optional(),
  scheme: z.enum(SCHEMES).optional(),
  ...colours,
  dark: z.strictObject(colours).optional(),
  radius: z.int().min(0).max(32).optional(),
  font: text.max(200).optional(),
});

const shape = z
  .strictObject({
    $schema: z.string().optional(),
    site: z.string().regex(/^https?:\/\/\S+$/, 'is not an origin such as “https://boutique.example”'),
    siteVersion: text.max(64).optional(),
    controller: z.strictObject(party),
    recipients: z.array(recipient).optional(),
    storage: z.array(z.strictObject({ country })).min(1),
    purposes: z.array(purpose).min(1).max(20),
    recorder: z.union([text, z.array(text).min(1)]).optional(),
    vendors: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'is no name of a vendor'), vendor).optional(),
    ask: z.union([z.literal('banner'), z.strictObject({ cmp: text, map: z.record(text, text) })]).optional(),
    collector: address.optional(),
    choiceLifetime: duration.optional(),
    choiceLifetimeWhy: text.optional(),
    routes: z.array(template).max(500).optional(),
    exclude: z.array(template).max(500).optional(),
    unmask: z.array(z.union([text, z.strictObject({ selector: text, why: text.optional() })])).optional(),
    httpOnlyTrackers: z
      .array(
        z.strictObject({
          name: text,
          path: cookiePath.optional(),
          domain: cookieDomain.optional(),
          secure: z.boolean().optional(),
          partitioned: z.boolean().optional(),
        }),
      )
      .optional(),
    ruleset: text.optional(),
    theme: z.union([z.enum(LOOK_NAMES), tokens]).optional(),
    position: z.enum(POSITIONS).optional(),
    gpc: z.enum(['note', 'refuse']).optional(),
    caps: z
      .strictObject({
        duration: duration.optional(),
        bytes: z.int().min(1).optional(),
        rate: z.number().gt(0).optional(),
        idle: duration.optional(),
        life: duration.optional(),
      })
      .optional(),
    audit: z.strictObject({ every: duration, by: text, last: z.iso.date().optional() }).optional(),
    timestamp: service.optional(),
    witnesses: z
      .array(z.strictObject({ vkey: witnessKey, url: service }))
      .max(8)
      .optional(),
    proofRetention: duration.optional(),
    proofRetentionWhy: text.optional(),
    tcf: z
      .strictObject({
        cmpId: z.int().min(2).max(4095),
        cmpVersion: z.int().min(0).max(4095).optional(),
        vendorListVersion: z.int().min(0).max(4095).optional(),
        publisherCC: country.optional(),
      })
      .optional(),
    debug: z.boolean().optional(),
    embeds: z.boolean().optional(),
    consentMode: z
      .strictObject(Object.fromEntries(CONSENT_TYPES.map((type) => [type, text.optional()])))
      .optional(),
    preview: z.boolean().optional(),
  })
  .meta({
    title: 'temoin.json',
    description: 'Configuration of Témoin: what a site asks its visitors, and how replay is limited.',
  });

/** The shape of `temoin.json`; what a shape cannot say is in `rules/`. */
export const schema: z.ZodType = shape;

/** What `schema/temoin.schema.json` holds. */
export const jsonSchema = (): object => z.toJSONSchema(schema);

/** The names allowed at a place of the shape; none where it is no object with fixed names. */
export const namesAt = (path: readonly PropertyKey[]): readonly string[] => {
  let here: unknown = shape;
  const open = () => {
    while (here instanceof z.ZodOptional) here = here.unwrap();
    if (here instanceof z.ZodUnion)
      here = here.options.find((option) => option instanceof z.ZodObject || option instanceof z.ZodArray);
  };
  for (const step of path) {
    open();
    if (here instanceof z.ZodObject) here = here.shape[step as string];
    else if (here instanceof z.ZodArray) here = here.element;
    else return [];
  }
  open();
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
};
